// What `new Worker()` is given, checked and made plain.
import { invalidArgType, nodeError } from '../../errors/node-error.ts';
import { fileURLToPath } from '../../paths/file-url.ts';
import { isWorkerOption, wrongValue } from '../../context/node-options.ts';
import { isAbsolute, resolve } from '../../paths/posix.ts';
import type { Entry, ResourceLimits } from '../../wire/thread-start.ts';

export interface WorkerOptions {
  readonly eval?: boolean;
  readonly workerData?: unknown;
  readonly argv?: readonly unknown[];
  readonly execArgv?: readonly unknown[];
  readonly env?: unknown;
  readonly name?: string;
  readonly transferList?: unknown;
  readonly stdin?: boolean;
  readonly stdout?: boolean;
  readonly stderr?: boolean;
  readonly resourceLimits?: unknown;
}

/** What Node gives a thread where nothing else is asked for, on a machine with enough memory. */
const usualLimits: ResourceLimits = {
  maxYoungGenerationSizeMb: 192,
  maxOldGenerationSizeMb: 4096,
  codeRangeSizeMb: 0,
  stackSizeMb: 4,
};

/** What is no positive number is as if it had not been asked for. */
export function limitsOf({ resourceLimits }: WorkerOptions): ResourceLimits {
  const wanted = Object.entries(Object(resourceLimits) as object).filter(
    ([name, value]) => name in usualLimits && typeof value === 'number' && value > 0,
  );
  return { ...usualLimits, ...(Object.fromEntries(wanted) as Partial<ResourceLimits>) };
}

/** In the place of a file: the thread of a program's hooks. No program can get at it. */
export const hooksThread = Symbol('hooks');

/** What the thread is to run. Throws as Node does where it is neither a path nor a URL that serves. */
export function entryOf(file: unknown, options: WorkerOptions, cwd: string): Entry {
  if (file === hooksThread) return { kind: 'hooks' };
  if (options.eval) {
    if (typeof file === 'string') return { kind: 'text', text: file };
    const message =
      "The property 'options.eval' must be false when 'filename' is not a string. Received true";
    throw nodeError(TypeError, 'ERR_INVALID_ARG_VALUE', message);
  }
  if (file instanceof URL) {
    if (file.protocol === 'file:') return { kind: 'file', path: fileURLToPath(file) };
    if (file.protocol === 'data:') return { kind: 'file', path: file.href };
    throw nodeError(TypeError, 'ERR_INVALID_URL_SCHEME', 'The URL must be of scheme file');
  }
  if (typeof file !== 'string') {
    throw invalidArgType('filename', 'of type string or an instance of URL', file);
  }
  if (isAbsolute(file) || /^\.\.?\//u.test(file)) return { kind: 'file', path: resolve(cwd, file) };
  const hint = file.startsWith('file://')
    ? ' Wrap file:// URLs with `new URL`.'
    : file.startsWith('data:text/javascript')
      ? ' Wrap data: URLs with `new URL`.'
      : '';
  throw nodeError(
    TypeError,
    'ERR_WORKER_PATH',
    'The worker script or module filename must be an absolute path or a relative path starting ' +
      `with './' or '../'.${hint} Received "${file}"`,
  );
}

/** The arguments for the thread's `process.argv`. */
export function argvOf({ argv }: WorkerOptions): string[] {
  if (argv === undefined || argv === null) return [];
  if (!Array.isArray(argv)) throw invalidArgType('options.argv', 'an instance of Array', argv);
  return argv.map(String);
}

/** The thread's `process.execArgv`: its own, or those of its creator. */
export function execArgvOf({ execArgv }: WorkerOptions, inherited: readonly string[]): string[] {
  if (!execArgv) return [...inherited];
  if (!Array.isArray(execArgv)) {
    throw invalidArgType('options.execArgv', 'an instance of Array', execArgv);
  }
  const given = execArgv.map(String);
  const end = given.indexOf('--');
  const words = end < 0 ? given : given.slice(0, end);
  checkFlags('invalid execArgv flags', words, wrongValue(words, {}));
  return words;
}

/** Checks the variables that a thread is to have of its own. */
export function environmentOf(given: object): Readonly<Record<string, string>> {
  const variables = Object.fromEntries(
    Object.entries(given).map(([key, value]) => [key, String(value)]),
  );
  const words = (variables['NODE_OPTIONS'] ?? '').split(/\s+/u);
  checkFlags('invalid NODE_OPTIONS env variable', words, wrongValue([], variables));
  return variables;
}

/** Throws where a word is an option that no thread takes, or where a value is wrong. */
function checkFlags(what: string, words: readonly string[], wrong: string | undefined): void {
  const unknown = words.filter((word) => word.startsWith('-') && !isWorkerOption(word));
  const said = unknown.length > 0 ? unknown.join(', ') : wrong;
  if (said === undefined) return;
  throw nodeError(Error, 'ERR_WORKER_INVALID_EXEC_ARGV', `Initiated Worker with ${what}: ${said}`);
}
