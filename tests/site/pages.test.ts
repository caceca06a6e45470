// The articles: the two languages keep step, and name only what exists.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { course } from '../../src/article/course.ts';
import { findExample } from '../../src/example/catalogue.ts';
import { readExamples } from '../../src/example/recorder/folder.ts';
import { exampleIds, readPages, skeleton, whereIn, type Page } from './pages.ts';
import { slipsIn } from './typography.ts';

const pages = await readPages();
const catalogue = await readExamples();
const chinese = pages.filter(({ locale }) => locale === 'zh-TW');
const english = pages.filter(({ locale }) => locale === 'en');

test('both languages have the same pages', () => {
  assert.deepEqual(slugs(chinese), slugs(english));
});

test('every article has one place in the course', () => {
  const places = course.flatMap(({ articles }) => articles.map(({ slug }) => `articles/${slug}`));
  assert.deepEqual([...places, 'home'].sort(), slugs(english));
});

for (const page of chinese) {
  const other = english.find(({ slug }) => slug === page.slug);
  if (!other) continue;
  test(`${page.slug}: headings, examples, asides, figures and tables stand in the same order`, () => {
    const [here, there] = [skeleton(page), skeleton(other)];
    const count = Math.max(here.length, there.length);
    for (let index = 0; index < count; index++) {
      assert.equal(
        here[index]?.what,
        there[index]?.what,
        `mend ${whereIn(page, here[index]?.line)} or ${whereIn(other, there[index]?.line)}`,
      );
    }
  });
}

for (const page of pages) {
  test(`${page.file}: every example exists and is recorded`, () => {
    const tags = page.lines.filter((line) => /<(?:Example|Predict)/.test(line));
    const ids = exampleIds(page);
    assert.equal(
      ids.length,
      tags.length,
      `write each on a line, as <Example id="…" /> or <Predict example="…" />, with view="timeline" or without, in ${page.file}`,
    );
    for (const id of ids) findExample(catalogue, id, page.file);
  });

  test(`${page.file}: figures speak the page’s language`, () => {
    const text = page.lines.join('\n');
    const figures = [...text.matchAll(/<svg[^]*?<\/svg>/g)].map(([figure]) => figure);
    for (const figure of figures) {
      assert.match(figure, /role="img" aria-label="[^"]+/, `${page.file}: say what it shows`);
      assert.doesNotMatch(figure, /style=/, `${page.file}: the page's policy refuses style=`);
      assert.equal(/\p{Script=Han}/u.test(figure), page.locale === 'zh-TW', page.file);
    }
  });
}

/** What stands open in some example: its name and text. */
const shownOpen = new Set(
  [...catalogue.values()].flatMap(({ files, folded }) =>
    files
      .filter(({ path }) => !folded.includes(path))
      .map(({ path, source }) => `${path}\n${source.en}`),
  ),
);

for (const page of pages) {
  test(`${page.file}: what a reader has met is folded, and only that`, () => {
    const seen = new Set<string>();
    for (const id of exampleIds(page)) {
      const { files, folded, entry } = findExample(catalogue, id, page.file);
      for (const { path, source } of files) {
        // What a program starts with, and its worker, are what the example is about.
        if (path === entry || path === 'worker.mjs') continue;
        const key = `${path}\n${source.en}`;
        const mend = `mend "folded" in content/examples/${id}/example.json: ${path}`;
        if (seen.has(key)) assert.ok(folded.includes(path), mend);
        if (folded.includes(path)) assert.ok(shownOpen.has(key), mend);
        seen.add(key);
      }
    }
  });
}

test('every example is shown on some page', () => {
  const shown = new Set(pages.flatMap(exampleIds));
  const hidden = [...catalogue.keys()].filter((id) => !shown.has(id));
  assert.deepEqual(hidden, [], 'show it on a page of both languages, or remove its folder');
});

for (const page of chinese) {
  test(`${page.file}: Chinese is set as it should be`, () => {
    for (const [index, line] of page.lines.entries()) {
      assert.deepEqual(slipsIn(line), [], `${whereIn(page, index + 1)}: ${line}`);
    }
  });
}

function slugs(of: readonly Page[]): readonly string[] {
  return of.map(({ slug }) => slug).sort();
}
