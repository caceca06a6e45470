// What a block's example promises: it comes with the block's first run, for most readers run few of a page's blocks.

import type { Property } from '../../example/property.ts';
import { assetUrl } from '../../i18n/paths.ts';
import type { Block } from '../block/block.ts';

const loading = new WeakMap<Block, Promise<void>>();

/** Loads it, once, where the block shows an example. Resolves also where it cannot be had: then nothing is judged. */
export function loadProperty(block: Block): Promise<void> {
  const begun = loading.get(block) ?? load(block);
  loading.set(block, begun);
  return begun;
}

async function load({ root, example, isFree }: Block): Promise<void> {
  if (isFree) return;
  const url = assetUrl(`properties/${example}.json`);
  const answer = await fetch(url).catch(() => undefined);
  if (!answer?.ok) return;
  const text = await answer.text();
  root.dataset['property'] ??= text;
}

/** What it promises; undefined where nothing is known. */
export function propertyOf({ root }: Block): Property | undefined {
  const { property } = root.dataset;
  return property === undefined ? undefined : (JSON.parse(property) as Property);
}
