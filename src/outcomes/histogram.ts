// Numbers that vary, in few round bins, with their least, middle and greatest.

/** As many bins as are taken in at one look. */
const mostBins = 8;

/** From `from` up to `to`, which is in it where all numbers are whole, and else is the start of the next bin. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** What some numbers look like. */
export interface Histogram {
  readonly least: number;
  readonly median: number;
  readonly greatest: number;
  /** In order, without a gap; one alone where all numbers are the same. */
  readonly bins: readonly Bin[];
}

/** Sorts at least one number into bins that begin at multiples of 1, 2 or 5 times a power of ten. */
export function histogram(values: readonly number[]): Histogram {
  const sorted = [...values].sort((a, b) => a - b);
  const least = sorted[0] ?? 0;
  const greatest = sorted.at(-1) ?? 0;
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
  return { least, median, greatest, bins: binsOf(sorted, least, greatest) };
}

function binsOf(sorted: readonly number[], least: number, greatest: number): readonly Bin[] {
  if (least === greatest) return [{ from: least, to: greatest, count: sorted.length }];
  const isWhole = sorted.every((value) => Number.isInteger(value));
  const step = roundStep((greatest - least) / (mostBins - 1), isWhole);
  const first = Math.floor(least / step);
  const last = Math.floor(greatest / step);
  const counts = Array.from({ length: last - first + 1 }, () => 0);
  for (const value of sorted) {
    // Where the step is lost beside the number, all stand in the last.
    const at = Math.min(Math.max(Math.floor(value / step) - first, 0), counts.length - 1);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts.map((count, at) => ({
    from: tidy((first + at) * step),
    to: isWhole ? (first + at + 1) * step - 1 : tidy((first + at + 1) * step),
    count,
  }));
}

/** The least of 1, 2, 5, 10, … that is not below `wish`. */
function roundStep(wish: number, isWhole: boolean): number {
  const power = 10 ** Math.floor(Math.log10(wish));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= wish) ?? 10;
  return isWhole ? Math.max(1, step * power) : step * power;
}

/** Without the digits that binary fractions add. */
const tidy = (value: number): number => Number(value.toPrecision(12));
