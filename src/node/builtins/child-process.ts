// `node:child_process`: programs in processes of their own.
import { ChildProcess } from '../child-process.ts';
import type { ChildHost } from '../child-process.ts';
import { orderOf, splitArguments } from '../child-options.ts';
import type { ChildOptions } from '../child-options.ts';
import { createExecFile } from './child-process-exec.ts';
import { createSyncForms } from './child-process-sync.ts';
import { invalidArgType, unavailable } from '../errors.ts';
import { fileURLToPath } from '../file-url.ts';
import type { Launch } from '../protocol.ts';

export interface ChildProcessParts extends ChildHost {
  /** `process.env` at this moment. */
  readonly env: () => Launch['env'];
  readonly execPath: string;
  readonly execArgv: () => readonly string[];
}

/** The exports of `node:child_process`. */
export function createChildProcess(parts: ChildProcessParts) {
  function launch(file: unknown, args: readonly string[], options: ChildOptions): ChildProcess {
    const order = orderOf(file, args, options, parts.env());
    const child = new ChildProcess(parts);
    child.launch(order);
    return child;
  }

  function spawn(file: string, args?: unknown, options?: unknown): ChildProcess {
    const given = splitArguments(args, options);
    return launch(file, given.args, given.options);
  }

  function fork(modulePath: string | URL, args?: unknown, options?: unknown): ChildProcess {
    const given = splitArguments(args, options);
    const path = modulePath instanceof URL ? fileURLToPath(modulePath) : modulePath;
    if (typeof path !== 'string') {
      throw invalidArgType('modulePath', 'of type string or an instance of Buffer or URL', path);
    }
    const {
      silent = false,
      execArgv = parts.execArgv(),
      execPath = parts.execPath,
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

  return {
    _forkChild(): never {
      throw unavailable('child_process._forkChild');
    },
    ChildProcess,
    ...createExecFile(launch),
    fork,
    spawn,
    ...createSyncForms(parts),
  };
}
