// What a block's example promises.

import type { Property } from '../../example/property.ts';
import type { Block } from '../block/block.ts';

/** What a block's example promises; undefined where nothing is known, as before it has loaded. */
export function propertyOf({ root }: Block): Property | undefined {
  const { property } = root.dataset;
  return property === undefined ? undefined : (JSON.parse(property) as Property);
}
