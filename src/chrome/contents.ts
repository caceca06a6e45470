// What the contents are made of.

import type { Locale } from '../i18n/locales.ts';

/** An article in the contents. */
export interface ContentsEntry {
  readonly slug: string;
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
