// What a thread asks the thread of its hooks, and the memory in which it waits for the answer.
import { packError, unpackError } from '../../errors/error-record.ts';
import type { ErrorRecord } from '../../errors/error-record.ts';
import type { Attributes } from '../../loader/hooks.ts';
import { wholeBytes } from '../../values/bytes.ts';

export type HookQuestion =
  | {
      readonly kind: 'register';
      readonly specifier: string;
      readonly parentURL: string;
      readonly data: unknown;
    }
  | {
      readonly kind: 'resolve';
      readonly specifier: string;
      readonly parentURL: string | undefined;
      readonly importAttributes: Attributes | undefined;
    }
  | {
      readonly kind: 'load';
      readonly url: string;
      readonly format: string | null | undefined;
      readonly importAttributes: Attributes | undefined;
    };

/** How a question ended: what hooks gave or threw, neither, or the end of their thread. */
export type HookAnswer =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'unsettled' }
  | { readonly kind: 'exit'; readonly code: number };

/** An answer without its bytes, as JSON. */
type Written =
  | HookAnswer
  /** The bytes behind it are the value's `source`. */
  | { readonly kind: 'bytes'; readonly value: object }
  | { readonly kind: 'error'; readonly error: ErrorRecord };

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
  wait(): HookAnswer {
    Atomics.wait(this.#head, ready, 0);
    Atomics.store(this.#head, ready, 0);
    const [json = 0, bytes = 0] = this.#head.subarray(jsonLength);
    const copy = (from: number, length: number): Uint8Array =>
      new Uint8Array(this.memory, from, length).slice();
    const text = new TextDecoder().decode(copy(headBytes, json));
    const written = JSON.parse(text) as Written;
    if (written.kind === 'error') throw unpackError(written.error);
    if (written.kind !== 'bytes') return written;
    const source = copy(headBytes + json, bytes);
    return { kind: 'value', value: { ...written.value, source } };
  }

  give(answer: HookAnswer): void {
    const { source } = Object(answer.kind === 'value' ? answer.value : undefined) as {
      readonly source?: unknown;
    };
    const bytes = wholeBytes(source);
    if (!bytes || answer.kind !== 'value') this.#write(answer);
    else
      this.#write({ kind: 'bytes', value: { ...(answer.value as object), source: null } }, bytes);
  }

  fail(thrown: unknown): void {
    this.#write({ kind: 'error', error: packError(thrown) });
  }

  #write(written: Written, bytes: Uint8Array = new Uint8Array()): void {
    // Of what JSON does not have, only errors hold any.
    const text = JSON.stringify(written, (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    const json = new TextEncoder().encode(text);
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
