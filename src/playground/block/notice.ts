// The notice of a block: one sentence about its code, and what the reader can do about it.

import type { Block } from './block.ts';

/** Says something in the place of what was said before, with buttons or links after it. */
export function showNotice(block: Block, text: string, ...after: readonly HTMLElement[]): void {
  const sentence = document.createElement('span');
  sentence.textContent = text;
  block.part('notice').replaceChildren(sentence, ...after);
}

/** The same, and the first of what comes after has the focus. */
export function askNotice(block: Block, text: string, ...after: readonly HTMLElement[]): void {
  showNotice(block, text, ...after);
  after[0]?.focus();
}

/** Takes the notice away. */
export function hideNotice(block: Block): void {
  block.part('notice').replaceChildren();
}
