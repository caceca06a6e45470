// What a thread asks the thread of its hooks, and the memory in which it waits for the answer.
import { packError, unpackError } from '../../errors/error-record.ts';
import type { ErrorRecord } from '../../errors/error-record.ts';
import type { LoadContext, ResolveContext } from '../../loader/hooks.ts';
import { wholeBytes } from '../../values/bytes.ts';

export type HookQuestion =
  | {
      readonly kind: 'register';
      readonly specifier: string;
      readonly parentURL: string;
      readonly data: unknown;
    }
  | { readonly kind: 'resolve'; readonly specifier: string; readonly context: ResolveContext }
  | { readonly kind: 'load'; readonly url: string; readonly context: LoadContext };

/** An answer without its bytes, as JSON. */
interface Written {
  readonly value?: unknown;
  readonly error?: ErrorRecord;
  /** The bytes behind it are the value's `source`. */
  readonly hasBytes: boolean;
}

/** At the beginning of the memory: whether an answer is there, how long its JSON is, and its bytes. */
const [ready, jsonLength, byteLength] = [0, 1, 2];
const headBytes = 3 * Int32Array.BYTES_PER_ELEMENT;

/** The longest answer: more than any module. */
const mostBytes = 64 * 1024 * 1024;

/** One answer at a time, in memory that grows with it. */
export class HookAnswers {
  readonly memory: SharedArrayBuffer;
  readonly #head: Int32Array;

  constructor(memory = new SharedArrayBuffer(headBytes, { maxByteLength: mostBytes })) {
    this.memory = memory;
    this.#head = new Int32Array(memory, 0, 3);
  }

  /** Blocks until the answer is there. Throws what the hooks threw. */
  wait(): unknown {
    Atomics.wait(this.#head, ready, 0);
    Atomics.store(this.#head, ready, 0);
    const [json = 0, bytes = 0] = this.#head.subarray(jsonLength);
    const copy = (from: number, length: number): Uint8Array =>
      new Uint8Array(this.memory, from, length).slice();
    const text = new TextDecoder().decode(copy(headBytes, json));
    const { value, error, hasBytes } = JSON.parse(text) as Written;
    if (error) throw unpackError(error);
    return hasBytes ? { ...(value as object), source: copy(headBytes + json, bytes) } : value;
  }

  give(value: unknown): void {
    const { source } = (value ?? {}) as { readonly source?: unknown };
    const bytes = wholeBytes(source);
    this.#write(
      {
        value: bytes ? { ...(value as object), source: null } : value,
        hasBytes: bytes !== undefined,
      },
      bytes,
    );
  }

  fail(thrown: unknown): void {
    this.#write({ error: packError(thrown), hasBytes: false });
  }

  #write(written: Written, bytes: Uint8Array = new Uint8Array()): void {
    const json = new TextEncoder().encode(JSON.stringify(written));
    const needed = headBytes + json.length + bytes.length;
    if (needed > this.memory.byteLength) this.memory.grow(needed);
    const all = new Uint8Array(this.memory);
    all.set(json, headBytes);
    all.set(bytes, headBytes + json.length);
    Atomics.store(this.#head, jsonLength, json.length);
    Atomics.store(this.#head, byteLength, bytes.length);
    Atomics.store(this.#head, ready, 1);
    Atomics.notify(this.#head, ready);
  }
}
