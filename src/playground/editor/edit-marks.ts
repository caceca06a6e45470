// The mark of a block whose code is not as it came.

import { filesOf, isEdited, originalsOf } from '../files.ts';
import { tabsOf } from '../tabs.ts';

/** Marks the block and the tabs of the files that differ, or takes the marks away. */
export function markEdits(block: HTMLElement): void {
  const edited = isEdited(block);
  block.toggleAttribute('data-edited', edited);
  const mark = block.querySelector<HTMLElement>('[data-part="edited"]');
  if (mark) mark.hidden = !edited;
  const reset = block.querySelector<HTMLElement>('[data-action="reset"]');
  if (reset) reset.hidden = !edited;

  const [before, now] = [originalsOf(block), filesOf(block)];
  for (const tab of tabsOf(block)) {
    const name = tab.dataset['value'] ?? '';
    tab.toggleAttribute('data-edited', now[name] !== before[name]);
  }
}
