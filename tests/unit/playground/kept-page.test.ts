// What the storage holds is checked before it comes back into a page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseKeptPage, type KeptPage } from '../../../src/playground/kept-page.ts';

const line = {
  stream: 'stderr',
  source: 'worker 1',
  lane: 1,
  text: '<b>',
  time: '0.10 s',
} as const;
const run = {
  state: 'exited',
  engine: 'builtin',
  exitCode: '3',
  status: ['Exited with code 3'],
  note: '',
  lines: [line],
} as const;
const block = { example: 'five-threads', files: { 'main.mjs': 'x' } };
const page: KeptPage = { lang: 'en', blocks: [{ ...block, run }, block] };

test('what was kept comes back', () => {
  assert.deepEqual(parseKeptPage(JSON.stringify(page)), page);
});

const broken: Readonly<Record<string, unknown>> = {
  nothing: null,
  'a list': [],
  'no language': { ...page, lang: 1 },
  'no blocks': { ...page, blocks: {} },
  'a file that is no text': { ...page, blocks: [{ ...block, files: { a: 1 } }] },
  'an unknown state': { ...page, blocks: [{ ...block, run: { ...run, state: 'running' } }] },
  'a line of no stream': {
    ...page,
    blocks: [{ ...block, run: { ...run, lines: [{ ...line, stream: 'x' }] } }],
  },
  'a lane that is no number': {
    ...page,
    blocks: [{ ...block, run: { ...run, lines: [{ ...line, lane: '"' }] } }],
  },
};

for (const [name, value] of Object.entries(broken)) {
  test(`${name} gives nothing`, () => {
    assert.equal(parseKeptPage(JSON.stringify(value)), undefined);
  });
}

test('what is no JSON gives nothing', () => {
  assert.equal(parseKeptPage('{'), undefined);
});
