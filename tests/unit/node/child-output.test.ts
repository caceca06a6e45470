// What `exec` keeps of a child's output: up to so many bytes, cut by characters.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CollectedOutput } from '../../../src/node/builtins/child-process/collected-output.ts';

test('text is measured in bytes and cut by characters, as in Node', () => {
  const output = new CollectedOutput(10);
  assert.equal(output.add('中文', 'utf8'), true);
  assert.equal(output.add('測試!', 'utf8'), false);
  assert.equal(output.whole(true), '中文測試!');
  const short = new CollectedOutput(3);
  assert.equal(short.add('中文測試', 'utf8'), false);
  assert.equal(short.whole(true), '中文測');
});

test('bytes stay bytes', () => {
  const output = new CollectedOutput(5);
  assert.equal(output.add(Buffer.from('hello world'), null), false);
  assert.deepEqual(output.whole(false), Buffer.from('hello'));
});
