// The strings of finding and moving, for the browser: fetched only when they are first needed.

import type { ReadingStrings } from './reading/types.ts';

/** The strings of finding and moving, in the language of the page or another. */
export async function loadReadingStrings(
  locale: string = document.documentElement.lang,
): Promise<ReadingStrings> {
  const { default: strings } =
    locale === 'en' ? await import('./reading/en.ts') : await import('./reading/zh-TW.ts');
  return strings;
}
