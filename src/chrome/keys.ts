// The keys of the site: listens for them, and brings what they do with the first.

import { areKeysOn, singleKeys } from './key-switch.ts';
import { isSearchOpening } from './site-search.ts';

addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  const isChord = event.ctrlKey || event.metaKey;
  const key = isChord ? chordOf(event) : singleOf(event);
  if (key !== undefined) act(event, key);
});

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element && event.target.closest('[data-action="keys"]');
  if (button) act(event, '?');
});

function act(event: Event, key: string): void {
  // At once: browsers have uses of their own for some.
  event.preventDefault();
  void import('./key-actions.ts').then(({ press }) => {
    press(key);
  });
}

const chordOf = ({ key, shiftKey }: KeyboardEvent): string | undefined =>
  key.toLowerCase() === 'k' && !shiftKey ? '/' : undefined;

function singleOf(event: KeyboardEvent): string | undefined {
  const { key } = event;
  // An editor may live in a shadow tree: what is typed into, not its host.
  const isText = isTyping(event.composedPath()[0]);
  const isMeant = singleKeys.includes(key) && !isText && !isSearchOpening();
  return isMeant && areKeysOn() && !document.querySelector('dialog[open]') ? key : undefined;
}

/** Where a key is text, or has a meaning of its own. */
function isTyping(target: EventTarget | undefined): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select') !== null)
  );
}
