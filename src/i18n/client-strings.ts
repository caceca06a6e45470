// The strings of finding and moving, for the browser: fetched only when they are first needed.

import type { ReadingStrings } from './reading/types.ts';

/** The strings of finding and moving, in the language of the page. */
export async function loadReadingStrings(): Promise<ReadingStrings> {
  const { default: strings } =
    document.documentElement.lang === 'en'
      ? await import('./reading/en.ts')
      : await import('./reading/zh-TW.ts');
  return strings;
}
