// Which page shows which example, for links that name one.

import { getEntry } from 'astro:content';
import type { Example } from '../example/example.ts';
import type { Locale } from '../i18n/locales.ts';
import { editionsIn } from './articles.ts';
import { recordedExamples } from './examples.ts';
import { allExercises, exercisePage } from './exercises.ts';

/** A page, and the examples that it is the first to show, in their order. */
export interface ExampleShelf {
  readonly title: string;
  readonly examples: readonly Example[];
}

/** All examples that are shown, by the pages that show them, in the order of the course. */
export async function exampleShelves(locale: Locale): Promise<readonly ExampleShelf[]> {
  const titles = new Map(
    (await editionsIn(locale)).map(({ slug, entry }) => [slug, entry.data.title]),
  );
  const first = await examplePages(locale);
  const known = new Map(recordedExamples().map((example) => [example.id, example]));
  const shelves = (await shownExamples(locale)).map(([page, ids]) => ({
    title: titles.get(page) ?? '',
    examples: [...new Set(ids)].flatMap((id) => (first[id] === page ? (known.get(id) ?? []) : [])),
  }));
  return shelves.filter(({ examples }) => examples.length > 0);
}

/** The first page that shows an example or an exercise, by its id: a path within a language, `''` for the home page. */
export async function examplePages(locale: Locale): Promise<Readonly<Record<string, string>>> {
  const shown = (await shownExamples(locale)).flatMap(([page, ids]) =>
    ids.map((id) => [id, page] as const),
  );
  const exercises = allExercises().map(({ id }) => [id, exercisePage(id)] as const);
  // The first page counts, and the block of the reader's own is none of these.
  return Object.fromEntries([...shown.reverse(), ...exercises, ['playground', 'playground']]);
}

/** The examples of each page, by their ids, in the order of the course. */
async function shownExamples(locale: Locale): Promise<(readonly [string, readonly string[]])[]> {
  const home = await getEntry('home', locale);
  const texts = [
    ['', home?.body ?? ''] as const,
    ...(await editionsIn(locale)).map(({ slug, entry }) => [slug, entry.body ?? ''] as const),
  ];
  return texts.map(([page, text]) => [
    page,
    [...text.matchAll(/<(?:Example\s+id|Predict\s+example)="([a-z0-9-]+)"/g)].map(
      ([, id = '']) => id,
    ),
  ]);
}
