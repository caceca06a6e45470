// What is set aside of a line, what stays a word, and what is weighed as a number.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLine, slots } from '../../../src/outcomes/read-line.ts';

const { number, time, aside } = slots;

const cases: readonly (readonly [line: string, words: string])[] = [
  ['counted  12345', `counted  ${number}`],
  ['main: tickets left, -1', `main: tickets left, ${number}`],
  ['careless: 100 - 30 = 70', `careless: ${number} - ${number} = ${number}`],
  ['ratio:0.333 1e-7', `ratio:${number} ${number}`],
  ['heap 24MB', `heap ${number}MB`],
  ['done after 912 ms', `done after ${time} ms`],
  ['1,234ms 1.2s 3秒 等了 300 毫秒', `${time}ms ${time}s ${time}秒 等了 ${time} 毫秒`],
  ['at 12:34:56 on 2026-01-01T00:00:00.123Z', `at ${aside} on ${aside}`],
  ['main: process 1234, thread 0', `main: process ${aside}, thread 0`],
  ['4012 told me', `${aside} told me`],
  ['file:///home/project/main.mjs:2:9', `${aside}main.mjs:2:9`],
  ['thread 3: got request #12', 'thread 3: got request #12'],
  ['執行緒 3：完成', '執行緒 3：完成'],
  ['GET /users/42', `GET /users/${number}`],
  ['SHA-256 637bb5db… v24.21.0 utf8', 'SHA-256 637bb5db… v24.21.0 utf8'],
  ['id 01234567-89ab-cdef-0123-456789abcdef', `id ${aside}`],
];

for (const [line, words] of cases) {
  test(`reads "${line}"`, () => {
    assert.equal(readLine(line, new Set(['4012'])).words, words);
  });
}

test('numbers are read as they are meant', () => {
  const values = readLine('1,234.5 -2 1e3', new Set()).numerals.map(({ value }) => value);
  assert.deepEqual(values, [1234.5, -2, 1000]);
});

test('a line cannot pretend to hold what is set aside', () => {
  assert.equal(readLine(`a${number}b${aside}c`, new Set()).words, 'a b c');
});
