// The colour of the paper is written in one place.

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

test('the colours of the paper stand in tokens.css, once each, and nowhere else', () => {
  const tokens = readFileSync('src/styles/tokens.css', 'utf8');
  const colours = /--paper: light-dark\((#\w+), (#\w+)\)/.exec(tokens)?.slice(1) ?? [];
  assert.equal(colours.length, 2);
  const files = [...globSync('{src,public}/**/*.{ts,astro,css,svg,mjs}'), 'astro.config.mjs'];
  for (const colour of colours) {
    const holding = files.filter((file) => readFileSync(file, 'utf8').includes(colour));
    assert.deepEqual(holding, ['src/styles/tokens.css'], colour);
    assert.equal(tokens.split(colour).length, 2, colour);
  }
});
