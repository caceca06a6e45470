// Sites that are built only to see what that costs: this one, and one of Starlight with the same content.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findExample, type Catalogue } from '../../src/example/catalogue.ts';
import { linesOf } from '../../src/example/lines.ts';
import { findPython, type PythonProgram } from '../../src/example/python.ts';
import { readExamples, readPythonPrograms } from '../../src/example/recorder/folder.ts';
import { locales, type Locale } from '../../src/i18n/locales.ts';
import { copySite } from '../support/site-copy.ts';
import { borrow } from './borrowed.ts';

/** What is grown: an article of the middle size, with five examples. */
const slug = 'thread-pool';
const read = (locale: Locale): string =>
  readFileSync(join('content/articles', locale, `${slug}.mdx`), 'utf8');

/** Its text as the article `number`. */
const numbered = (text: string, number: number): string =>
  text
    .replace(/^order: .*$/m, `order: ${String(100 + number)}`)
    .replace(/^title: (.*)$/m, `title: $1 ${String(number)}`);

/** A copy of this site with so many articles more, in each language. The folder is the caller's to remove. */
export function growOwnSite(articles: number): string {
  const copy = copySite();
  for (const locale of locales) {
    const text = read(locale);
    for (let number = 1; number <= articles; number += 1) {
      const file = join(copy, 'content/articles', locale, `copy-${String(number)}.mdx`);
      writeFileSync(file, numbered(text, number));
    }
  }
  return copy;
}

/** A Starlight site with so many articles: each example is its files and what it printed, as fenced blocks. */
export async function growStarlightSite(articles: number): Promise<string> {
  const home = borrow('astro@7.3.4', '@astrojs/starlight@0.42.4', '@astrojs/markdown-remark@7.3.0');
  const site = mkdtempSync(join(tmpdir(), 'starlight-'));
  // A copy: Astro takes a path that shares nothing with the site's own for one inside the site.
  cpSync(home, site, { recursive: true, verbatimSymlinks: true });
  writeFileSync(join(site, 'astro.config.mjs'), config);
  mkdirSync(join(site, 'src'));
  writeFileSync(join(site, 'src/content.config.ts'), collections);
  const catalogue = await readExamples();
  const programs = await readPythonPrograms();
  for (const locale of locales) {
    const folder = join(site, 'src/content/docs', locale.toLowerCase());
    mkdirSync(folder, { recursive: true });
    const text = plain(read(locale), locale, catalogue, programs);
    for (let number = 1; number <= articles; number += 1) {
      writeFileSync(join(folder, `copy-${String(number)}.mdx`), numbered(text, number));
    }
  }
  return site;
}

/** The article in what Starlight knows: this site's own components give way to plain Markdown. */
function plain(
  text: string,
  locale: Locale,
  catalogue: Catalogue,
  programs: ReadonlyMap<string, PythonProgram>,
): string {
  return text
    .replace(/^(?:order|counterpart): .*\n/gm, '')
    .replaceAll(/^<Beside python="(.*)">$/gm, (_, id: string) => {
      const { source, recording } = findPython(programs, id, slug);
      const printed = recording.lines.map((line) => line.text);
      return [fence('python', source.trimEnd()), fence('text', printed.join('\n'))].join('\n\n');
    })
    .replaceAll(/<\/?(?:Aside|Beside|Term)\b[^>]*>/g, '')
    .replaceAll(/^<(?:Example id|Predict example)="(.*)" \/>$/gm, (_, id: string) => {
      const { files, recording } = findExample(catalogue, id, slug);
      const printed = linesOf(recording.events).map((line) => line.text);
      return [
        ...files.map(({ path, source }) => fence(`js title="${path}"`, source[locale].trimEnd())),
        fence('text', printed.join('\n')),
      ].join('\n\n');
    });
}

const fence = (info: string, text: string): string => `\`\`\`\`${info}\n${text}\n\`\`\`\``;

const config = `import starlight from '@astrojs/starlight';
export default {
  site: 'https://starlight.example',
  integrations: [
    starlight({
      title: 'Starlight',
      defaultLocale: 'en',
      locales: { en: { label: 'English' }, 'zh-tw': { label: '繁體中文', lang: 'zh-TW' } },
    }),
  ],
};
`;

const collections = `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;
