// The function `Buffer` itself: what Node makes a buffer from, and what it refuses.
import { defineHidden, defineListed } from '../../values/define-property.ts';
import { invalidArgType, nodeError } from '../../errors/node-error.ts';
import { types } from '../../values/type-checks.ts';
import { needEncoding } from './encodings.ts';
import { Pool } from './pool.ts';
import type { Warn } from '../../values/warn.ts';

type BufferClass = typeof Buffer;

export interface BufferNeeds {
  readonly warn: Warn;
  /** Whether the program wants to hear of what packages use, too. */
  readonly isPending: () => boolean;
  /** Marks memory that no message may take along. */
  readonly keep: (memory: ArrayBuffer) => void;
  readonly resolveObjectURL: (url: unknown) => Blob | undefined;
}

const deprecated =
  'Buffer() is deprecated due to security and usability issues. Please use the Buffer.alloc(), ' +
  'Buffer.allocUnsafe(), or Buffer.from() methods instead.';

/** How much memory small buffers share, in bytes, unless a program says otherwise. */
const poolSize = 2 ** 16;

const firstTypes =
  'of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object';

function outside(name: string): Error {
  return nodeError(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', `"${name}" is outside of buffer bounds`);
}

/** Whether the program's code that runs lies in a `node_modules` folder, where nobody can mend it. */
function isInPackages(): boolean {
  const caller = String(new Error().stack).split('\n')[1] ?? '';
  return /[\\/]node_modules[\\/]/u.test(caller);
}

/** The class that programs see, over the library's, which it takes the place of. */
export function createBufferClass(
  library: BufferClass,
  { isPending, keep, warn }: BufferNeeds,
): BufferClass {
  const prototype = library.prototype as object;
  const pool = new Pool({ size: () => Class.poolSize, keep });
  let warned = false;

  function over(memory: ArrayBufferLike, offset: unknown, length: unknown): Buffer {
    const start = Number(offset ?? 0) || 0;
    const most = memory.byteLength - start;
    if (most < 0) throw outside('offset');
    // Without a length it grows and shrinks with memory that does.
    if (length === undefined) return as(new Uint8Array(memory, start));
    const wanted = Math.max(Number(length) || 0, 0);
    if (wanted > most) throw outside('length');
    return as(new Uint8Array(memory, start, wanted));
  }

  function as(bytes: Uint8Array): Buffer {
    return Object.setPrototypeOf(bytes, prototype) as Buffer;
  }

  function fromText(text: string, encoding: unknown): Buffer {
    const known = typeof encoding !== 'string' || encoding === '' ? 'utf8' : needEncoding(encoding);
    return pooled(library.from(text, known));
  }

  /** What the library has just made, in shared memory where it is small. */
  function pooled(made: Buffer): Buffer {
    return pool.takes(made.length) ? as(pool.hold(made)) : made;
  }

  /** Something of the kind of an array, or what was once a buffer. */
  function fromParts(given: object): Buffer | undefined {
    const { length, buffer, type, data } = given as {
      length?: unknown;
      buffer?: unknown;
      type?: unknown;
      data?: unknown;
    };
    if (length !== undefined || types.isAnyArrayBuffer(buffer)) {
      return typeof length === 'number' ? as(pool.hold(given as number[])) : library.alloc(0);
    }
    return type === 'Buffer' && Array.isArray(data) ? as(pool.hold(data as number[])) : undefined;
  }

  function from(value: unknown, encodingOrOffset?: unknown, length?: unknown): Buffer {
    if (typeof value === 'string') return fromText(value, encodingOrOffset);
    if (typeof value === 'object' && value !== null) {
      if (types.isAnyArrayBuffer(value)) {
        return over(value, encodingOrOffset, length);
      }
      // The language's own class of views, whose `valueOf` nobody needs to ask.
      if (value instanceof Uint8Array) return as(pool.hold(value));
      const inner: unknown = (value as { valueOf?: () => unknown }).valueOf?.();
      const isOther = inner !== value && inner !== null && inner !== undefined;
      if (isOther && (typeof inner === 'string' || typeof inner === 'object')) {
        return from(inner, encodingOrOffset, length);
      }
      if (!(value instanceof ArrayBuffer)) {
        const made = fromParts(value);
        if (made) return made;
      }
      const primitive: unknown = Reflect.get(value, Symbol.toPrimitive);
      if (typeof primitive === 'function') {
        const text: unknown = Reflect.apply(primitive, value, ['string']);
        if (typeof text === 'string') return fromText(text, encodingOrOffset);
      }
    }
    throw invalidArgType('first argument', firstTypes, value);
  }

  function BufferFunction(value: unknown, encodingOrOffset?: unknown, length?: unknown): Buffer {
    if (!warned && (isPending() || !isInPackages())) {
      warned = true;
      warn(deprecated, 'DeprecationWarning', 'DEP0005');
    }
    if (typeof value !== 'number') return from(value, encodingOrOffset, length);
    if (typeof encodingOrOffset === 'string') {
      throw invalidArgType('string', 'of type string', value);
    }
    return Class.alloc(value);
  }

  const Class = BufferFunction as unknown as BufferClass;
  Object.setPrototypeOf(Class, Uint8Array);
  for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(library))) {
    if (name !== 'prototype') Object.defineProperty(Class, name, property);
  }
  // What the language's own methods make buffers by, without a word about how programs should.
  function bytesLike(...args: ConstructorParameters<typeof Uint8Array>): Buffer {
    return as(new Uint8Array(...args));
  }
  Object.defineProperty(Class, Symbol.species, { get: () => bytesLike, configurable: true });
  defineHidden(Class, 'of', (...items: number[]) => as(Uint8Array.of(...items)));
  Object.defineProperty(Class, 'prototype', { value: prototype });
  defineHidden(prototype, 'constructor', Class);
  defineListed(Class, 'from', from);
  defineListed(Class, 'poolSize', poolSize);
  const { allocUnsafe, concat, copyBytesFrom } = Class;
  const pooling = {
    allocUnsafe: (size: number) =>
      pool.takes(size) ? as(pool.allocate(Math.trunc(size))) : allocUnsafe(size),
    concat: (list: Uint8Array[], length?: number) => pooled(concat(list, length)),
    copyBytesFrom: (view: Uint8Array, offset?: number, length?: number) =>
      pooled(copyBytesFrom(view, offset, length)),
  };
  for (const [name, value] of Object.entries(pooling)) defineListed(Class, name, value);
  return Class;
}
