// The articles of the course, in its order.

import { type CollectionEntry, getCollection } from 'astro:content';
import type { Locale } from '../i18n/locales.ts';

/** All articles in a language, first to last. */
export async function articlesIn(locale: Locale): Promise<CollectionEntry<'articles'>[]> {
  const entries = await getCollection('articles', ({ id }) => id.startsWith(`${locale}/`));
  return entries.sort((a, b) => a.data.order - b.data.order);
}

/** The part of an article's URL that is the same in both languages. */
export function slugOf(entry: CollectionEntry<'articles'>): string {
  return entry.id.slice(entry.id.indexOf('/') + 1);
}
