// What a process reads as its descriptor 0, in the host: processes that inherit it read from the same.
import { Queue } from '../collections/queue.ts';

/** Who has asked for a piece. */
export interface InletReader {
  /** Whether there is anybody to give it to any more. */
  readonly isThere: () => boolean;
  /** Text, or null at the end. */
  readonly take: (text: string | null) => void;
}

interface Asking extends InletReader {
  readonly most: number;
}

/** Keeps what has come until somebody asks for it: a piece goes to the first who does. */
export class Inlet {
  readonly #pieces = new Queue<string>();
  readonly #readers = new Queue<Asking>();
  /** What is left of a piece of which a part has been read. */
  #rest = '';
  #isOver = false;

  /** One that nothing comes from. */
  static empty(): Inlet {
    const inlet = new Inlet();
    inlet.push(null);
    return inlet;
  }

  /** Text has come, or null: no more will. */
  push(text: string | null): void {
    if (this.#isOver) return;
    if (text === null) this.#isOver = true;
    else if (text !== '') this.#pieces.push(text);
    this.#serve();
  }

  /** Asks for the next piece, of at most so many bytes in UTF-8, or one character. */
  read(most: number, reader: InletReader): void {
    this.#readers.push({ most, ...reader });
    this.#serve();
  }

  #serve(): void {
    while (this.#readers.size > 0) {
      if (this.#rest === '') this.#rest = this.#pieces.take() ?? '';
      if (this.#rest === '' && !this.#isOver) return;
      const reader = this.#readers.take();
      if (reader?.isThere()) reader.take(this.#rest === '' ? null : this.#cut(reader.most));
    }
  }

  #cut(most: number): string {
    const text = this.#rest;
    // No character takes more than three bytes a unit.
    const length = text.length * 3 <= most ? text.length : lengthWithin(text, most);
    this.#rest = text.slice(length);
    return text.slice(0, length);
  }
}

/** How many units of a text fit into so many bytes: at least one character. */
function lengthWithin(text: string, most: number): number {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(most));
  return read === 0 ? String.fromCodePoint(text.codePointAt(0) ?? 0).length : read;
}
