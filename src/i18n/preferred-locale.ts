// Which language a reader who names none should get.

import { type Locale, locales } from './locales.ts';

/** The saved language if it is one of ours, else the first of the browser's that is, else English. */
export function preferredLocale(saved: string | undefined, browser: readonly string[]): Locale {
  const known = locales.find((locale) => locale === saved);
  if (known) return known;
  for (const tag of browser) {
    const language = tag.split('-')[0]?.toLowerCase();
    const match = locales.find((locale) => locale.split('-')[0] === language);
    if (match) return match;
  }
  return 'en';
}
