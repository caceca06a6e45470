// Comments in two languages: which line is kept, and what is refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localise } from '../../../src/example/comments.ts';

const source = [
  'const answer = 42;',
  '// zh: 印出來',
  '// en: Print it',
  'if (answer) {',
  '  // zh: 只有這裡',
  '  // en: Only here',
  '  console.log(answer); // not a pair',
  '}',
  '// plain',
  '',
].join('\n');

test('keeps the page’s language, drops the mark, leaves every other line alone', () => {
  assert.equal(
    localise(source, 'en', 'main.mjs'),
    'const answer = 42;\n// Print it\nif (answer) {\n  // Only here\n' +
      '  console.log(answer); // not a pair\n}\n// plain\n',
  );
  assert.match(localise(source, 'zh-TW', 'main.mjs'), /^\/\/ 印出來$/m);
  assert.doesNotMatch(localise(source, 'zh-TW', 'main.mjs'), /Print|zh:/);
});

test('gives code the same line numbers in both languages', () => {
  const line = (locale: 'zh-TW' | 'en') =>
    localise(source, locale, 'main.mjs')
      .split('\n')
      .findIndex((text) => text.includes('console.log'));
  assert.equal(line('zh-TW'), line('en'));
});

const broken = {
  'a Chinese line alone': '// zh: 一\ncode();',
  'a Chinese line at the very end': '// zh: 一',
  'an English line alone': '// en: one\n// zh: 一',
  'a gap in the pair': '// zh: 一\n\n// en: one',
  'two Chinese lines': '// zh: 一\n// zh: 二\n// en: one',
  'different indentation': '// zh: 一\n  // en: one',
};

for (const [what, pair] of Object.entries(broken)) {
  test(`refuses ${what}, naming file and line`, () => {
    assert.throws(() => localise(`first();\n${pair}`, 'en', 'content/examples/x/main.mjs'), {
      message: /^content\/examples\/x\/main\.mjs:2: .*"\/\/ zh: …".*"\/\/ en: …"/,
    });
  });
}
