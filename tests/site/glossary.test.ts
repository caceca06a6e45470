// The glossary: articles name terms that it has, and the course uses one word for one thing.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { readExamples } from '../../src/example/recorder/folder.ts';
import type { Prediction, Sentence } from '../../src/example/prediction.ts';
import { readGlossary } from './glossary.ts';
import { readPages } from './pages.ts';

const glossary = await readGlossary();
const pages = await readPages();
const examples = [...(await readExamples()).values()];
const ids = new Set(glossary.map(({ id }) => id));

/** Words of the mainland, or mistakes, and what is written in Taiwan. The search knows them too. */
const taiwanese = JSON.parse(await readFile('content/mainland-words.json', 'utf8')) as Readonly<
  Record<string, string>
>;

/** The terms that a page names, in order. */
const termsIn = (lines: readonly string[]) =>
  lines.flatMap((line) => [...line.matchAll(/<Term id="([^"]*)">/g)].map(([, id = '']) => id));

/** All that a prediction says. */
const sentencesOf = (prediction?: Prediction): readonly Sentence[] =>
  prediction
    ? [
        prediction.question,
        prediction.why,
        ...prediction.choices.flatMap(({ text, why }) => [text ?? [], why ?? []].flat()),
      ]
    : [];

/** Everything a reader of a language reads, with the file it stands in. */
function proseIn(locale: 'zh-TW' | 'en'): readonly (readonly [string, string])[] {
  const written = pages.filter((page) => page.locale === locale);
  return [
    ...written.map(({ file, frontmatter, lines }) => [file, [frontmatter, ...lines].join('\n')]),
    ...examples.map(({ id, title, files, prediction }) => [
      `content/examples/${id}`,
      [
        title[locale],
        ...files.map(({ source }) => source[locale]),
        ...sentencesOf(prediction).map((sentence) => sentence[locale]),
      ].join('\n'),
    ]),
    ...glossary.map((entry) => [
      `content/glossary/${entry.id}.json`,
      `${entry[locale].term}\n${entry[locale].definition}`,
    ]),
  ] as [string, string][];
}

for (const page of pages) {
  test(`${page.file}: every term it names is in the glossary, and once is enough`, () => {
    const named = termsIn(page.lines);
    for (const id of named) {
      assert.ok(ids.has(id), `${page.file}: add content/glossary/${id}.json or mend <Term id>`);
    }
    assert.equal(new Set(named).size, named.length, `${page.file}: name each term once`);
    const written = page.lines.join('\n').split('<Term').length - 1;
    assert.equal(named.length, written, `${page.file}: write <Term id="…">word</Term>`);
  });
}

test('both languages of a page name the same terms', () => {
  for (const page of pages.filter(({ locale }) => locale === 'zh-TW')) {
    const other = pages.find(({ slug, locale }) => slug === page.slug && locale === 'en');
    assert.ok(other);
    assert.deepEqual(termsIn(page.lines), termsIn(other.lines), `${page.file}, ${other.file}`);
  }
});

test('every term is explained in an article that exists, and no word is two terms', () => {
  for (const { id, article } of glossary) {
    const known = pages.some(({ slug }) => slug === `articles/${article}`);
    assert.ok(known, `content/glossary/${id}.json: no article ${article}`);
  }
  for (const { locale, slug, file, frontmatter, lines } of pages) {
    const text = [frontmatter, ...lines].join('\n').toLowerCase();
    for (const { id, article, [locale]: word } of glossary) {
      if (slug !== `articles/${article}`) continue;
      assert.ok(
        text.includes(word.term.toLowerCase()),
        `${file}: explain ${word.term}, or mend the article in content/glossary/${id}.json`,
      );
    }
  }
  for (const locale of ['zh-TW', 'en'] as const) {
    assert.equal(new Set(glossary.map((entry) => entry[locale].term)).size, glossary.length);
  }
});

for (const locale of ['zh-TW', 'en'] as const) {
  const avoided = glossary.flatMap(({ [locale]: { term, avoid } }) =>
    avoid.map((word) => [word, term] as const),
  );
  const words = locale === 'en' ? avoided : [...Object.entries(taiwanese), ...avoided];

  test(`${locale}: one word for one thing`, () => {
    const prose = proseIn(locale);
    for (const [word, instead] of words) {
      for (const [file, text] of prose) {
        assert.ok(!text.includes(word), `${file}: write ${instead}, not ${word}`);
      }
    }
  });
}
