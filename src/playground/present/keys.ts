// The keys of a presented block.

import type { PresentOrders } from './tools.ts';

/** What the page does with these is not seen behind the block. */
const leadingAway = ['c', 'j', 'k', 'l', 'n', 'p'];

/** Has a key do what it is for in a presented block, wherever the focus is. */
export function obeyKey(event: KeyboardEvent, { step, end }: PresentOrders): void {
  const { key } = event;
  const isMeantElsewhere =
    event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]') !== null;
  if (isMeantElsewhere || event.ctrlKey || event.metaKey || event.altKey) return;
  const acts: Readonly<Record<string, () => void>> = {
    '+': () => step(1),
    '=': () => step(1),
    '-': () => step(-1),
    '−': () => step(-1),
  };
  if (key === 'Escape') {
    event.preventDefault();
    end();
  } else if (!isTyping(event.composedPath()[0])) {
    acts[key]?.();
    if (leadingAway.includes(key)) event.stopPropagation();
  }
}

const isTyping = (target: EventTarget | undefined): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select'));
