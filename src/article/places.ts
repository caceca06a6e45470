// Where the places that a link can name are: examples and headings, and those that had another address once.

import { render } from 'astro:content';
import type { Locale } from '../i18n/locales.ts';
import { editionsIn } from './articles.ts';
import { examplePages } from './example-pages.ts';

/**
 * The page of each place, by its fragment: `{ "example-one-turn": "event-loop" }`. What an article's
 * front matter says of what was moved there stands by its old address, with its fragment of today:
 * `{ "worker-threads#old-heading": "thread-messages#new-heading" }`.
 */
export async function placesIn(locale: Locale): Promise<Readonly<Record<string, string>>> {
  const pages = await Promise.all(
    (await editionsIn(locale)).map(async ({ slug, entry }) => {
      const { headings } = await render(entry);
      return { slug, entry, ids: headings.map((heading) => heading.slug) };
    }),
  );
  const examples = Object.entries(await examplePages(locale)).map(
    ([id, page]) => [`example-${id}`, page] as const,
  );
  // Where several pages have a heading of this name, a link does not say which of them it means.
  const counts = new Map<string, number>();
  for (const id of pages.flatMap(({ ids }) => ids)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const headings = pages.flatMap(({ slug, ids }) =>
    ids.filter((id) => counts.get(id) === 1).map((id) => [id, slug] as const),
  );
  const moved = pages.flatMap(({ slug, entry, ids }) => {
    const known = new Set([...ids, ...examples.map(([id]) => id)]);
    return Object.entries(entry.data.moved).map(([from, to]) => {
      if (known.has(to)) return [from, `${slug}#${to}`] as const;
      throw new Error(`${entry.id}: '${from}' is said to have moved to #${to}, which is not there`);
    });
  });
  return Object.fromEntries([...headings, ...examples, ...moved]);
}
