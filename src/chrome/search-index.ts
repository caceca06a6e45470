// Brings the search index of a language.

import { type Locale, localeInfo } from '../i18n/locales.ts';
import { assetUrl } from '../i18n/paths.ts';
import { indexFile } from '../search/index-file.ts';
import { parseIndex } from '../search/index-format.ts';
import { type ReadyIndex, prepareIndex } from '../search/ready-index.ts';

const kept = new Map<Locale, Promise<ReadyIndex>>();

/**
 * Fetches an index once and makes it ready. Rejects where it cannot be had; who joins a load that then
 * fails tries anew: the network may be back.
 */
export function loadIndex(locale: Locale): Promise<ReadyIndex> {
  const load = (): Promise<ReadyIndex> => {
    const loading = fetchIndex(locale).catch((error: unknown) => {
      kept.delete(locale);
      throw error;
    });
    kept.set(locale, loading);
    return loading;
  };
  return kept.get(locale)?.catch(load) ?? load();
}

async function fetchIndex(locale: Locale): Promise<ReadyIndex> {
  const response = await fetch(assetUrl(indexFile(localeInfo[locale].path)));
  if (!response.ok) throw new Error(`the search index: ${String(response.status)}`);
  const index: unknown = await response.json();
  return prepareIndex(parseIndex(index));
}
