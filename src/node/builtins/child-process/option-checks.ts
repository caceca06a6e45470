// What `spawn` and its kin refuse: the types and ranges of their options, in Node's words.
import { invalidArgType, nodeError, outOfRange } from '../../errors/node-error.ts';

type Options = Readonly<Record<string, unknown>>;

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function check(options: Options, name: string, expected: string, types: readonly string[]): void {
  const value = options[name];
  if (isGiven(value) && !types.includes(typeof value)) {
    throw invalidArgType(`options.${name}`, expected, value);
  }
}

function checkId(options: Options, name: 'uid' | 'gid'): void {
  const value = options[name];
  if (
    isGiven(value) &&
    !(Number.isInteger(value) && (value as number) === ((value as number) | 0))
  ) {
    throw invalidArgType(`options.${name}`, 'int32', value);
  }
}

/** No byte of a command line may be zero. */
export function checkZeroByte(value: unknown, name: string): void {
  if (typeof value !== 'string' || !value.includes('\0')) return;
  const shown = JSON.stringify(value).replaceAll('"', "'").replaceAll('\\u0000', '\\x00');
  const kind = name.includes('.') ? 'property' : 'argument';
  const message = `The ${kind} '${name}' must be a string without null bytes. Received ${shown}`;
  throw nodeError(TypeError, 'ERR_INVALID_ARG_VALUE', message);
}

/** Throws where an option is not what Node takes. */
export function checkChildOptions(options: Options): void {
  const { cwd, signal, timeout } = options;
  if (isGiven(cwd) && typeof cwd !== 'string' && !(cwd instanceof URL)) {
    const expected = 'of type string or an instance of Buffer or URL';
    if (!(cwd instanceof Uint8Array)) throw invalidArgType('options.cwd', expected, cwd);
  }
  checkZeroByte(cwd, 'options.cwd');
  check(options, 'detached', 'of type boolean', ['boolean']);
  checkId(options, 'uid');
  checkId(options, 'gid');
  check(options, 'shell', 'one of type boolean or string', ['boolean', 'string']);
  checkZeroByte(options['shell'], 'options.shell');
  check(options, 'argv0', 'of type string', ['string']);
  checkZeroByte(options['argv0'], 'options.argv0');
  check(options, 'windowsHide', 'of type boolean', ['boolean']);
  check(options, 'windowsVerbatimArguments', 'of type boolean', ['boolean']);
  if (
    signal !== undefined &&
    (typeof signal !== 'object' || signal === null || !('aborted' in signal))
  ) {
    throw invalidArgType('options.signal', 'an instance of AbortSignal', signal);
  }
  if (isGiven(timeout) && !(Number.isInteger(timeout) && (timeout as number) >= 0)) {
    throw outOfRange('timeout', 'an unsigned integer', timeout);
  }
  const { input } = options;
  if (isGiven(input) && typeof input !== 'string' && !ArrayBuffer.isView(input)) {
    const expected = 'one of type string, Buffer, TypedArray, or DataView';
    throw invalidArgType('options.stdio[0]', expected, input);
  }
}

/** The same for those calls that collect what is printed: `spawn` does not look at it. */
export function checkMaxBuffer(maxBuffer: unknown): void {
  if (isGiven(maxBuffer) && !(typeof maxBuffer === 'number' && maxBuffer >= 0)) {
    throw outOfRange('options.maxBuffer', 'a positive number', maxBuffer);
  }
}
