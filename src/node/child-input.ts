// `child.stdin`: what a child reads, as a stream to write.
import { textOf } from './child-bytes.ts';
import { invalidArgType, nodeError } from './errors.ts';
import { EventEmitter } from './event-emitter.ts';

type Done = (error?: Error | null) => void;

export interface ChildInputParts {
  /** Text for the child; null at its end. */
  readonly send: (text: string | null) => void;
  readonly nextTick: (job: () => void) => void;
}

/** As much of a writable stream as the input of a process is asked for. */
export class ChildInput extends EventEmitter {
  writable = true;
  writableEnded = false;
  destroyed = false;
  readonly #parts: ChildInputParts;

  constructor(parts: ChildInputParts) {
    super();
    this.#parts = parts;
  }

  /** Always true: nothing waits here. */
  write(chunk: unknown, encoding?: string | Done, done?: Done): boolean {
    const text = textOf(chunk);
    if (text === undefined) {
      throw invalidArgType(
        'chunk',
        'of type string or an instance of Buffer, TypedArray, or DataView',
        chunk,
      );
    }
    const callback = typeof encoding === 'function' ? encoding : done;
    if (!this.writable) {
      const error = nodeError(Error, 'ERR_STREAM_WRITE_AFTER_END', 'write after end');
      this.#parts.nextTick(() => {
        callback?.(error);
        this.emit('error', error);
      });
      return false;
    }
    this.#parts.send(text);
    if (callback) this.#parts.nextTick(callback);
    return true;
  }

  end(chunk?: unknown, encoding?: string | Done, done?: Done): this {
    if (chunk !== undefined && typeof chunk !== 'function') this.write(chunk);
    const callback = [chunk, encoding, done].find((each) => typeof each === 'function') as
      Done | undefined;
    if (callback) {
      this.once('finish', () => {
        callback();
      });
    }
    if (this.writableEnded) return this;
    this.writable = false;
    this.writableEnded = true;
    this.#parts.send(null);
    this.#parts.nextTick(() => {
      this.emit('finish');
      this.destroy();
    });
    return this;
  }

  destroy(): this {
    if (this.destroyed) return this;
    this.writable = false;
    this.destroyed = true;
    this.emit('close');
    return this;
  }
}
