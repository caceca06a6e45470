// Writes the search index of each language, from the pages as they were built.

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { indexFile } from './index-file.ts';
import type { IndexedPage } from './index-format.ts';
import { readPage } from './read-page.ts';

/** One language of the site. */
export interface IndexedLanguage {
  /** The first folder of its addresses: `zh-tw`. */
  readonly path: string;
  /** Words that lead to a section of a page though it does not show them: `glossary#thread`. */
  readonly also: () => Promise<ReadonlyMap<string, string>>;
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
        for (const { path, also } of languages) {
          const paths = pages
            .map(({ pathname }) => pathname)
            .filter((p) => p.startsWith(`${path}/`));
          const words = await also();
          const read = await Promise.all(
            paths.map(async (pathname) => {
              const html = await readFile(new URL(`${pathname}index.html`, dir), 'utf8');
              const page = readPage(base + pathname, html);
              return page && withWords(page, pathname.slice(path.length + 1, -1), words);
            }),
          );
          const index = read.filter((page) => page !== undefined);
          await writeFile(fileURLToPath(new URL(indexFile(path), dir)), JSON.stringify(index));
          logger.info(`${path}: ${String(index.length)} pages`);
        }
      },
    },
  };
}

function withWords(
  page: IndexedPage,
  name: string,
  words: ReadonlyMap<string, string>,
): IndexedPage {
  const sections = page.sections.map((section) => ({
    ...section,
    also: words.get(`${name}#${section.id}`) ?? '',
  }));
  return { ...page, sections };
}
