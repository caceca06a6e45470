// The path of the course: its stages, and the articles of each, in the order to read them.
import stages from '../../content/course.json' with { type: 'json' };
import type { Locale } from '../i18n/locales.ts';

/** An article's place in the course. */
export interface Stop {
  readonly slug: string;
  /** The example whose run is its small picture. */
  readonly picture: string;
  /** What it replaces, by the names that this has in Python. */
  readonly python: readonly string[];
}

/** Some articles that belong together. */
export interface Stage {
  readonly title: Readonly<Record<Locale, string>>;
  /** What they are for, in a sentence or two. */
  readonly text: Readonly<Record<Locale, string>>;
  readonly articles: readonly Stop[];
}

export const course: readonly Stage[] = stages;

const slugs = course.flatMap(({ articles }) => articles.map(({ slug }) => slug));

/** An article's place in the course, from 0. Throws where it has none. */
export function placeOf(slug: string): number {
  const place = slugs.indexOf(slug);
  if (place === -1) throw new Error(`content/course.json has no place for the article '${slug}'`);
  return place;
}
