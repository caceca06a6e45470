// Searching: what is folded, what is found and what is marked.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { excerptOf, marked } from '../../../src/search/excerpt.ts';
import { find } from '../../../src/search/find.ts';
import { fold } from '../../../src/search/fold.ts';
import { parseIndex, type SearchIndex, type Section } from '../../../src/search/index-format.ts';
import { prepareIndex } from '../../../src/search/ready-index.ts';
import { readPage } from '../../../src/search/read-page.ts';

const section = (parts: Partial<Section>): Section => ({
  id: '',
  heading: '',
  prose: '',
  code: '',
  also: [],
  ...parts,
});

const pages: SearchIndex['pages'] = [
  {
    url: '/zh-tw/pool/',
    title: '執行緒池',
    sections: [
      section({ heading: '執行緒池', prose: '先開幾個 worker 執行緒，再把工作交給它們。' }),
      section({ id: 'a', heading: '大小', prose: '池子要多大？', code: 'new Pool(4)' }),
    ],
  },
  {
    url: '/zh-tw/glossary/',
    title: '詞彙表',
    sections: [section({ id: 'thread', heading: '執行緒', prose: '程序裡的路線', also: ['線程'] })],
  },
];
const index: SearchIndex = { pages, terms: {}, simplified: '' };
const ready = prepareIndex(index);
const urls = (query: string): string[] => find(ready, query).pages.map(({ page }) => page.url);

const folds: Readonly<Record<string, string>> = {
  'Worker Threads': 'worker threads',
  'worker\n   threads': 'worker threads',
  'Ｗｏｒｋｅｒ（執行緒）': 'worker(執行緒)',
  '一個 worker 執行緒': '一個worker執行緒',
  'Node’s': "node's",
};
for (const [original, folded] of Object.entries(folds)) {
  test(`${JSON.stringify(original)} is folded to ${JSON.stringify(folded)}`, () => {
    const { text, at } = fold(original);
    assert.equal(text, folded);
    assert.equal(at.length, text.length);
  });
}

test('a word is found in headings, prose, code and among the words that a term avoids', () => {
  assert.deepEqual(urls('大小'), ['/zh-tw/pool/']);
  assert.deepEqual(urls('交給它們'), ['/zh-tw/pool/']);
  assert.deepEqual(urls('pool(4'), ['/zh-tw/pool/']);
  assert.deepEqual(urls('線程'), ['/zh-tw/glossary/']);
});

test('the spaces beside Latin words do not matter', () => {
  for (const query of ['worker執行緒', 'worker 執行緒', 'Worker　執行緒']) {
    assert.deepEqual(urls(query), ['/zh-tw/pool/'], query);
  }
});

test('a page that is named so comes first', () => {
  assert.deepEqual(urls('執行緒'), ['/zh-tw/glossary/', '/zh-tw/pool/']);
  assert.deepEqual(urls('執行緒池'), ['/zh-tw/pool/']);
});

test('several words may stand in several sections of a page', () => {
  const [found] = find(ready, '工作 pool').pages;
  assert.equal(found?.page.url, '/zh-tw/pool/');
  assert.equal(found.sections.length, 2);
});

test('words written together are found apart, and endings forgiven, only if nothing else is found', () => {
  assert.deepEqual(urls('執行緒工作'), ['/zh-tw/pool/']);
  assert.deepEqual(urls('workers'), ['/zh-tw/pool/']);
});

test('what is nowhere, and nothing at all, find nothing', () => {
  assert.deepEqual(urls('香蕉'), []);
  assert.deepEqual(urls('banana'), []);
  assert.deepEqual(urls(' \n'), []);
});

test('an excerpt shows the word, marked, as it was written', () => {
  const original = `${'前'.repeat(200)}一個 Worker 執行緒${'後'.repeat(200)}`;
  const pieces = excerptOf(original, ['worker執行緒']);
  const marks = pieces.filter(({ isMarked }) => isMarked);
  assert.deepEqual(
    marks.map(({ text }) => text),
    ['Worker 執行緒'],
  );
  assert.ok(pieces.map(({ text }) => text).join('').length < 130);
});

test('marks neither overlap nor swallow anything', () => {
  const pieces = marked('aaa<b>aa', ['aa', 'a']);
  assert.equal(pieces.map(({ text }) => text).join(''), 'aaa<b>aa');
});

test('a page is read as it is seen', () => {
  const html = `<!doctype html><html><head><title>x</title></head><body><nav>menu</nav><main>
    <nav>crumbs</nav><h1>Threads &amp; more</h1><p>An <em>inter</em>leaved
    text<span role="tooltip">a tip</span>.</p><h2 id="two"><a href="#two">Two</a></h2>
    <runnable-example id="example-x"><div><span class="block-title">Example X</span>
    <button>Run</button></div><pre><code><t-k>if</t-k>(a &lt; b) {}</code></pre></runnable-example>
    <p>after</p><dl><div id="thread"><dt><strong>thread</strong><span lang="zh-TW">執行緒</span></dt>
    <dd>a line</dd></div></dl></main></body></html>`;
  const page = readPage('/en/x/', html);
  assert.equal(page?.title, 'Threads & more');
  assert.deepEqual(
    page.sections.map(({ id, heading, prose, code }) => [id, heading, prose, code]),
    [
      ['', 'Threads & more', 'An interleaved text.', ''],
      ['two', 'Two', 'after', ''],
      ['example-x', 'Example X', 'Example X', 'if(a < b) {}'],
      ['thread', 'thread', 'thread執行緒 a line', ''],
    ],
  );
});

test('what is no index is refused', () => {
  for (const value of [
    null,
    {},
    [1],
    { ...index, pages: [{ url: '/', title: 'x', sections: [{}] }] },
  ]) {
    assert.throws(() => parseIndex(value));
  }
  assert.deepEqual(parseIndex(JSON.parse(JSON.stringify(index))), index);
});
