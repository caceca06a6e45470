// The words that the search knows beside those of the pages: each leads to a place that is there.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { readGlossary } from './glossary.ts';
import { exampleIds, readPages } from './pages.ts';

const listed = JSON.parse(await readFile('content/other-words.json', 'utf8')) as Readonly<
  Record<string, readonly string[]>
>;
const terms = new Set((await readGlossary()).map(({ id }) => id));
const pages = await readPages();

test('each place is a term, the top of an article, or an example in it, in both languages', () => {
  for (const place of Object.keys(listed)) {
    const [name, fragment = ''] = place.split('#');
    if (name === 'glossary') {
      assert.ok(terms.has(fragment), `content/other-words.json: no term ${fragment}`);
      continue;
    }
    const editions = pages.filter(({ slug }) => slug === `articles/${name ?? ''}`);
    assert.equal(editions.length, 2, `content/other-words.json: no article ${name ?? ''}`);
    if (fragment === '') continue;
    for (const page of editions) {
      const ids = exampleIds(page).map((id) => `example-${id}`);
      assert.ok(ids.includes(fragment), `content/other-words.json: ${place}, ${page.file}`);
    }
  }
});

test('no place lists a word twice', () => {
  for (const [place, words] of Object.entries(listed)) {
    assert.equal(new Set(words).size, words.length, `content/other-words.json: ${place}`);
  }
});
