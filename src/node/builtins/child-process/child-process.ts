// `node:child_process`: programs in processes of their own.
import { ChildProcess } from './child.ts';
import type { ChildHost } from './child.ts';
import { orderOf, splitArguments } from './options.ts';
import type { ChildOptions } from './options.ts';
import { createExecFile } from './exec.ts';
import { createSyncForms } from './sync.ts';
import { checkString, invalidArgType, unavailable } from '../../errors/node-error.ts';
import { fileURLToPath } from '../../paths/file-url.ts';
import type { Warn } from '../../values/warn.ts';
import type { Launch } from '../../wire/host.ts';

export interface ChildProcessNeeds extends ChildHost {
  /** `process.env` at this moment. */
  readonly env: () => Launch['env'];
  /** `util.getSystemErrorName`. */
  readonly systemErrorName: (number: number) => string;
  readonly execPath: string;
  readonly warn: Warn;
  readonly execArgv: () => readonly string[];
}

/** The exports of `node:child_process`. */
export function createChildProcess(needs: ChildProcessNeeds) {
  let warned = false;

  /** Once: a shell takes apart what it is given. */
  function warnOfShell(args: readonly string[], { shell }: ChildOptions): void {
    if (warned || !shell || args.length === 0) return;
    warned = true;
    const message =
      'Passing args to a child process with shell option true can lead to security ' +
      'vulnerabilities, as the arguments are not escaped, only concatenated.';
    needs.warn(message, 'DeprecationWarning', 'DEP0190');
  }

  function launch(file: unknown, args: readonly string[], options: ChildOptions): ChildProcess {
    warnOfShell(args, options);
    const order = orderOf(file, args, options, needs.env());
    const child = new OwnChildProcess();
    child.launch(order);
    return child;
  }

  function spawn(file: string, args?: unknown, options?: unknown): ChildProcess {
    const given = splitArguments(args, options);
    return launch(file, given.args, given.options);
  }

  function fork(modulePath: string | URL, args?: unknown, options?: unknown): ChildProcess {
    const given = splitArguments(args, options, true);
    const path = modulePath instanceof URL ? fileURLToPath(modulePath) : modulePath;
    if (typeof path !== 'string') {
      throw invalidArgType('modulePath', 'of type string or an instance of Buffer or URL', path);
    }
    const {
      silent = false,
      execArgv = needs.execArgv(),
      execPath = needs.execPath,
    } = given.options;
    const pipes = silent ? 'pipe' : 'inherit';
    const { stdio = [pipes, pipes, pipes, 'ipc'] } = given.options;
    const list: unknown = typeof stdio === 'string' ? [stdio, stdio, stdio, 'ipc'] : stdio;
    if (Array.isArray(list) && !list.includes('ipc')) {
      const error = new Error(
        "Forked processes must have an IPC channel, missing value 'ipc' in options.stdio",
      );
      throw Object.assign(error, { code: 'ERR_CHILD_PROCESS_IPC_REQUIRED' });
    }
    const line = [...execArgv, path, ...given.args];
    return launch(execPath, line, { ...given.options, stdio: list, shell: false });
  }

  /** The class as programs find it: they may make one, and have it spawn. */
  class OwnChildProcess extends ChildProcess {
    constructor() {
      super(needs);
    }

    spawn(options: unknown): number {
      const { file, args, envPairs, ...rest } = checkedSpawn(options);
      const env = envPairs && Object.fromEntries(envPairs.map(pairOf));
      this.launch(
        orderOf(file, args?.slice(1) ?? [], { ...rest, ...(env && { env }) }, needs.env()),
      );
      return 0;
    }
  }
  Object.defineProperty(OwnChildProcess, 'name', { value: 'ChildProcess' });

  return {
    _forkChild(): never {
      throw unavailable('child_process._forkChild');
    },
    ChildProcess: OwnChildProcess,
    ...createExecFile(launch, needs.systemErrorName),
    fork,
    spawn,
    ...createSyncForms({ ...needs, warnOfShell }),
  };
}

/** What `spawn` of the class takes: the file, the whole `argv`, and the environment as text. */
interface SpawnOptions extends ChildOptions {
  readonly file: string;
  readonly args?: readonly string[];
  readonly envPairs?: readonly string[];
}

function checkedSpawn(options: unknown): SpawnOptions {
  if (typeof options !== 'object' || options === null) {
    throw invalidArgType('options', 'of type object', options);
  }
  const { file, args, envPairs } = options as Readonly<Record<string, unknown>>;
  if (envPairs !== undefined && !Array.isArray(envPairs)) {
    throw invalidArgType('options.envPairs', 'an instance of Array', envPairs);
  }
  checkString(file, 'options.file');
  if (args !== undefined && !Array.isArray(args)) {
    throw invalidArgType('options.args', 'an instance of Array', args);
  }
  return options as SpawnOptions;
}

function pairOf(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return [pair.slice(0, at), pair.slice(at + 1)];
}
