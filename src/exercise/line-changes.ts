// Two texts, line by line: which lines of each the other does not have in its place.

/** For each line of a text whether it differs. */
export interface LineChanges {
  readonly here: readonly boolean[];
  readonly there: readonly boolean[];
}

/** The lines that are not in the longest series of lines that both texts have in the same order. */
export function lineChanges(here: readonly string[], there: readonly string[]): LineChanges {
  // At each pair of places, how long the longest common series is from there on.
  const common = Array.from({ length: here.length + 1 }, () =>
    new Array<number>(there.length + 1).fill(0),
  );
  const from = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = here.length - 1; i >= 0; i -= 1) {
    for (let j = there.length - 1; j >= 0; j -= 1) {
      const row = common[i];
      if (!row) continue;
      row[j] =
        here[i] === there[j] ? from(i + 1, j + 1) + 1 : Math.max(from(i + 1, j), from(i, j + 1));
    }
  }
  const changed = { here: here.map(() => true), there: there.map(() => true) };
  for (let i = 0, j = 0; i < here.length && j < there.length;) {
    if (here[i] === there[j]) {
      changed.here[i] = changed.there[j] = false;
      i += 1;
      j += 1;
    } else if (from(i + 1, j) >= from(i, j + 1)) i += 1;
    else j += 1;
  }
  return changed;
}
