// The articles of the course, in its order.

import { type CollectionEntry, getCollection } from 'astro:content';
import type { Locale } from '../i18n/locales.ts';
import { localeUrl } from '../i18n/paths.ts';

/** All articles in a language, first to last. */
export async function articlesIn(locale: Locale): Promise<CollectionEntry<'articles'>[]> {
  const entries = await getCollection('articles', ({ id }) => id.startsWith(`${locale}/`));
  return entries.sort((a, b) => a.data.order - b.data.order);
}

/** The part of an article's URL that is the same in both languages. */
export function slugOf(entry: CollectionEntry<'articles'>): string {
  return entry.id.slice(entry.id.indexOf('/') + 1);
}

/** An article's title and address, for a link to it. */
export function linkTo(locale: Locale, entry: CollectionEntry<'articles'>) {
  return { title: entry.data.title, url: localeUrl(locale, slugOf(entry)) };
}
