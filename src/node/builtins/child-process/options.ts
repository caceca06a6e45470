// What the functions of `node:child_process` are given, made plain.
import { checkChildOptions, checkZeroByte } from './option-checks.ts';
import { redirectOf } from './redirects.ts';
import type { Redirect } from './redirects.ts';
import { checkString, invalidArgType, nodeError, unavailable } from '../../errors/node-error.ts';
import { fileURLToPath } from '../../paths/file-url.ts';
import { resolve } from '../../paths/posix.ts';
import type { Launch, Serialization, Stdio } from '../../wire/host.ts';
import { bare } from '../../values/bare.ts';
import { toSignal } from '../process/signals.ts';
import { workingDirectory } from '../../paths/working-directory.ts';

/** As Node's documentation lists them; of any type until they are checked here. */
export interface ChildOptions {
  readonly cwd?: string | URL;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly argv0?: string;
  readonly stdio?: unknown;
  readonly serialization?: unknown;
  readonly uid?: unknown;
  readonly gid?: unknown;
  readonly shell?: unknown;
  readonly signal?: AbortSignal;
  readonly timeout?: number;
  readonly killSignal?: string | number;
  readonly maxBuffer?: number;
  readonly encoding?: string | null;
  readonly input?: unknown;
  readonly silent?: boolean;
  readonly execPath?: string;
  readonly execArgv?: readonly string[];
  readonly detached?: unknown;
  readonly windowsHide?: unknown;
  readonly windowsVerbatimArguments?: unknown;
}

/** A file to run, with what it is told. */
export interface ChildOrder {
  readonly file: string;
  /** With the file itself first. */
  readonly spawnargs: readonly string[];
  readonly cwd: string;
  readonly env: Launch['env'];
  readonly stdio: readonly Stdio[];
  /** Where descriptors lead that stand as pipes in `stdio` but are not for this program. */
  readonly redirects: readonly (Redirect | undefined)[];
  readonly ipc: Serialization | undefined;
  readonly options: ChildOptions;
}

/** `(args, options)` where either may be left out. Throws as Node does. */
export function splitArguments(
  args: unknown,
  options: unknown,
  mayBeNull = false,
): { readonly args: readonly string[]; readonly options: ChildOptions } {
  const isList = Array.isArray(args);
  const given = isList || args === undefined || args === null ? options : args;
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
  if (given !== undefined && !isObject && !(mayBeNull && given === null)) {
    throw invalidArgType(isList ? 'options' : 'args', 'of type object', given);
  }
  const list = isList ? args.map(String) : [];
  return { args: list, options: bare({ ...given }) };
}

/** Checks a call and fills in what it leaves open. `env` is that of this process. */
export function orderOf(
  file: unknown,
  args: readonly string[],
  given: ChildOptions,
  env: Launch['env'],
): ChildOrder {
  // A program may have put options on all objects.
  const options = bare(given);
  checkString(file, 'file');
  if (file === '') {
    const message = "The argument 'file' cannot be empty. Received ''";
    throw nodeError(TypeError, 'ERR_INVALID_ARG_VALUE', message);
  }
  checkZeroByte(file, 'file');
  for (const [at, each] of args.entries()) checkZeroByte(each, `args[${String(at)}]`);
  checkChildOptions(options as Readonly<Record<string, unknown>>);
  if (options.killSignal !== undefined && options.killSignal !== null) {
    if (!['string', 'number'].includes(typeof options.killSignal)) {
      throw invalidArgType(
        'options.killSignal',
        'one of type string or number',
        options.killSignal,
      );
    }
    toSignal(options.killSignal);
  }
  const shell = typeof options.shell === 'string' ? options.shell : '/bin/sh';
  const line = options.shell ? ['-c', [file, ...args].join(' ')] : args;
  const run = options.shell ? shell : file;
  const { stdio, redirects, ipc } = stdioOf(options);
  const cwd = options.cwd instanceof URL ? fileURLToPath(options.cwd) : options.cwd;
  return {
    file: run,
    spawnargs: [options.argv0 ?? run, ...line],
    cwd: resolve(workingDirectory.path, cwd ?? '.'),
    env: options.env ? environmentOf(options.env) : env,
    stdio,
    redirects,
    ipc,
    options,
  };
}

/** An order in the words of Node's own `spawn`, for those who listen to its channels. */
export function spawnOptions({ file, spawnargs, env, stdio, options }: ChildOrder): object {
  return {
    ...options,
    args: spawnargs,
    cwd: options.cwd,
    detached: Boolean(options.detached),
    envPairs: Object.entries(env).map(([name, value]) => `${name}=${value}`),
    file,
    windowsHide: Boolean(options.windowsHide),
    windowsVerbatimArguments: Boolean(options.windowsVerbatimArguments),
    stdio,
  };
}

function environmentOf(given: Readonly<Record<string, unknown>>): Launch['env'] {
  const variables: Record<string, string> = {};
  // Those that it inherits count too.
  for (const name in given) {
    const { [name]: value } = given;
    if (value !== undefined) variables[name] = String(value);
  }
  return variables;
}

function stdioOf({ stdio = 'pipe', serialization = 'json' }: ChildOptions): {
  readonly stdio: readonly Stdio[];
  readonly redirects: readonly (Redirect | undefined)[];
  readonly ipc: Serialization | undefined;
} {
  if (serialization !== 'json' && serialization !== 'advanced') {
    const message = `The property 'options.serialization' must be one of: undefined, 'json', 'advanced'. Received ${typeof serialization === 'string' ? `'${serialization}'` : String(serialization)}`;
    throw nodeError(TypeError, 'ERR_INVALID_ARG_VALUE', message);
  }
  const list: unknown[] = Array.isArray(stdio) ? stdio : [stdio, stdio, stdio];
  if (list.filter((each) => each === 'ipc').length > 1) {
    throw nodeError(Error, 'ERR_IPC_ONE_PIPE', 'Child process can have only one IPC pipe');
  }
  const ipc = list.includes('ipc') ? serialization : undefined;
  const found = [0, 1, 2].map((fd) => descriptorOf(list[fd], fd));
  const plain = found.map((each) => (typeof each === 'object' ? 'pipe' : each));
  const redirects = found.map((each) => (typeof each === 'object' ? each : undefined));
  const extra = list.slice(3).find((each) => each !== 'ipc' && each !== 'ignore' && each !== null);
  if (extra !== undefined) throw unavailable('A fourth descriptor of a child process');
  return { stdio: plain, redirects, ipc };
}

function descriptorOf(given: unknown, fd: number): Stdio | Redirect {
  const own =
    typeof given === 'object' && given !== null && 'fd' in given ? (given.fd as number) : undefined;
  const value = own !== undefined && own <= 2 ? own : given;
  switch (value) {
    case undefined:
    case null:
    case 'pipe':
    case 'overlapped':
      return 'pipe';
    case 'ignore':
    case 'ipc':
      return 'ignore';
    case 'inherit':
      return fd as Stdio;
    case 0:
    case 1:
    case 2:
      return value;
    default:
      return redirectOf(value);
  }
}
