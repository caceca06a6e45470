// The collections of content and what each entry must state.

import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

const page = z.object({
  /** The page's name: its first heading and the browser's title. */
  title: z.string().min(1),
  /** One sentence for search results, previews and the list of articles. */
  description: z.string().min(1),
  /** The state of the other language that this page was held beside: `npm run stamp` writes it. */
  counterpart: z.string().regex(/^[0-9a-f]{12}$/),
});

const term = z.strictObject({
  /** The word that the course uses. */
  term: z.string().min(1),
  /** A sentence or two of plain text. */
  definition: z.string().min(1),
  /** Other words for it, which the course does not use. */
  avoid: z.array(z.string()).default([]),
});

const withoutExtension = ({ entry }: { entry: string }) => entry.replace(/\.mdx$/, '');

export const collections = {
  /** Prose of the course: `<locale>/<slug>`. */
  articles: defineCollection({
    loader: glob({
      base: './content/articles',
      pattern: '{zh-TW,en}/*.mdx',
      generateId: withoutExtension,
    }),
    schema: page.extend({
      /** The day it came out, for the feeds: `2026-11-23`. */
      published: z.date(),
      /**
       * What had another address once, by that address, which is `page#fragment`: its fragment here.
       * Examples and headings that keep their fragment are found without.
       */
      moved: z.record(z.string().regex(/^[a-z-]*#.+$/), z.string().min(1)).default({}),
    }),
  }),
  /** The tasks of exercises: `<id>/<locale>`. */
  tasks: defineCollection({
    loader: glob({
      base: './content/exercises',
      pattern: '*/task.{zh-TW,en}.mdx',
      generateId: ({ entry }) => entry.replace(/task\.([^/]+)\.mdx$/, '$1'),
    }),
  }),
  /** Terms of the course: `<id>`. */
  glossary: defineCollection({
    loader: glob({
      base: './content/glossary',
      pattern: '*.json',
      generateId: ({ entry }) => entry.replace(/\.json$/, ''),
    }),
    schema: z.strictObject({
      /** The slug of the article that explains it. */
      article: z.string(),
      'zh-TW': term,
      en: term,
    }),
  }),
  /** Prose of the home page: `<locale>`. */
  home: defineCollection({
    loader: glob({ base: './content/home', pattern: '*.mdx', generateId: withoutExtension }),
    schema: page,
  }),
};
