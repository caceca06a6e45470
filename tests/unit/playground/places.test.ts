// Places in the program's own files, found in what it printed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPlaces, formatPlace, parsePlace } from '../../../src/playground/output/places.ts';

const files = ['main.mjs', 'worker.mjs', 'lib/pool.mjs', 'a+b.js'];
const found = (text: string): readonly string[] => findPlaces(text, files).map(formatPlace);

test('stack frames as Node writes them', () => {
  assert.deepEqual(found('    at fail (file:///home/work/main.mjs:2:9)'), ['main.mjs:2:9']);
  assert.deepEqual(found('    at file:///work/lib/pool.mjs:15:1'), ['lib/pool.mjs:15:1']);
  assert.deepEqual(found('/home/a+b.js:3'), ['a+b.js:3:1']);
  assert.deepEqual(found('main.mjs:1:1 and worker.mjs:2:2'), ['main.mjs:1:1', 'worker.mjs:2:2']);
});

test('the link is the whole path', () => {
  const text = 'at (file:///home/main.mjs:2:9)';
  const [place] = findPlaces(text, files);
  assert.equal(text.slice(place?.from, place?.to), 'file:///home/main.mjs:2:9');
});

test('what is no file of the program leads nowhere', () => {
  assert.deepEqual(found('at node:internal/main.js:1:1'), []);
  assert.deepEqual(found('domain.mjs:1:1'), []);
  assert.deepEqual(found('other.mjs:1:1, main.mjs, 12:30'), []);
  assert.deepEqual(findPlaces('main.mjs:1:1', []), []);
});

test('a place survives its attribute', () => {
  const place = { file: 'a:b.mjs', line: 3, column: 4 };
  assert.deepEqual(parsePlace(formatPlace(place)), place);
  assert.equal(parsePlace('main.mjs'), undefined);
});
