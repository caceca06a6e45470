// The prose: no sentence claims a time, a size or a ratio that no program of its page shows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readExamples } from '../../src/example/recorder/folder.ts';
import { exampleIds, ownLinks, readPages, type Page } from './pages.ts';
import { claimedIn, isShown, statedIn } from './quantities.ts';

const catalogue = await readExamples();
const pages = await readPages();

/** What a reader reads of a line: no code, no link targets, no tags. */
const wordsOf = (line: string) =>
  line
    .replaceAll(/`[^`]*`/g, '`')
    .replaceAll(/\]\([^)]*\)/g, ']')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ');

/** The examples that a page shows, and those that it links to. */
function examplesOf(page: Page) {
  const linked = ownLinks(page).map(({ anchor }) => anchor.replace(/^example-/, ''));
  return [...exampleIds(page), ...linked].flatMap((id) => catalogue.get(id) ?? []);
}

for (const page of pages) {
  test(`${page.file}: each time, size and ratio is one that its programs show, or has a source`, () => {
    const examples = examplesOf(page);
    const programs = examples.flatMap(({ files }) => files.map(({ source }) => source.en));
    const outputs = examples.map(({ recording }) =>
      (recording?.events ?? []).map((event) => ('text' in event ? event.text : '')).join(''),
    );
    for (const line of [...page.frontmatter.split('\n'), ...page.lines]) {
      // A paragraph that names its source answers for its numbers.
      if (line.includes('](https://')) continue;
      for (const claim of claimedIn(wordsOf(line), page.locale)) {
        assert.ok(
          isShown(claim, programs, outputs),
          `${page.file}: no program of the page states or prints "${claim.text}". ` +
            `Show it, link the example or the source that does, or do without: ${line}`,
        );
      }
    }
  });
}

test('a claim is found in either language, whatever its unit', () => {
  const valuesIn = (text: string, locale: 'zh-TW' | 'en') =>
    claimedIn(text, locale).map(({ measure, value }) => [measure, value]);
  assert.deepEqual(valuesIn('After one second, or 250 ms, 16 MB were there.', 'en'), [
    ['time', 1000],
    ['time', 250],
    ['size', 16 * 2 ** 20],
  ]);
  assert.deepEqual(valuesIn('Half the time, three times as fast, twice as good, 40 %.', 'en'), [
    ['ratio', 0.5],
    ['ratio', 3],
    ['ratio', 2],
    ['ratio', 0.4],
  ]);
  assert.deepEqual(valuesIn('一秒，或 250 毫秒，快了兩倍，省下 40%。', 'zh-TW'), [
    ['time', 1000],
    ['time', 250],
    ['ratio', 2],
    ['ratio', 0.4],
  ]);
  assert.deepEqual(valuesIn('The second one of these; 5 threads, exit code 13.', 'en'), []);
  assert.deepEqual(valuesIn('一個成功就夠，第二個不算。', 'zh-TW'), []);
});

test('a claim needs a program or an output that shows it', () => {
  const program = 'await sleep(1_000); const size = 16 * 2 ** 20;';
  const output = 'one: 900 ms\ntwo: 310 ms\n';
  assert.deepEqual(statedIn(program), [16 * 2 ** 20, 1000, 16, 2, 20]);
  const shown = (text: string) =>
    claimedIn(text, 'en').map((claim) => isShown(claim, [program], [output]));
  assert.deepEqual(shown('one second, 16 MB, 300 ms, three times as long'), Array(4).fill(true));
  assert.deepEqual(shown('two seconds, 15 MB, 500 ms, ten times as long'), Array(4).fill(false));
});
