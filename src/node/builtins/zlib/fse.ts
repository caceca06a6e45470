// Finite state entropy, the coder of Zstandard's numbers, by the tables that the format has given.
import type { BitWriter } from './bit-writer.ts';

interface Cell {
  readonly bits: number;
  readonly base: number;
}

/** The states of one of the format's own tables, and which of them leads to which. */
export class FseTable {
  readonly accuracy: number;
  readonly #cells: readonly Cell[];
  /** For each symbol its states. */
  readonly #states: readonly (readonly number[])[];

  /** `shares` says how many states each symbol has; -1 stands for less than one. */
  constructor(accuracy: number, shares: readonly number[]) {
    this.accuracy = accuracy;
    const size = 1 << accuracy;
    const symbols = spread(size, shares);
    const next = shares.map((share) => Math.max(share, 1));
    this.#cells = symbols.map((symbol) => {
      const count = next[symbol] ?? 1;
      next[symbol] = count + 1;
      const bits = accuracy - (31 - Math.clz32(count));
      return { bits, base: (count << bits) - size };
    });
    this.#states = shares.map((_, symbol) =>
      symbols.flatMap((each, state) => (each === symbol ? [state] : [])),
    );
  }

  /** Where to begin, which is with the last symbol. */
  start(symbol: number): number {
    return this.#states[symbol]?.[0] ?? 0;
  }

  /** The state of a symbol from which `next` is reached; writes how. */
  step(bits: BitWriter, symbol: number, next: number): number {
    for (const state of this.#states[symbol] ?? []) {
      const cell = this.#cells[state];
      if (!cell || next < cell.base || next >= cell.base + (1 << cell.bits)) continue;
      bits.write(cell.bits, next - cell.base);
      return state;
    }
    return 0;
  }
}

function spread(size: number, shares: readonly number[]): number[] {
  const symbols = Array<number>(size).fill(0);
  let high = size;
  for (const [symbol, share] of shares.entries()) if (share === -1) symbols[--high] = symbol;
  let place = 0;
  for (const [symbol, share] of shares.entries()) {
    for (let count = 0; count < share; count++) {
      symbols[place] = symbol;
      do place = (place + (size >> 1) + (size >> 3) + 3) & (size - 1);
      while (place >= high);
    }
  }
  return symbols;
}

const ones = (count: number): number[] => Array<number>(count).fill(1);
const fewer = (count: number): number[] => Array<number>(count).fill(-1);

/** The format's own tables: for lengths of literals and matches, and for distances. */
export const tables = {
  literals: new FseTable(6, [
    ...[4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2],
    ...ones(5),
    ...fewer(4),
  ]),
  matches: new FseTable(6, [1, 4, 3, 2, 2, 2, 2, 2, 2, ...ones(37), ...fewer(7)]),
  distances: new FseTable(5, [...ones(6), 2, 2, 2, ...ones(15), ...fewer(5)]),
};
