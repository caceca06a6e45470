// What is forbidden is found in code alone; and two programs are compared line by line.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOnly, findForbidden } from '../../../src/exercise/forbidden.ts';
import { lineChanges } from '../../../src/exercise/line-changes.ts';

const ban = '\\bPromise\\.any\\b';

test('found in code, with its place', () => {
  const files = { 'a.mjs': 'let a;\n', 'b.mjs': '\nconst b = Promise.any([]);\n' };
  assert.deepEqual(findForbidden(ban, files), { file: 'b.mjs', line: 2 });
});

test('not in comments, texts and templates, but in what a template computes', () => {
  for (const source of ['// Promise.any', '/*\nPromise.any */', "'Promise.any'", '`Promise.any`']) {
    assert.equal(findForbidden(ban, { 'a.mjs': source }), undefined, source);
  }
  assert.deepEqual(findForbidden(ban, { 'a.mjs': '`x ${Promise.any([])}`' })?.line, 1);
});

test('lines stay where they are, also in a program that is none', () => {
  const source = "a; /* one\ntwo */ b;\n'";
  assert.equal(codeOnly(source).split('\n').length, 3);
  assert.match(codeOnly(source), /^a;\s+\n\s+b;\n/);
});

test('lines that both have in the same order are no changes', () => {
  assert.deepEqual(lineChanges(['a', 'b', 'c'], ['a', 'x', 'c', 'd']), {
    here: [false, true, false],
    there: [false, true, false, true],
  });
  assert.deepEqual(lineChanges([], ['a']), { here: [], there: [true] });
});
