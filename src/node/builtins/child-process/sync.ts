// `spawnSync`, `execSync`, `execFileSync`: this thread stands still while the child runs.
import { checkMaxBuffer } from './option-checks.ts';
import { bytesOf, textOf } from './bytes.ts';
import type { ChildHost } from './child.ts';
import { feedFrom, printTo } from './redirects.ts';
import { orderOf, splitArguments } from './options.ts';
import { bare } from '../../values/bare.ts';
import type { ChildOptions } from './options.ts';
import { askHost } from '../../context/ask-host.ts';
import { systemError } from '../../errors/node-error.ts';
import type { Launch, Question, RunOutcome } from '../../wire/host.ts';
import { toSignal } from '../process/signals.ts';
import { commandFailed } from './exec.ts';

export interface SyncFormsNeeds extends ChildHost {
  readonly env: () => Launch['env'];
  readonly warnOfShell: (args: readonly string[], options: ChildOptions) => void;
}

type Output = string | Uint8Array;
type SyncForm = 'spawnSync' | 'execFileSync' | 'execSync';

/** What `spawnSync` returns. */
export interface SpawnSyncResult {
  readonly error?: Error;
  readonly status: number | null;
  readonly signal: string | null;
  readonly output: readonly (Output | null)[] | null;
  readonly pid: number;
  readonly stdout: Output | null | undefined;
  readonly stderr: Output | null | undefined;
}

const failures = { refused: 'EAGAIN', timeout: 'ETIMEDOUT', maxBuffer: 'ENOBUFS' } as const;

/** How much is kept of each stream, in characters, unless told otherwise: as Node. */
const defaultMaxBuffer = 2 ** 20;

/** The functions that wait. Without shared memory they throw and say why. */
export function createSyncForms(host: SyncFormsNeeds) {
  function run(
    call: SyncForm,
    file: unknown,
    args: readonly string[],
    given: ChildOptions,
  ): SpawnSyncResult {
    const options = bare(given);
    checkMaxBuffer(options.maxBuffer);
    host.warnOfShell(args, options);
    const order = orderOf(file, args, options, host.env());
    const { name, path } = host.find(order.file, order.cwd) ?? {};
    const fail = (code: 'ENOENT' | (typeof failures)[keyof typeof failures]): Error =>
      systemError(`spawnSync ${order.file}`, code, {
        path: order.file,
        spawnargs: order.spawnargs.slice(1),
      });
    if (name === undefined || !host.isFolder(order.cwd)) {
      const none = { status: null, signal: null, output: null, pid: 0 };
      return { error: fail('ENOENT'), ...none, stdout: undefined, stderr: undefined };
    }
    const { cwd, env, stdio } = order;
    const [argv0 = name, ...rest] = order.spawnargs;
    const line = { name, path, args: rest, argv0 };
    let input = textOf(options.input) ?? '';
    if (order.redirects[0]) {
      feedFrom(host.files(), order.redirects[0], (text) => {
        input += text ?? '';
      });
    }
    const pid = host.children.nextPid();
    const question: Question = {
      kind: 'run',
      pid,
      launch: { line, cwd, env, stdio, ipc: undefined, askedAt: host.thread.clock() },
      limits: {
        input,
        timeout: options.timeout || undefined,
        killSignal: toSignal(options.killSignal ?? 'SIGTERM'),
        maxBuffer: Math.min(options.maxBuffer ?? defaultMaxBuffer, Number.MAX_SAFE_INTEGER),
      },
    };
    const api = 'child_process.spawnSync';
    const outcome = askHost(host.thread, api, question, call) as RunOutcome;
    for (const [index, name] of (['stdout', 'stderr'] as const).entries()) {
      const redirect = order.redirects[index + 1];
      if (redirect) printTo(host.files(), redirect, outcome[name]);
    }
    const isText = options.encoding && options.encoding !== 'buffer';
    const shown = (text: string, fd: number): Output | null =>
      stdio[fd] === 'pipe' && !order.redirects[fd] ? (isText ? text : bytesOf(text)) : null;
    const stdout = shown(outcome.stdout, 1);
    const stderr = shown(outcome.stderr, 2);
    return {
      ...(outcome.broken && { error: fail(failures[outcome.broken]) }),
      status: outcome.code,
      signal: outcome.signal,
      output: [null, stdout, stderr],
      pid,
      stdout,
      stderr,
    };
  }

  /** The output of a command that succeeded; its errors are this process's too, unless told otherwise. */
  function outputOf(
    call: SyncForm,
    file: unknown,
    args: readonly string[],
    options: ChildOptions,
  ): SpawnSyncResult['stdout'] {
    const result = run(call, file, args, options);
    const errors = String(result.stderr ?? '');
    if (options.stdio === undefined) host.thread.output.print('stderr', errors);
    if (result.error) throw Object.assign(result.error, result);
    if (result.status === 0) return result.stdout;
    const command = [String(file), ...args].join(' ');
    throw commandFailed(command, errors === '' ? undefined : errors, { ...result });
  }

  function spawnSync(file: string, args?: unknown, options?: unknown): SpawnSyncResult {
    const given = splitArguments(args, options);
    return run('spawnSync', file, given.args, given.options);
  }

  function execFileSync(file: string, args?: unknown, options?: unknown): unknown {
    const given = splitArguments(args, options);
    return outputOf('execFileSync', file, given.args, given.options);
  }

  function execSync(command: string, options: ChildOptions = {}): unknown {
    return outputOf('execSync', command, [], { ...options, shell: options.shell ?? true });
  }

  return { execFileSync, execSync, spawnSync };
}
