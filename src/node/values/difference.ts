// The shortest way from one list to another, after Myers: what is taken out, kept and put in.

/** Only in the first list, in both, or only in the second. */
export type Kind = 1 | 0 | -1;
export type Step = readonly [kind: Kind, value: string];

/**
 * The steps in order. `equal` compares a value of the first with one of the second; of two that are
 * equal `keep` says which is given.
 */
export function difference(
  first: readonly string[],
  second: readonly string[],
  equal: (a: string, b: string) => boolean = (a, b) => a === b,
  keep: (a: string, b: string) => string = (a) => a,
): Step[] {
  const most = first.length + second.length;
  // How far down the first list the longest path comes that ends on each diagonal.
  const reach = new Map<number, number>([[1, 0]]);
  const trail: Map<number, number>[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    trail.push(new Map(reach));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let at = goesDown(reach, diagonal, edits)
        ? (reach.get(diagonal + 1) ?? 0)
        : (reach.get(diagonal - 1) ?? 0) + 1;
      let other = at - diagonal;
      while (
        at < first.length &&
        other < second.length &&
        equal(first[at] ?? '', second[other] ?? '')
      ) {
        at += 1;
        other += 1;
      }
      reach.set(diagonal, at);
      if (at >= first.length && other >= second.length) return retrace(first, second, trail, keep);
    }
  }
  return [];
}

/** Whether the longest path to a diagonal comes by a value that is put in. */
function goesDown(reach: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  if (diagonal === edits) return false;
  return (reach.get(diagonal - 1) ?? 0) < (reach.get(diagonal + 1) ?? 0);
}

function retrace(
  first: readonly string[],
  second: readonly string[],
  trail: readonly ReadonlyMap<number, number>[],
  keep: (a: string, b: string) => string,
): Step[] {
  const steps: Step[] = [];
  let [at, other] = [first.length, second.length];
  for (const [edits, reach] of [...trail.entries()].reverse()) {
    const diagonal = at - other;
    const before = goesDown(reach, diagonal, edits) ? diagonal + 1 : diagonal - 1;
    const from = reach.get(before) ?? 0;
    const fromOther = from - before;
    while (at > from && other > fromOther) {
      at -= 1;
      other -= 1;
      steps.push([0, keep(first[at] ?? '', second[other] ?? '')]);
    }
    if (edits === 0) break;
    if (at > from) {
      at -= 1;
      steps.push([1, first[at] ?? '']);
    } else {
      other -= 1;
      steps.push([-1, second[other] ?? '']);
    }
  }
  return steps.reverse();
}
