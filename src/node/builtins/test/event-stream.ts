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
}

export function createEventStream(Base: typeof Readable): EventStream {
  class TestsStream extends Base implements EventStream {
    #waiting: (TestEvent | null)[] = [];
    #wanted = false;

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

    #push(event: TestEvent | null): void {
      if (this.#wanted) this.#wanted = this.push(event);
      else this.#waiting.push(event);
    }
  }
  return new TestsStream();
}
