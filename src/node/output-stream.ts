// `process.stdout` and `process.stderr`: what is written goes out at once.
import { invalidArgType } from './errors.ts';
import { EventEmitter } from './event-emitter.ts';

type Done = (error?: Error | null) => void;

/** As much of a writable stream as standard output is asked for. Not a terminal. */
export class OutputStream extends EventEmitter {
  readonly fd: number;
  readonly writable = true;
  readonly #print: (text: string) => void;
  readonly #defer: (job: () => void) => void;
  // Bytes may be written in pieces that end in the middle of a character.
  readonly #decoder = new TextDecoder();

  constructor(fd: number, print: (text: string) => void, defer: (job: () => void) => void) {
    super();
    this.fd = fd;
    this.#print = print;
    this.#defer = defer;
  }

  /** Always true: nothing waits here. */
  write(chunk: unknown, encoding?: string | Done, done?: Done): boolean {
    const text = this.#textOf(chunk);
    if (text !== '') this.#print(text);
    const callback = typeof encoding === 'function' ? encoding : done;
    if (callback) this.#defer(callback);
    return true;
  }

  /** Standard output cannot be closed, here as in Node. */
  end(chunk?: unknown, encoding?: string | Done, done?: Done): this {
    if (chunk !== undefined && typeof chunk !== 'function') this.write(chunk, encoding, done);
    return this;
  }

  #textOf(chunk: unknown): string {
    if (typeof chunk === 'string') return chunk;
    if (ArrayBuffer.isView(chunk)) return this.#decoder.decode(chunk, { stream: true });
    throw invalidArgType(
      'chunk',
      'of type string or an instance of Buffer, TypedArray, or DataView',
      chunk,
    );
  }
}
