// `npm run stamp -- SLUG…`: says that both languages of a page were read side by side and agree.

import { readFile, writeFile } from 'node:fs/promises';
import { locales } from '../i18n/locales.ts';
import { stateOf, withCounterpart } from './counterpart.ts';

const slugs = process.argv.slice(2);
if (slugs.length === 0) {
  console.error('Name the pages you have checked: npm run stamp -- home worker-threads');
  process.exitCode = 1;
}

for (const slug of slugs) {
  const files = locales.map((locale) =>
    slug === 'home' ? `content/home/${locale}.mdx` : `content/articles/${locale}/${slug}.mdx`,
  );
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const states = texts.map(stateOf).reverse();
  for (const [index, file] of files.entries()) {
    await writeFile(file, withCounterpart(texts[index] ?? '', states[index] ?? ''));
    console.log(file);
  }
}
