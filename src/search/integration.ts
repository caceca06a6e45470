// Writes the search index of each language, from the pages as they were built.

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { indexFile } from './index-file.ts';
import type { IndexedPage, SearchIndex } from './index-format.ts';
import { readPage } from './read-page.ts';
import { simplifiedForms } from './simplified.ts';

/** One language of the site. */
export interface IndexedLanguage {
  /** The first folder of its addresses: `zh-tw`. */
  readonly path: string;
  /** Words that its pages do not show. */
  readonly otherWords: () => Promise<{
    /** Those that lead to a section of a page: by `glossary#thread`. */
    readonly places: ReadonlyMap<string, readonly string[]>;
    /** Those that stand for a term of the pages, by that. */
    readonly terms: ReadonlyMap<string, readonly string[]>;
  }>;
}

/** Indexes the pages of `languages` after the build. */
export function searchIndex(languages: readonly IndexedLanguage[]): AstroIntegration {
  let base = '/';
  return {
    name: 'search-index',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = `${config.base.replace(/\/$/, '')}/`;
      },
      'astro:build:done': async ({ dir, pages, logger }) => {
        for (const { path, otherWords } of languages) {
          const paths = pages
            .map(({ pathname }) => pathname)
            .filter((p) => p.startsWith(`${path}/`));
          const { places, terms } = await otherWords();
          const read = await Promise.all(
            paths.map(async (pathname) => {
              const html = await readFile(new URL(`${pathname}index.html`, dir), 'utf8');
              const page = readPage(base + pathname, html);
              return page && withWords(page, pathname.slice(path.length + 1, -1), places);
            }),
          );
          const index = indexOf(
            read.filter((page) => page !== undefined),
            terms,
          );
          await writeFile(fileURLToPath(new URL(indexFile(path), dir)), JSON.stringify(index));
          logger.info(`${path}: ${String(index.pages.length)} pages`);
        }
      },
    },
  };
}

function withWords(
  page: IndexedPage,
  name: string,
  places: ReadonlyMap<string, readonly string[]>,
): IndexedPage {
  const sections = page.sections.map((section) => ({
    ...section,
    also: places.get(`${name}#${section.id}`) ?? [],
  }));
  return { ...page, sections };
}

function indexOf(
  pages: readonly IndexedPage[],
  terms: ReadonlyMap<string, readonly string[]>,
): SearchIndex {
  const index = { pages, terms: Object.fromEntries(terms) };
  return { ...index, simplified: simplifiedForms([JSON.stringify(index)]) };
}
