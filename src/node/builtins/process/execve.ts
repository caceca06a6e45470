// `process.execve`: another program in the place of this one.
import {
  checkString,
  invalidArgType,
  invalidArgValue,
  nodeError,
} from '../../errors/node-error.ts';

/** What is to take the process over. */
export interface Execution {
  readonly path: string;
  /** The first is the name that it is to be told of itself. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const isPlain = (value: unknown): value is string =>
  typeof value === 'string' && !value.includes('\0');

/** Throws as Node does where this thread, or what was given, is not of that kind. */
export function checkExecution(
  isMainThread: boolean,
  path: unknown,
  args: unknown,
  env: unknown,
): Execution {
  if (!isMainThread) {
    const message = 'Calling process.execve is not supported in workers';
    throw nodeError(TypeError, 'ERR_WORKER_UNSUPPORTED_OPERATION', message);
  }
  checkString(path, 'execPath');
  if (!Array.isArray(args)) throw invalidArgType('args', 'an instance of Array', args);
  const reason = 'must be a string without null bytes';
  for (const [at, arg] of args.entries()) {
    if (!isPlain(arg)) throw invalidArgValue(`args[${String(at)}]`, arg, reason);
  }
  if (typeof env !== 'object' || env === null || Array.isArray(env)) {
    throw invalidArgType('env', 'of type object', env);
  }
  if (!Object.entries(env).flat().every(isPlain)) {
    const wanted = 'must be an object with string keys and values without null bytes';
    throw invalidArgValue('env', env, wanted);
  }
  return { path, args: args as string[], env: { ...env } };
}
