// Arguments and environment as a reader types them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  environmentWords,
  joinWords,
  readEnvironment,
  splitWords,
} from '../../../src/playground/block/words.ts';

test('spaces part words, quotes keep them together', () => {
  assert.deepEqual(splitWords('  a  b\tc '), ['a', 'b', 'c']);
  assert.deepEqual(splitWords(`"a b" 'c d' e"f g"'h'`), ['a b', 'c d', 'ef gh']);
  assert.deepEqual(splitWords(`"" x`), ['', 'x']);
  assert.deepEqual(splitWords(`"never closed`), ['never closed']);
  assert.deepEqual(splitWords(''), []);
});

test('what is joined splits into the same words', () => {
  for (const words of [
    ['a', 'b c', ''],
    [`it's`, `say "hi"`, `'"'`],
    ['--n=1', '中文 字'],
  ]) {
    assert.deepEqual(splitWords(joinWords(words)), words);
  }
});

test('an environment is its pairs', () => {
  const env = { A: '1', B: 'x=y', C: '' };
  assert.deepEqual(readEnvironment(environmentWords(env)), env);
  assert.deepEqual(readEnvironment(['none', '=x', '1A=x']), {});
});
