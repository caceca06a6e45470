// What a process may change about itself: its working directory, its file mask, its error handling.
import {
  checkString,
  invalidArgType,
  nodeError,
  outOfRange,
  systemError,
} from '../../errors/node-error.ts';
import { resolve } from '../../paths/posix.ts';
import { workingDirectory } from '../../paths/working-directory.ts';

export interface SettingsNeeds {
  /** In a worker some of these may not be changed. */
  readonly isMainThread: boolean;
  readonly isFolder: (path: string) => boolean;
}

export type Capture = (error: unknown) => void;

/** Checks what may be an exit code, and makes a number of it. */
export function toExitCode(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || (typeof value === 'string' && Number.isNaN(number))) {
    throw invalidArgType('code', 'of type number', value);
  }
  if (!Number.isInteger(number)) throw outOfRange('code', 'an integer', value);
  return number;
}

function notInWorkers(api: string): Error {
  const message = `process.${api}() is not supported in workers`;
  return nodeError(TypeError, 'ERR_WORKER_UNSUPPORTED_OPERATION', message);
}

function toMask(mask: unknown): number {
  const number =
    typeof mask === 'string' && /^[0-7]+$/u.test(mask) ? Number.parseInt(mask, 8) : mask;
  if (typeof number === 'string') {
    const message =
      "The argument 'mask' must be a 32-bit unsigned integer or an octal string. " +
      `Received '${number}'`;
    throw nodeError(TypeError, 'ERR_INVALID_ARG_VALUE', message);
  }
  if (typeof number !== 'number') throw invalidArgType('mask', 'of type number', mask);
  if (!Number.isInteger(number)) throw outOfRange('mask', 'an integer', mask);
  if (number < 0 || number > 0xffff_ffff) throw outOfRange('mask', '>= 0 && <= 4294967295', mask);
  return number & 0o777;
}

/** Functions of `process`, and the callback that takes the place of all listeners of exceptions. */
export function createSettings({ isMainThread, isFolder }: SettingsNeeds) {
  let mask = 0o22;
  let capture: Capture | null = null;

  function umask(given?: unknown): number {
    const before = mask;
    if (given === undefined) return before;
    if (!isMainThread) {
      const message = 'Setting process.umask() is not supported in workers';
      throw nodeError(TypeError, 'ERR_WORKER_UNSUPPORTED_OPERATION', message);
    }
    mask = toMask(given);
    return before;
  }

  function chdir(directory: unknown): void {
    if (!isMainThread) throw notInWorkers('chdir');
    checkString(directory, 'directory');
    const to = resolve(directory);
    if (!isFolder(to)) {
      const from = workingDirectory.path;
      const error = systemError('chdir', 'ENOENT', { path: from, dest: directory });
      error.message = `ENOENT: no such file or directory, chdir ${from} -> '${directory}'`;
      throw error;
    }
    workingDirectory.path = to;
  }

  function setUncaughtExceptionCaptureCallback(given: unknown): void {
    if (given === null) {
      capture = null;
      return;
    }
    if (typeof given !== 'function') throw invalidArgType('fn', 'of type function or null', given);
    if (capture !== null) {
      const message =
        '`process.setupUncaughtExceptionCapture()` was called while a capture callback was already active';
      throw nodeError(Error, 'ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET', message);
    }
    capture = given as Capture;
  }

  return {
    /** Not for programs. */
    captured: () => capture,
    functions: {
      cwd: () => workingDirectory.path,
      chdir,
      umask,
      setUncaughtExceptionCaptureCallback,
      hasUncaughtExceptionCaptureCallback: () => capture !== null,
    },
  };
}
