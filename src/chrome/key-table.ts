// Which key does what.

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
