// What is changed in an article's markup: terms with what touches them, tables with names, whole phrases.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mdxToJs } from 'satteri';
import { markdownProcessor } from '../../../src/article/markup.ts';
import { keepPhrases } from '../../../src/article/titles.ts';

/** The program that a text becomes, without the spaces that lay it out. */
async function programOf(text: string): Promise<string> {
  const { hastPlugins } = markdownProcessor.options;
  const { code } = await mdxToJs(text, { hastPlugins, data: {}, features: { gfm: true } });
  return code.replaceAll(/\s*\n\s*|(?<=,) (?=[_"])/g, '');
}

const lock = '<Term id="lock">鎖</Term>';
const lockCode = '_jsx(Term, {id: "lock",children: "鎖"})';

test('what touches a term keeps to its line, on both sides, and nothing more does', async () => {
  const program = await programOf(`上「${lock}」，好（${lock}）。`);
  const line = (before: string, after: string) =>
    `className: "term-line",children: ["${before}",${lockCode},"${after}"]`;
  assert.ok(
    program.includes(`"上",_jsxs(_components.span, {${line('「', '」，')}}),"好"`),
    program,
  );
  assert.ok(program.includes(`"好",_jsxs(_components.span, {${line('（', '）。')}})`), program);
});

test('between two terms each mark goes with its own, and words stay where they are', async () => {
  const program = await programOf(`${lock}。（${lock}就夠，好。`);
  assert.ok(program.includes(`children: [${lockCode},"。"]`), program);
  assert.ok(program.includes(`children: ["（",${lockCode}]`), program);
  assert.ok(program.includes('"就夠，好。"'), program);
});

test('a term in a list, alone in emphasis, or before a word is left as it is', async () => {
  for (const text of [`- 一把${lock}就夠，好。`, `**${lock}**。`]) {
    assert.ok(!(await programOf(text)).includes('term-line'), text);
  }
});

test('a table is named by the heading before it, or by the title, or names itself', async () => {
  const table = '| | a |\n| --- | --- |\n| b | c |';
  const program = await programOf(`${table}\n\n## Two\n\n${table}\n\n## Three\n`);
  const names = [...program.matchAll(/"aria-labelledby": "([^"]*)"/g)].map(([, name]) => name);
  assert.deepEqual(names, ['page-title', 'two']);
  assert.equal(program.split('_components["wide-table"]').length - 1, 2);
  const own = await programOf('## Two\n\n<table><caption>Own</caption></table>');
  assert.ok(!own.includes('aria-labelledby'));
});

test('an empty cell at the head of a column heads nothing', async () => {
  const program = await programOf('| | a |\n| --- | --- |\n| b | c |');
  assert.equal(program.split('_components.th,').length - 1, 1, program);
});

test('a heading breaks between phrases; its id is made of the words as they were written', async () => {
  const program = await programOf('## 能 `await` 的三種東西');
  assert.ok(program.includes('id: "能-await-的三種東西"'), program);
  assert.ok(program.includes('"能\\xA0"') && program.includes('"\\xA0的三種東西"'), program);
});

const phrases: Readonly<Record<string, string>> = {
  '能 await 的三種東西': '能~await~的三種東西',
  'nextTick 和 Promise，誰先': 'nextTick 和~Promise，誰先',
  '同時等好幾個 Promise': '同時等好幾個 Promise',
  'A pool of threads': 'A pool of threads',
};
for (const [title, kept] of Object.entries(phrases)) {
  test(`${title}: its phrases stay whole`, () => {
    assert.equal(keepPhrases(title).replaceAll('\u00a0', '~'), kept);
  });
}
