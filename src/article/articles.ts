// The articles of the course, in its order.

import { type CollectionEntry, getCollection } from 'astro:content';
import { type Locale, locales } from '../i18n/locales.ts';
import { localeUrl } from '../i18n/paths.ts';
import { placeOf } from './course.ts';

/** All articles written in a language, first to last. */
export async function articlesIn(locale: Locale): Promise<CollectionEntry<'articles'>[]> {
  const entries = await getCollection('articles', ({ id }) => id.startsWith(`${locale}/`));
  return entries.sort((a, b) => placeOf(slugOf(a)) - placeOf(slugOf(b)));
}

/** The part of an article's URL that is the same in both languages. */
export function slugOf(entry: CollectionEntry<'articles'>): string {
  return entry.id.slice(entry.id.indexOf('/') + 1);
}

/** An article as the readers of a language get it. */
export interface Edition {
  readonly slug: string;
  readonly entry: CollectionEntry<'articles'>;
  /** The language it is in: the readers', or the other where theirs is missing. */
  readonly lang: Locale;
  /** The languages it is written in. */
  readonly written: readonly Locale[];
}

const editions = new Map<Locale, Promise<Edition[]>>();

/** Every article of the course for the readers of a language, first to last. */
export function editionsIn(locale: Locale): Promise<Edition[]> {
  const known = editions.get(locale);
  if (known) return known;
  const read = readEditions(locale);
  // Every page asks: a build reads them once, `npm run dev` each time, since they change.
  if (import.meta.env.PROD) editions.set(locale, read);
  return read;
}

async function readEditions(locale: Locale): Promise<Edition[]> {
  const bySlug = new Map<string, Map<Locale, CollectionEntry<'articles'>>>();
  for (const lang of locales) {
    for (const entry of await articlesIn(lang)) {
      const found = bySlug.get(slugOf(entry)) ?? new Map<Locale, CollectionEntry<'articles'>>();
      bySlug.set(slugOf(entry), found.set(lang, entry));
    }
  }
  const all = [...bySlug].flatMap(([slug, found]): Edition[] => {
    const [lang] = found.has(locale) ? [locale] : [...found.keys()];
    const entry = lang && found.get(lang);
    return entry ? [{ slug, entry, lang, written: [...found.keys()] }] : [];
  });
  return all.sort((a, b) => placeOf(a.slug) - placeOf(b.slug));
}

/** An article's title and address, for a link to it. */
export function linkTo(locale: Locale, { entry }: Pick<Edition, 'entry'>) {
  return { title: entry.data.title, url: localeUrl(locale, slugOf(entry)) };
}
