// Where a group of runs differs from another, and in what way.

/**
 * How a group differs from the one that came most often. `order`: the same lines in another order. `lines`: others.
 * `ending`: the same lines, and another end. `line` counts from 0; in a run that has ended there, none stands at it.
 */
export type Difference =
  { readonly kind: 'order' | 'lines'; readonly line: number } | { readonly kind: 'ending' };

/** Compares the keys of lines in order, then as a heap; undefined where they are the same. */
export function differenceOf(
  here: readonly string[],
  there: readonly string[],
): Exclude<Difference, { readonly kind: 'ending' }> | undefined {
  const longer = here.length > there.length ? here : there;
  const line = longer.findIndex((_, at) => here[at] !== there[at]);
  if (line < 0) return undefined;
  return { kind: heap(here) === heap(there) ? 'order' : 'lines', line };
}

const heap = (keys: readonly string[]): string => [...keys].sort().join('\n');
