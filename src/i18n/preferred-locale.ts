// Which language a reader who names none should get.

import { keepItem, keptItem } from '../storage/items.ts';
import { type Locale, locales } from './locales.ts';

const key = 'interleave:locale';

/** Keeps a reader's choice for later visits; without storage it lasts only for this page. */
export function rememberLocale(locale: string): void {
  keepItem('lasting', key, locale);
}

/** The choice kept by {@link rememberLocale}, if there is one. */
export function savedLocale(): string | undefined {
  return keptItem('lasting', key);
}

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
