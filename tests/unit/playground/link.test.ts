// A program in a link comes out as it went in; a damaged link gives nothing, and harms nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Draft } from '../../../src/playground/block/draft.ts';
import {
  formatLink,
  longestLink,
  packText,
  readLink,
} from '../../../src/playground/keeping/link.ts';
import { randomBelow } from '../random.ts';

const draft: Draft = {
  files: { 'main.mjs': "console.log('交錯 🧵');\n".repeat(20), 'lib/pool.mjs': '</script><b>' },
  entry: 'main.mjs',
  args: '--n "a b"',
  env: 'A=1',
};

const linkOf = async (text: string): Promise<string> => `#shared=a.1.${await packText(text)}`;

test('what goes in comes out', async () => {
  const link = await formatLink('five-threads', draft);
  assert.match(link, /^#shared=five-threads\.1\.[\w-]+$/);
  assert.deepEqual(await readLink(link), { example: 'five-threads', draft });
});

test('a seed travels along; what is none spoils the link', async () => {
  const shaken = { ...draft, seed: 0xffff_ffff };
  assert.deepEqual((await readLink(await formatLink('a', shaken)))?.draft, shaken);
  for (const seed of [-1, 0.5, 2 ** 32, '7', null, {}]) {
    const link = await linkOf(JSON.stringify({ ...draft, seed }));
    assert.equal(await readLink(link), undefined, JSON.stringify(seed));
  }
});

test('a link of another form, or of none, gives nothing', async () => {
  const link = await formatLink('a', draft);
  for (const other of [
    '',
    '#',
    '#shared=',
    '#shared=a.1.',
    link.replace('.1.', '.2.'),
    `${link}.`,
  ]) {
    assert.equal(await readLink(other), undefined, other);
  }
});

test('a bomb does not go off: half a megabyte is the end', async () => {
  const bomb = await linkOf(JSON.stringify({ files: { 'a.mjs': 'x'.repeat(5_000_000) } }));
  assert.ok(bomb.length < longestLink);
  assert.equal(await readLink(bomb), undefined);
});

for (const [name, text] of Object.entries({
  'no JSON': '{',
  'no files': '{"files":{}}',
  'a file that is no text': '{"files":{"a.mjs":{}}}',
  'a way out of the folder': '{"files":{"../a.mjs":""}}',
  'an absolute path': '{"files":{"/etc/passwd":""}}',
  'a prototype': '{"files":{"__proto__":""}}',
  'a markup in a name': '{"files":{"<img src=x>":""}}',
  'an entry that is no text': '{"files":{"a.mjs":""},"entry":{}}',
  'too many files': JSON.stringify({
    files: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`f${i}.mjs`, ''])),
  }),
})) {
  test(`${name} gives nothing`, async () => {
    assert.equal(await readLink(await linkOf(text)), undefined);
  });
}

test('10,000 damaged links: each gives nothing, or a whole draft', async () => {
  const below = randomBelow(2);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_%.#';
  const link = await formatLink('five-threads', draft);
  let damaged = 0;
  for (let round = 0; round < 10_000; round += 1) {
    const characters = [...link];
    for (let times = below(4); times >= 0; times -= 1) {
      const at = 8 + below(characters.length - 8);
      const how = below(3);
      if (how === 0) characters[at] = letters[below(letters.length)] ?? '';
      else if (how === 1) characters.splice(at, 1 + below(20));
      else characters.splice(at, 0, letters[below(letters.length)] ?? '');
    }
    const read = await readLink(characters.join(''));
    if (read === undefined) damaged += 1;
    else for (const text of Object.values(read.draft.files)) assert.equal(typeof text, 'string');
  }
  assert.ok(damaged > 9_000, `only ${damaged} were seen to be damaged`);
});
