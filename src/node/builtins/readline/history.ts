// The lines that were typed before, the latest first, and the way through them.

export interface HistoryOptions {
  readonly lines: string[];
  readonly size: number;
  readonly removeDuplicates: boolean;
}

/** A history, and how far back in it the reader has gone: -1 is the line that is being typed. */
export class History {
  lines: string[];
  readonly size: number;
  readonly #removeDuplicates: boolean;
  #at = -1;
  /** What a line must begin with to be recalled: what stood there when the reader first went back. */
  #beginning: string | undefined;

  constructor({ lines, size, removeDuplicates }: HistoryOptions) {
    this.lines = lines;
    this.size = size;
    this.#removeDuplicates = removeDuplicates;
  }

  /** Whether the line was worth keeping. */
  add(line: string): boolean {
    this.#at = -1;
    if (this.size === 0 || line.trim() === '') return false;
    if (this.lines[0] === line) return true;
    if (this.#removeDuplicates) {
      const same = this.lines.indexOf(line);
      if (same >= 0) this.lines.splice(same, 1);
    }
    this.lines.unshift(line);
    if (this.lines.length > this.size) this.lines.pop();
    return true;
  }

  /** One line further back, or forward; undefined where there is no further. */
  recall(step: 1 | -1, line: string, beginning: string): string | undefined {
    if (step === 1 ? this.#at >= this.lines.length || this.lines.length === 0 : this.#at < 0) {
      return undefined;
    }
    this.#beginning ??= beginning;
    const search = this.#beginning;
    let at = this.#at + step;
    for (let each = this.lines[at]; each !== undefined; each = this.lines[at]) {
      if (each.startsWith(search) && each !== line) break;
      at += step;
    }
    this.#at = at;
    return this.lines[at] ?? search;
  }

  /** The reader did something else. */
  leave(): void {
    if (this.#beginning !== undefined && this.#at === this.lines.length) this.#at = -1;
    this.#beginning = undefined;
  }
}
