// What the contents are made of.

import type { Locale } from '../i18n/locales.ts';

/** An article in the contents. */
export interface ContentsEntry {
  readonly slug: string;
  /** Its place in the course, from 1. */
  readonly place: number;
  readonly title: string;
  readonly url: string;
  /** Its language, where that is not the page's. */
  readonly lang: Locale | undefined;
}

/** A heading of the page, as Astro gives it. */
export interface ContentsHeading {
  /** 2 for a section, 3 for one within it. */
  readonly depth: number;
  /** Its `id`. */
  readonly slug: string;
  readonly text: string;
}

/** Articles in the contents of one page: all of a course that one can overlook. */
const most = 40;

/** The articles for the contents of a page: all, or of a long course those around it. */
export function nearby(all: readonly ContentsEntry[], page: string): readonly ContentsEntry[] {
  const here = Math.max(
    0,
    all.findIndex(({ slug }) => slug === page),
  );
  const start = Math.max(0, Math.min(here - most / 2, all.length - most));
  return all.slice(start, start + most);
}
