// The terms of the course, as the build reads them from `content/glossary`.

import { type CollectionEntry, getCollection, getEntry } from 'astro:content';
import type { Locale } from '../i18n/locales.ts';

/** All terms, in the order of a language's dictionary. */
export async function glossaryIn(locale: Locale): Promise<CollectionEntry<'glossary'>[]> {
  const { compare } = new Intl.Collator(locale);
  const entries = await getCollection('glossary');
  return entries.sort((a, b) => compare(a.data[locale].term, b.data[locale].term));
}

/** The term `id`; throws a sentence for the author of `page` when there is none. */
export async function termFor(id: string, page: string): Promise<CollectionEntry<'glossary'>> {
  const entry = await getEntry('glossary', id);
  if (entry) return entry;
  throw new Error(
    `${page} names the term '${id}', which does not exist: add content/glossary/${id}.json or mend the id`,
  );
}
