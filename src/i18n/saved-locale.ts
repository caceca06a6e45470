// The language that a reader chose, kept for later visits.

import { keepItem, keptItem } from '../storage/items.ts';

const key = 'interleave:locale';

/** Keeps a reader's choice; without storage it lasts only for this page. */
export function rememberLocale(locale: string): void {
  keepItem('lasting', key, locale);
}

/** The choice kept by {@link rememberLocale}, if there is one. */
export function savedLocale(): string | undefined {
  return keptItem('lasting', key);
}
