// Text as it comes, cut into lines.

/** What ends a line. */
export const lineEnd = /\r\n|[\n\r\u2028\u2029]/u;

/** Cuts text that comes in pieces; a `\r` and a `\n` within `delay` milliseconds are one end. */
export class LineSplitter {
  readonly #delay: number;
  #partial = '';
  #returnedAt = 0;

  constructor(delay: number) {
    this.#delay = delay;
  }

  /** The lines that are whole now. */
  *take(text: string): Generator<string, void> {
    if (text === '') return;
    const fresh = this.isSecondHalf() ? text.replace(/^\n/u, '') : text;
    if (text.endsWith('\r')) this.returned();
    else this.#returnedAt = 0;
    const lines = (this.#partial + fresh).split(lineEnd);
    this.#partial = lines.pop() ?? '';
    yield* lines;
  }

  /** What no line end came for. */
  end(): string {
    const last = this.#partial;
    this.#partial = '';
    return last;
  }

  /** A `\r` has come: a `\n` that follows soon belongs to it. */
  returned(): void {
    this.#returnedAt = Date.now();
  }

  /** Whether a `\n` that comes now belongs to a `\r`; asked once of each. */
  isSecondHalf(): boolean {
    const half = this.#returnedAt > 0 && Date.now() - this.#returnedAt <= this.#delay;
    this.#returnedAt = 0;
    return half;
  }
}
