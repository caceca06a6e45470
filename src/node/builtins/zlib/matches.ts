// What of a text has been there before: the matches that Brotli and Zstandard are made of here.

/** So many literals, and then so many bytes from so far back; the last of a block may have no match. */
export interface Sequence {
  readonly literals: number;
  readonly length: number;
  readonly distance: number;
}

const shortest = 4;
const hashBits = 15;

/** Looks for matches in a stream of blocks, at most `window` bytes back, `effort` places for each. */
export class Matcher {
  readonly #window: number;
  readonly #effort: number;
  readonly #heads = new Int32Array(1 << hashBits).fill(-1);
  readonly #earlier: Int32Array;
  #data: Uint8Array;
  /** The place in the stream of the first byte of `data`. */
  #base = 0;
  #length = 0;

  constructor(windowBits: number, effort: number) {
    this.#window = 1 << windowBits;
    this.#effort = effort;
    this.#earlier = new Int32Array(this.#window);
    this.#data = new Uint8Array(this.#window);
  }

  /** The next block as sequences, which cover it exactly. */
  parse(block: Uint8Array, longest: number): Sequence[] {
    const from = this.#append(block);
    const end = from + block.length;
    const sequences: Sequence[] = [];
    let literals = 0;
    let place = from;
    while (place < end) {
      const room = Math.min(end - place, longest);
      let found = this.#find(place, room);
      this.#insert(place, end);
      // A longer one may begin a byte later.
      while (found.length > 0 && place + 1 < end && this.#effort > 8) {
        const next = this.#find(place + 1, Math.min(end - place - 1, longest));
        if (next.length <= found.length) break;
        found = next;
        place++;
        literals++;
        this.#insert(place, end);
      }
      if (found.length === 0) {
        literals++;
        place++;
        continue;
      }
      sequences.push({ literals, ...found });
      for (let inner = place + 1; inner < place + found.length; inner++) this.#insert(inner, end);
      place += found.length;
      literals = 0;
    }
    if (literals > 0) sequences.push({ literals, length: 0, distance: 0 });
    return sequences;
  }

  /** Goes on behind a block that needs no sequences. */
  skip(block: Uint8Array): void {
    this.#append(block);
  }

  #append(block: Uint8Array): number {
    if (this.#length + block.length > this.#data.length) {
      const kept = Math.min(this.#length, this.#window);
      const moved = new Uint8Array(
        Math.max(this.#data.length, 2 * this.#window, kept + block.length),
      );
      moved.set(this.#data.subarray(this.#length - kept, this.#length));
      this.#base += this.#length - kept;
      this.#data = moved;
      this.#length = kept;
    }
    this.#data.set(block, this.#length);
    this.#length += block.length;
    return this.#base + this.#length - block.length;
  }

  #hash(at: number): number {
    const data = this.#data;
    const word =
      (data[at] ?? 0) |
      ((data[at + 1] ?? 0) << 8) |
      ((data[at + 2] ?? 0) << 16) |
      ((data[at + 3] ?? 0) << 24);
    return Math.imul(word, 0x9e37_79b1) >>> (32 - hashBits);
  }

  #insert(place: number, end: number): void {
    if (end - place < shortest) return;
    const hash = this.#hash(place - this.#base);
    this.#earlier[place & (this.#window - 1)] = this.#heads[hash] ?? -1;
    this.#heads[hash] = place;
  }

  #find(place: number, room: number): { readonly length: number; readonly distance: number } {
    let [length, distance] = [0, 0];
    if (room < shortest) return { length, distance };
    const [data, base] = [this.#data, this.#base];
    const at = place - base;
    // Brotli counts the last sixteen bytes of a window as out of reach.
    const oldest = Math.max(base, place - this.#window + 16);
    let other = this.#heads[this.#hash(at)] ?? -1;
    for (let left = this.#effort; left > 0 && other >= oldest && other < place; left--) {
      const from = other - base;
      if (length === 0 || data[from + length] === data[at + length]) {
        let same = 0;
        while (same < room && data[from + same] === data[at + same]) same++;
        if (same > length && same >= shortest) [length, distance] = [same, place - other];
        if (length === room) break;
      }
      const before = this.#earlier[other & (this.#window - 1)] ?? -1;
      if (before >= other) break;
      other = before;
    }
    return { length, distance };
  }
}
