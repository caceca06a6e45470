// Mistakes of an author that must fail the build, with a sentence that says which file to mend.

import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildSite, copySite } from '../support/site-copy.ts';

const article = 'content/articles/en/worker-threads.mdx';

/** Builds a copy of the site after `spoil` has changed a file of it; gives what the build said. */
function buildSpoilt(spoil: (copy: string) => void): { status: number | null; said: string } {
  const copy = copySite();
  try {
    spoil(copy);
    return buildSite(copy);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

test('an unspoilt copy builds', () => {
  const { status, said } = buildSpoilt(() => undefined);
  assert.equal(status, 0, said);
});

test('an article that names an example which does not exist', () => {
  const { status, said } = buildSpoilt((copy) => {
    const file = join(copy, article);
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('id="five-threads"', 'id="six-threads"'),
    );
  });
  assert.notEqual(status, 0);
  assert.match(said, /worker-threads\.mdx names the example 'six-threads', which does not exist/);
});

test('an example with no recorded output', () => {
  const { status, said } = buildSpoilt((copy) => {
    rmSync(join(copy, 'content/examples/five-threads/recorded.json'));
  });
  assert.notEqual(status, 0);
  assert.match(said, /content\/examples\/five-threads\/ has no recorded output.*npm run record/);
});
