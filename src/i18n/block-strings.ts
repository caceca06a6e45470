// The strings of the code block, for the browser: fetched only when they are first needed.

import type { BlockStrings } from './strings/types.ts';

/** The code block's strings in the language of the page. */
export async function loadBlockStrings(): Promise<BlockStrings> {
  const { default: strings } =
    document.documentElement.lang === 'en'
      ? await import('./strings/en.ts')
      : await import('./strings/zh-TW.ts');
  return strings.block;
}
