// Which page shows which example, for links that name one.

import { getEntry } from 'astro:content';
import type { Locale } from '../i18n/locales.ts';
import { editionsIn } from './articles.ts';

/** The first page that shows an example, by its id: a path within a language, `''` for the home page. */
export async function examplePages(locale: Locale): Promise<Readonly<Record<string, string>>> {
  const home = await getEntry('home', locale);
  const texts = [
    ['', home?.body ?? ''] as const,
    ...(await editionsIn(locale)).map(({ slug, entry }) => [slug, entry.body ?? ''] as const),
  ];
  const shown = texts.flatMap(([page, text]) =>
    [...text.matchAll(/<Example\s+id="([a-z0-9-]+)"/g)].map(([, id = '']) => [id, page] as const),
  );
  // The first page counts, and the block of the reader's own is none of these.
  return Object.fromEntries([...shown.reverse(), ['playground', 'playground']]);
}
