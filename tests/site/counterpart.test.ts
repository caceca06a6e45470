// Each page was written against the other language as it is now, or says so.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { counterpartIn, stateOf, withCounterpart } from '../../src/article/counterpart.ts';
import { projectRoot } from '../../src/example/recorder/folder.ts';
import { readPages } from './pages.ts';

const pages = await readPages();
const textOf = (file: string) => readFile(join(projectRoot, file), 'utf8');

for (const page of pages) {
  const other = pages.find(({ slug, locale }) => slug === page.slug && locale !== page.locale);
  if (!other) continue;
  test(`${page.file}: was written against the other language as it is`, async () => {
    assert.equal(
      counterpartIn(await textOf(page.file)),
      stateOf(await textOf(other.file)),
      `${other.file} changed since ${page.file} was last held beside it: read both, ` +
        `mend what is behind, then run \`npm run stamp -- ${page.slug.replace('articles/', '')}\``,
    );
  });
}

test('two pages can name each other, and any other change shows', () => {
  const chinese = '---\ntitle: 一\n---\n\n一\n---\n';
  const english = '---\ntitle: One\n---\n\none\n---\n';
  const stamped = withCounterpart(chinese, stateOf(english));
  const both = withCounterpart(english, stateOf(stamped));
  assert.equal(counterpartIn(stamped), stateOf(both));
  assert.equal(counterpartIn(both), stateOf(stamped));
  assert.equal(withCounterpart(stamped, stateOf(both)), stamped);
  assert.notEqual(stateOf(stamped.replace('title: 一', 'title: 二')), stateOf(stamped));
  assert.equal(counterpartIn(chinese), undefined);
});
