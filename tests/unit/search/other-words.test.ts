// What readers type for what the course calls otherwise: it leads there, and slips of the finger too.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer } from '../../../src/search/answer.ts';
import { editDistance } from '../../../src/search/edit-distance.ts';
import { find } from '../../../src/search/find.ts';
import type { IndexedPage, SearchIndex } from '../../../src/search/index-format.ts';
import { prepareIndex } from '../../../src/search/ready-index.ts';
import { simplifiedForms } from '../../../src/search/simplified.ts';

const page = (name: string, heading: string, prose: string, also: string[] = []): IndexedPage => ({
  url: `/${name}/`,
  title: heading,
  sections: [{ id: '', heading, prose, code: '', also }],
});

const index: SearchIndex = {
  pages: [
    page('process', '程序', '程序有自己的記憶體。', ['行程']),
    page('memory', '共享記憶體', '執行緒共享記憶體，程序沒有。'),
    page('race', '競爭', '兩個執行緒的競爭。'),
    page('async', '非同步', 'async 函式在事件迴圈裡執行，Promise 和 setTimeout 也是。'),
    page('python', 'asyncio', 'asyncio 的 to_thread 和 gather。'),
    page('limit', '一次兩個', '開兩條線，共用一個佇列。', [
      '號誌',
      'semaphore',
      'asyncio.Semaphore',
    ]),
  ],
  terms: {
    程序: ['行程', '進程', 'process'],
    執行緒: ['線程', 'thread'],
    記憶體: ['內存'],
    非同步: ['異步', 'asynchronous'],
    競爭: ['race condition', '競態', 'race'],
    事件迴圈: ['事件循環', 'event loop'],
  },
  simplified: '',
};
const ready = prepareIndex({
  ...index,
  simplified: simplifiedForms([JSON.stringify(index)]),
});
const english = prepareIndex({
  pages: [page('en', 'Fairness', 'A scheduler is fair to every thread.')],
  terms: {},
  simplified: '',
});
const firstOf = (query: string): string | undefined => find(ready, query).pages[0]?.page.url;

const leads: Readonly<Record<string, string>> = {
  行程: '/process/',
  进程: '/process/',
  共享内存: '/memory/',
  线程共享内存: '/memory/',
  竞态: '/race/',
  'race condition': '/race/',
  异步: '/async/',
  'event loop': '/async/',
  号志: '/limit/',
  'asyncio.to_thread': '/python/',
  'asyncio.to_thread()': '/python/',
  'asyncio.Semaphore': '/limit/',
  'how to use a semaphore': '/limit/',
};
for (const [query, url] of Object.entries(leads)) {
  test(`${query} leads to ${url}`, () => {
    assert.equal(firstOf(query), url);
  });
}

test('the terms that were looked for as well are named', () => {
  assert.deepEqual(find(ready, '行程').meant, ['程序']);
  assert.deepEqual(find(ready, '程序').meant, []);
});

test('a name that is only known in part: the part is named', () => {
  const { pages, instead } = find(ready, 'asyncio.StreamReader');
  assert.equal(pages[0]?.page.url, '/python/');
  assert.equal(instead, 'asyncio');
});

test('a Latin word is replaced only where it stands alone', () => {
  assert.deepEqual(find(ready, 'embrace').pages, []);
});

const slips: Readonly<Record<string, string>> = {
  asnyc: 'async',
  Promsie: 'Promise',
  setTimout: 'setTimeout',
  semafore: 'semaphore',
  事件迴圏: '事件迴圈',
};
for (const [query, meant] of Object.entries(slips)) {
  test(`${query} may have been ${meant}`, async () => {
    const { here, suggestion } = await answer(ready, query, () => Promise.resolve(english));
    assert.deepEqual(here.pages, []);
    assert.equal(suggestion?.query, meant);
    assert.ok(suggestion.found.pages.length > 0);
  });
}

test('what only the other language has is offered, and nothing where it cannot be had', async () => {
  const { here, there } = await answer(ready, 'fair scheduler', () => Promise.resolve(english));
  assert.deepEqual(here.pages, []);
  assert.equal(there?.pages[0]?.page.url, '/en/');
  const alone = await answer(ready, 'fair scheduler', () => Promise.reject(new Error('offline')));
  assert.equal(alone.there, undefined);
});

test('what is here is not looked for elsewhere', async () => {
  const { there, suggestion } = await answer(ready, '程序', () => {
    throw new Error('asked for the other language');
  });
  assert.deepEqual([there, suggestion], [undefined, undefined]);
});

const distances: readonly (readonly [string, string, number])[] = [
  ['async', 'async', 0],
  ['asnyc', 'async', 1],
  ['asyn', 'async', 1],
  ['asyncc', 'async', 1],
  ['esync', 'async', 1],
  ['semafore', 'semaphore', 2],
  ['thread', 'worker', Infinity],
];
for (const [one, other, distance] of distances) {
  test(`${one} is ${String(distance)} from ${other}`, () => {
    assert.equal(editDistance(one, other, 2), distance);
    assert.equal(editDistance(other, one, 2), distance);
  });
}
