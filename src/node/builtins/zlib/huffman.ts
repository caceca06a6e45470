// Prefix codes for what occurs how often: the lengths, and the codes that go with them.

/** How long the code of each symbol is, at most `limit` bits; zero for what does not occur. */
export function codeLengths(counts: readonly number[], limit: number): number[] {
  for (let floor = 1; ; floor *= 2) {
    const lengths = unlimited(counts, floor);
    if (Math.max(...lengths) <= limit) return lengths;
  }
}

interface Branch {
  readonly count: number;
  readonly symbols: readonly number[];
}

function unlimited(counts: readonly number[], floor: number): number[] {
  const lengths = counts.map(() => 0);
  const leaves: Branch[] = counts
    .flatMap((count, symbol) =>
      count > 0 ? [{ count: Math.max(count, floor), symbols: [symbol] }] : [],
    )
    .sort((a, b) => a.count - b.count);
  const joined: Branch[] = [];
  let [leaf, branch] = [0, 0];
  const next = (): Branch | undefined => {
    const [one, other] = [leaves[leaf], joined[branch]];
    if (one && (!other || one.count <= other.count)) {
      leaf++;
      return one;
    }
    branch++;
    return other;
  };
  for (let pairs = leaves.length - 1; pairs > 0; pairs--) {
    const [one, other] = [next(), next()];
    if (!one || !other) break;
    const symbols = [...one.symbols, ...other.symbols];
    for (const symbol of symbols) lengths[symbol] = (lengths[symbol] ?? 0) + 1;
    joined.push({ count: one.count + other.count, symbols });
  }
  return lengths;
}

/** Brotli's codes for these lengths, turned round so that they can be written lowest bit first. */
export function canonicalCodes(lengths: readonly number[]): number[] {
  const codes = lengths.map(() => 0);
  let code = 0;
  for (let length = 1; length <= Math.max(...lengths); length++) {
    for (const [symbol, each] of lengths.entries()) {
      if (each === length) codes[symbol] = reversed(code++, length);
    }
    code <<= 1;
  }
  return codes;
}

function reversed(code: number, bits: number): number {
  let turned = 0;
  for (let bit = 0; bit < bits; bit++) turned |= ((code >> bit) & 1) << (bits - 1 - bit);
  return turned;
}

/** Tables of lengths in classes: the class of a number, and the bits that say which of it. */
export class Classes {
  readonly #bases: readonly number[];
  readonly #bits: readonly number[];

  /** `bits` of each class in turn; the first one begins with `first`. */
  constructor(first: number, bits: readonly number[]) {
    this.#bits = bits;
    let base = first;
    this.#bases = bits.map((each) => {
      const own = base;
      base += 2 ** each;
      return own;
    });
  }

  /** The class that a number is in. */
  of(value: number): number {
    return this.#bases.findLastIndex((base) => base <= value);
  }

  bits(index: number): number {
    return this.#bits[index] ?? 0;
  }

  /** What the bits say. */
  rest(index: number, value: number): number {
    return value - (this.#bases[index] ?? 0);
  }
}
