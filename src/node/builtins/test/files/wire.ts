// What the process of a file says: what happens in it, among what it prints.
import { unpackError } from '../../../errors/error-record.ts';
import type { ErrorRecord } from '../../../errors/error-record.ts';
import type { TestEvent } from '../event-stream.ts';
import type { TestNeeds } from '../needs.ts';
import { closing, opening, withError } from '../reporters/serializer.ts';

/** Tells the events from what a file has printed. */
export class EventReader {
  readonly #decode: TestNeeds['decode'];
  readonly #onEvent: (event: TestEvent) => void;
  readonly #onText: (text: string) => void;
  #rest = '';

  constructor(
    { decode }: Pick<TestNeeds, 'decode'>,
    onEvent: (event: TestEvent) => void,
    onText: (text: string) => void,
  ) {
    this.#decode = decode;
    this.#onEvent = onEvent;
    this.#onText = onText;
  }

  read(text: string): void {
    this.#rest += text;
    for (;;) {
      const start = this.#rest.indexOf(opening);
      if (start !== 0) this.#tellText(start === -1 ? this.#rest.length : start);
      const end = this.#rest.indexOf(closing);
      if (end === -1) return;
      const code = this.#rest.slice(opening.length, end);
      this.#rest = this.#rest.slice(end + closing.length);
      const event = this.#decode(code) as TestEvent;
      this.#onEvent(withError(event, (error) => unpackError(error as ErrorRecord)));
    }
  }

  /** No more will come: what is left was broken off. */
  end(): void {
    this.#tellText(this.#rest.length);
  }

  #tellText(length: number): void {
    if (length === 0) return;
    const text = this.#rest.slice(0, length);
    this.#rest = this.#rest.slice(length);
    this.#onText(text);
  }
}
