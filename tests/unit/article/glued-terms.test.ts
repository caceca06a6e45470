// Terms of the glossary and what follows them: no line begins with a full stop.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glueTerms } from '../../../src/article/glued-terms.ts';

const button = '<button type="button" class="term" popovertarget="term-lock">鎖</button>';
const tip =
  '<span class="term-tip" id="term-lock" popover>一次一個。 <a href="/">詞彙表</a></span>';
const script = '<script type="module" src="/term.js"></script>';

test('what follows a term goes with it, past its definition and its script', () => {
  assert.equal(
    glueTerms(`上<span class="term-word">${button}${tip}</span>${script}」，好。`),
    `上<span class="term-word">${button}」，${tip}</span>${script}好。`,
  );
});

test('a word that follows a term stays where it is, and so do later marks', () => {
  const text = `一把<span class="term-word">${button}${tip}</span>就夠，好。`;
  assert.equal(glueTerms(text), text);
});

test('each term has its own', () => {
  const one = `<span class="term-word">${button}${tip}</span>`;
  assert.equal(
    glueTerms(`${one}的${one}。`),
    `${one}的<span class="term-word">${button}。${tip}</span>`,
  );
});
