// The strings of the page's language, for the browser: fetched only when they are first needed.

import type { ReadingStrings } from './reading/types.ts';
import type { BlockStrings } from './strings/types.ts';

/** The code block's strings in the language of the page. */
export async function loadBlockStrings(): Promise<BlockStrings> {
  const { default: strings } =
    document.documentElement.lang === 'en'
      ? await import('./strings/en.ts')
      : await import('./strings/zh-TW.ts');
  return strings.block;
}

/** The strings of finding and moving, in the language of the page or another. */
export async function loadReadingStrings(
  locale: string = document.documentElement.lang,
): Promise<ReadingStrings> {
  const { default: strings } =
    locale === 'en' ? await import('./reading/en.ts') : await import('./reading/zh-TW.ts');
  return strings;
}
