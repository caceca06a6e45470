// What writer and reader of V8's format agree on: version 15, as Node 24 writes it.
import { nodeError } from '../../errors/node-error.ts';

export const version = 15;

/** An argument is no view of bytes. */
export function noBytes(name: string): Error {
  const message = `${name} must be a TypedArray or a DataView`;
  return nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', message);
}

/** The tags that stand before values, and within them. */
export const tags = {
  version: 0xff,
  padding: '\0',
  undefined: '_',
  null: '0',
  true: 'T',
  false: 'F',
  int: 'I',
  uint: 'U',
  double: 'N',
  bigint: 'Z',
  oneByteString: '"',
  twoByteString: 'c',
  utf8String: 'S',
  again: '^',
  object: 'o',
  objectEnd: '{',
  dense: 'A',
  denseEnd: '$',
  hole: '-',
  sparse: 'a',
  sparseEnd: '@',
  date: 'D',
  boxedTrue: 'y',
  boxedFalse: 'x',
  boxedNumber: 'n',
  boxedBigint: 'z',
  boxedString: 's',
  regExp: 'R',
  map: ';',
  mapEnd: ':',
  set: "'",
  setEnd: ',',
  buffer: 'B',
  resizable: '~',
  transferred: 't',
  view: 'V',
  error: 'r',
  host: '\\',
} as const;

export const errorTags = {
  EvalError: 'E',
  RangeError: 'R',
  ReferenceError: 'F',
  SyntaxError: 'S',
  TypeError: 'T',
  URIError: 'U',
} as const;

export const errorParts = { message: 'm', cause: 'c', stack: 's', end: '.' } as const;

/** Flags of regular expressions, from the lowest bit; V8 keeps one for itself. */
export const regExpFlags = ['g', 'i', 'm', 'y', 'u', 's', '', 'd', 'v'];

type ViewClass = new (
  buffer: ArrayBufferLike,
  offset?: number,
  length?: number,
) => ArrayBufferView & { readonly length?: number };

const scope = globalThis as unknown as Record<string, ViewClass | undefined>;

/** The views by V8's tags, but for those that a browser has not. */
export const viewTags: ReadonlyMap<string, ViewClass> = new Map(
  Object.entries({
    b: 'Int8Array',
    B: 'Uint8Array',
    C: 'Uint8ClampedArray',
    w: 'Int16Array',
    W: 'Uint16Array',
    d: 'Int32Array',
    D: 'Uint32Array',
    h: 'Float16Array',
    f: 'Float32Array',
    F: 'Float64Array',
    q: 'BigInt64Array',
    Q: 'BigUint64Array',
    '?': 'DataView',
  }).flatMap(([tag, name]) => {
    const Class = scope[name];
    return Class ? [[tag, Class] as const] : [];
  }),
);

/** The views by the numbers of Node's own, which writes their bytes alone. */
export function viewNumbers(Buffer: BufferConstructor): (ViewClass | undefined)[] {
  const before =
    'Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array ' +
    'Float32Array Float64Array DataView';
  return [
    ...before.split(' ').map((name) => scope[name]),
    Buffer,
    ...['BigInt64Array', 'BigUint64Array', 'Float16Array'].map((name) => scope[name]),
  ];
}
