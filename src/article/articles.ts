// The articles of the course, in its order.

import { type CollectionEntry, getCollection } from 'astro:content';
import { type Locale, locales } from '../i18n/locales.ts';
import { localeUrl } from '../i18n/paths.ts';

/** All articles written in a language, first to last. */
export async function articlesIn(locale: Locale): Promise<CollectionEntry<'articles'>[]> {
  const entries = await getCollection('articles', ({ id }) => id.startsWith(`${locale}/`));
  return entries.sort((a, b) => a.data.order - b.data.order);
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

/** Every article of the course for the readers of a language, first to last. */
export async function editionsIn(locale: Locale): Promise<Edition[]> {
  const all = await Promise.all(
    locales.map(async (each) => [each, await articlesIn(each)] as const),
  );
  const slugs = new Set(all.flatMap(([, entries]) => entries.map(slugOf)));
  const editions = [...slugs].flatMap((slug) => {
    const found = all.flatMap(([lang, entries]) =>
      entries.filter((entry) => slugOf(entry) === slug).map((entry) => ({ lang, entry })),
    );
    const best = found.find(({ lang }) => lang === locale) ?? found[0];
    return best ? [{ slug, ...best, written: found.map(({ lang }) => lang) }] : [];
  });
  return editions.sort((a, b) => a.entry.data.order - b.entry.data.order);
}

/** An article's title and address, for a link to it. */
export function linkTo(locale: Locale, { entry }: Pick<Edition, 'entry'>) {
  return { title: entry.data.title, url: localeUrl(locale, slugOf(entry)) };
}
