// The seed of a block that is shaken, by its attribute: nothing but a block that has run needs it.

/** A block, as far as it matters here. */
interface Shaken {
  readonly root: HTMLElement;
}

/** A number of unknown origin as a seed: uint32, or undefined. */
export function toSeed(value: unknown): number | undefined {
  return typeof value === 'number' && value >>> 0 === value ? value : undefined;
}

/** The seed with which the runs of a block are shaken; undefined where they are not. */
export const readSeed = ({ root }: Shaken): number | undefined =>
  toSeed(Number(root.dataset['seed'] ?? Number.NaN));

/** Shakes the runs of a block with a seed from now on, or no longer. */
export function writeSeed({ root }: Shaken, seed: number | undefined): void {
  if (seed === undefined) delete root.dataset['seed'];
  else root.dataset['seed'] = String(seed);
}
