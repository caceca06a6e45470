// Which key does what, and whether single keys do anything at all.

import type { KeyAction } from '../i18n/reading/types.ts';

/** The key of each action, as a keyboard names it. */
export const keyOf = {
  search: '/',
  help: '?',
  contents: 'c',
  nextHeading: 'j',
  previousHeading: 'k',
  nextArticle: 'n',
  previousArticle: 'p',
  language: 'l',
  theme: 't',
} as const satisfies Record<KeyAction, string>;

const storageKey = 'interleave:keys';

/** Whether single keys do anything: a reader who speaks to the machine may want them not to. */
export function areKeysOn(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off';
  } catch {
    return true;
  }
}

/** Turns single keys on or off, and remembers it. */
export function turnKeys(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, 'off');
  } catch {
    // Without storage they stay on.
  }
}
