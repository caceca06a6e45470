// Brings the search index of the page's language.

import { localeInfo } from '../i18n/locales.ts';
import { assetUrl } from '../i18n/paths.ts';
import { type ReadyIndex, prepareIndex } from '../search/find.ts';
import { indexFile } from '../search/index-file.ts';
import { parseIndex } from '../search/index-format.ts';

/** Fetches the index and makes it ready. Rejects where it cannot be had. */
export async function loadIndex(): Promise<ReadyIndex> {
  const { path } = localeInfo[document.documentElement.lang === 'en' ? 'en' : 'zh-TW'];
  const response = await fetch(assetUrl(indexFile(path)));
  if (!response.ok) throw new Error(`the search index: ${String(response.status)}`);
  const index: unknown = await response.json();
  return prepareIndex(parseIndex(index));
}
