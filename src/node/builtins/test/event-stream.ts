// What happens in a run, as a stream of objects, and as events of that stream.
import type { Readable } from 'node:stream';

export interface TestEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface EventStream extends Readable {
  /** Tells of something; without data the stream ends. */
  tell(type: string, data: Readonly<Record<string, unknown>>): void;
  finish(): void;
  /** Something is made of the events that is to be written. */
  addOutput(output: Readable): void;
  /** Resolves when all that is made of them has been read to its end. */
  written(): Promise<unknown>;
}

export function createEventStream(Base: typeof Readable): EventStream {
  class TestsStream extends Base implements EventStream {
    #waiting: (TestEvent | null)[] = [];
    #wanted = false;
    readonly #outputs: Readable[] = [];

    constructor() {
      super({ objectMode: true, highWaterMark: Number.MAX_SAFE_INTEGER });
    }

    override _read(): void {
      this.#wanted = true;
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const each of waiting) this.#push(each);
    }

    tell(type: string, data: Readonly<Record<string, unknown>>): void {
      this.emit(type, data);
      this.#push({ type, data });
    }

    finish(): void {
      this.#push(null);
    }

    addOutput(output: Readable): void {
      this.#outputs.push(output);
    }

    written(): Promise<unknown> {
      return Promise.all(
        this.#outputs.map((each) => new Promise((resolve) => each.on('end', resolve))),
      );
    }

    #push(event: TestEvent | null): void {
      if (this.#wanted) this.#wanted = this.push(event);
      else this.#waiting.push(event);
    }
  }
  return new TestsStream();
}
