// The course's pages as their authors wrote them, and the skeleton that both languages share.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locale } from '../../src/i18n/locales.ts';
import { projectRoot } from '../../src/example/recorder/folder.ts';

/** An article, or the home page. */
export interface Page {
  /** Relative to the project: `content/articles/en/worker-threads.mdx`. */
  readonly file: string;
  /** The same for both languages: `articles/worker-threads`, `home`. */
  readonly slug: string;
  readonly locale: Locale;
  /** What stands between the two `---` lines. */
  readonly frontmatter: string;
  /** The lines after the frontmatter, those in fenced blocks empty: line numbers are kept. */
  readonly lines: readonly string[];
}

/** A part of a page that the other language must have at the same place. */
export interface Bone {
  /** Counted from the end of the frontmatter. */
  readonly line: number;
  /** The mark of a heading, or the tag, fence or table rule as it is written. */
  readonly what: string;
}

const locales = ['zh-TW', 'en'] as const satisfies readonly Locale[];

/** Reads all pages of both languages. */
export async function readPages(): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for (const locale of locales) {
    const folder = `content/articles/${locale}`;
    for (const name of (await readdir(join(projectRoot, folder))).sort()) {
      pages.push(await readPage(`${folder}/${name}`, `articles/${name.slice(0, -4)}`, locale));
    }
    pages.push(await readPage(`content/home/${locale}.mdx`, 'home', locale));
  }
  return pages;
}

async function readPage(file: string, slug: string, locale: Locale): Promise<Page> {
  const text = await readFile(join(projectRoot, file), 'utf8');
  const [, frontmatter, body] = /^---\n([^]*?)\n---\n([^]*)$/.exec(text) ?? [];
  if (frontmatter === undefined || body === undefined) throw new Error(`${file}: no frontmatter`);
  const emptied = body.replaceAll(
    /^(`{3,}.*)\n([^]*?)^`{3,}$/gm,
    (_, open: string, inner: string) =>
      [open, ...inner.split('\n')].map((line, index) => (index === 0 ? line : '')).join('\n'),
  );
  return { file, slug, locale, frontmatter, lines: emptied.split('\n') };
}

const bone = /^(?:#{1,6}(?= )|<(?:Example|Predict|Aside|Beside|figure)\b.*|\|[ |-]+$|`{3,}.*)/;

/** What both languages of a page must have in common, in order. */
export function skeleton({ lines }: Page): readonly Bone[] {
  return lines.flatMap((text, index) => {
    const what = bone.exec(text)?.[0];
    return what === undefined ? [] : [{ line: index + 1, what }];
  });
}

/** A place in a page's file, for an author to go to: `content/home/en.mdx:12`. */
export function whereIn({ file, frontmatter }: Page, line: number | undefined): string {
  return line === undefined ? file : `${file}:${line + frontmatter.split('\n').length + 2}`;
}

/** The ids of the examples a page shows, in order. */
export function exampleIds(page: Page): readonly string[] {
  return skeleton(page).flatMap(
    ({ what }) =>
      /^<(?:Example id|Predict example)="([^"]*)"(?: view="timeline")? \/>$/.exec(what)?.[1] ?? [],
  );
}

/** A link from one page of the course to another. */
export interface OwnLink {
  /** The slug of the page it leads to. */
  readonly slug: string;
  /** What stands after its `#`: '' when it leads to the whole page. */
  readonly anchor: string;
}

/** A link as it is written. */
export interface Link {
  /** Counted from the end of the frontmatter. */
  readonly line: number;
  readonly target: string;
}

/** All links of a page, in order. */
export function linksOf({ lines }: Page): readonly Link[] {
  return lines.flatMap((text, index) =>
    [...text.matchAll(/\]\(([^)]*)\)|href="([^"]*)"/g)].map(([, inMarkdown, inTag]) => ({
      line: index + 1,
      target: inMarkdown ?? inTag ?? '',
    })),
  );
}

/** The links of a page to pages of the course, itself among them, in order. */
export function ownLinks(page: Page): readonly OwnLink[] {
  const base = new URL(page.slug === 'home' ? 'site:/articles/' : `site:/${page.slug}/`);
  const targets = linksOf(page).filter(({ target }) => /^[.#]/.test(target));
  return targets.map(({ target }) => {
    const { pathname, hash } = new URL(target, base);
    return { slug: pathname.slice(1).replace(/\/$/, ''), anchor: hash.slice(1) };
  });
}
