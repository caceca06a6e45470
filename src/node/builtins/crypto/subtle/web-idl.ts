// Values as Web IDL takes them, with the words of Node's own errors.
import { defineListed } from '../../../values/define-property.ts';
import { wholeBytes } from '../../../values/bytes.ts';

/** Where a value stands, for messages. */
export interface Place {
  /** What fails if the value is wrong. */
  readonly prefix: string;
  /** What the value is called. */
  readonly context: string;
}

export type Convert<T = unknown> = (value: unknown, place: Place) => T;

/** A `TypeError` of Web IDL's. */
export function idlError(
  { prefix, context }: Place,
  what: string,
  code = 'ERR_INVALID_ARG_TYPE',
): Error {
  const subject = context === '' ? '' : `${context} `;
  return defineListed(new TypeError(`${prefix}: ${subject}${what}`), 'code', code);
}

export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

export const toText: Convert<string> = (value, place) => {
  if (typeof value === 'symbol') {
    throw idlError(place, 'is a Symbol and cannot be converted to a string.');
  }
  return String(value);
};

/** A whole number from 0 up to `2 ** bits`, which is told where it is not. */
export function toCount(bits: number): Convert<number> {
  return (value, place) => {
    for (const kind of ['bigint', 'symbol'] as const) {
      const named = kind === 'bigint' ? 'BigInt' : 'Symbol';
      if (typeof value === kind) {
        throw idlError(place, `is a ${named} and cannot be converted to a number.`);
      }
    }
    const number = Number(value);
    if (!Number.isFinite(number)) throw idlError(place, 'is not a finite number.');
    const whole = Math.trunc(number) + 0;
    const most = 2 ** bits - 1;
    if (whole >= 0 && whole <= most) return whole;
    const range = `is outside the expected range of 0 to ${String(most)}.`;
    throw idlError(place, range, 'ERR_OUT_OF_RANGE');
  };
}

/** A copy of the bytes of a view or a buffer. */
export const toBytes: Convert<Uint8Array<ArrayBuffer>> = (value, place) => {
  const bytes = wholeBytes(value);
  if (!bytes) {
    throw idlError(place, 'is not instance of ArrayBuffer, Buffer, TypedArray, or DataView.');
  }
  if (!(bytes.buffer instanceof ArrayBuffer)) {
    throw idlError(place, 'is a view on a SharedArrayBuffer, which is not allowed.');
  }
  return Uint8Array.from(bytes);
};

/** The number that an array of bytes holds, as it was given. */
export const toBigInteger: Convert<Uint8Array<ArrayBuffer>> = (value, place) => {
  if (!(value instanceof Uint8Array)) throw idlError(place, 'is not an Uint8Array object.');
  return toBytes(value, place);
};

export function toEnum(name: string, values: readonly string[]): Convert<string> {
  return (value, place) => {
    const text = toText(value, place);
    if (values.includes(text)) return text;
    const what = `'${text}' is not a valid enum value of type ${name}.`;
    throw idlError(place, what, 'ERR_INVALID_ARG_VALUE');
  };
}

export function toSequence<T>(convert: Convert<T>): Convert<T[]> {
  return (value, place) => {
    const isListed = isObject(value) && typeof Reflect.get(value, Symbol.iterator) === 'function';
    if (!isListed) throw idlError(place, 'cannot be converted to sequence.');
    return Array.from(value as Iterable<unknown>, (each, at) =>
      convert(each, { ...place, context: `${place.context}[${String(at)}]` }),
    );
  };
}

/** An algorithm as programs name it: by its name, or with its parameters. */
export const toIdentifier: Convert<string | object> = (value, place) =>
  isObject(value) ? value : toText(value, place);

/** Throws where arguments are missing. */
export function checkCount(given: number, required: number, prefix: string): void {
  if (given >= required) return;
  const words = `${String(required)} argument${required === 1 ? '' : 's'} required`;
  const what = `${words}, but only ${String(given)} present.`;
  throw idlError({ prefix, context: '' }, what, 'ERR_MISSING_ARGS');
}

/** A `DOMException` as Node makes it. */
export function domError(message: string, name: string, cause?: unknown): DOMException {
  const error = new DOMException(message, name);
  if (cause === undefined) return error;
  const place = { value: cause, configurable: true, writable: true };
  return Object.defineProperty(error, 'cause', place);
}

/** What comes of whatever fails while it is computed. */
export function failed(cause?: unknown): DOMException {
  return domError('The operation failed for an operation-specific reason', 'OperationError', cause);
}
