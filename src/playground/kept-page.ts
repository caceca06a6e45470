// What is kept of a page that was left: its form in the storage, and the check of it.

import type { BlockState } from './block-state.ts';
import { parseBlockState } from './parse-block-state.ts';

/** One block: of its files those that were edited, and its last run, where it had any. */
export interface KeptBlock {
  readonly example: string;
  readonly state: BlockState;
}

/** The blocks of a page in their order. */
export type KeptPage = readonly KeptBlock[];

/** Reads a page from the storage's text. Anything but what was written there gives nothing. */
export function parseKeptPage(text: string): KeptPage | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every(isBlock) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isBlock(value: unknown): value is KeptBlock {
  if (typeof value !== 'object' || value === null) return false;
  const { example, state } = value as Readonly<Record<string, unknown>>;
  return typeof example === 'string' && parseBlockState(state) !== undefined;
}
