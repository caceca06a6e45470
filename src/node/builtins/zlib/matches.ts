// What of a text has been there before: the matches that Brotli and Zstandard are made of here.

import { joined } from '../../collections/bytes.ts';

/** So many literals, and then so many bytes from so far back; the last of a block may have no match. */
export interface Sequence {
  readonly literals: number;
  readonly length: number;
  readonly distance: number;
}

/** How often each symbol occurs, of as many as there are. */
export function tally(symbols: Iterable<number>, kinds: number): number[] {
  const counts = Array<number>(kinds).fill(0);
  for (const symbol of symbols) counts[symbol] = (counts[symbol] ?? 0) + 1;
  return counts;
}

/** The bytes of a block that its sequences do not copy. */
export function literalsOf(block: Uint8Array, sequences: readonly Sequence[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const { literals, length } of sequences) {
    pieces.push(block.subarray(at, at + literals));
    at += literals + length;
  }
  return joined(pieces);
}

const shortest = 4;
/** The last bytes of a window, which Brotli counts as out of reach. */
const unreachable = 16;
const hashBits = 15;

/** Looks for matches in a stream of blocks, at most `window` bytes back, `effort` places for each. */
export class Matcher {
  readonly #effort: number;
  #window: number;
  #heads = new Int32Array(0);
  #earlier = new Int32Array(0);
  #data = new Uint8Array(0);
  /** The place in the stream of the first byte of `data`. */
  #base = 0;
  #length = 0;

  constructor(windowBits: number, effort: number) {
    this.#window = 1 << windowBits;
    this.#effort = effort;
  }

  /** The next block, or the last one, as sequences, which cover it exactly. */
  parse(block: Uint8Array, longest: number, isLast: boolean): Sequence[] {
    if (this.#earlier.length === 0) this.#begin(isLast ? block.length : Infinity);
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
    if (this.#earlier.length === 0) this.#begin(Infinity);
    this.#append(block);
  }

  /** Makes what takes room, no wider than a stream of so many bytes can tell. */
  #begin(total: number): void {
    if (total + unreachable < this.#window) {
      this.#window = 1 << (32 - Math.clz32(total + unreachable - 1));
    }
    this.#heads = new Int32Array(1 << hashBits).fill(-1);
    this.#earlier = new Int32Array(this.#window);
    this.#data = new Uint8Array(this.#window);
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
    const oldest = Math.max(base, place - this.#window + unreachable);
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
