// The buttons that begin many runs end them, too.

import type { ActionName } from '../block/actions.ts';
import type { Block } from '../block/block.ts';

/** Has the buttons of a block that began something say Stop. Returns what gives them their own words back. */
export function showStop({ root }: Block, action: ActionName, words: string): () => void {
  const buttons = [...root.querySelectorAll<HTMLElement>(`[data-action="${action}"]`)].map(
    (button) => {
      const own = [...button.childNodes];
      const name = button.ariaLabel;
      button.replaceChildren(words);
      button.ariaLabel = null;
      return { button, own, name };
    },
  );
  return () => {
    for (const { button, own, name } of buttons) {
      button.replaceChildren(...own);
      button.ariaLabel = name;
    }
  };
}
