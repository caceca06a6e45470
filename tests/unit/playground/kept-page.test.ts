// What the storage holds is checked before it comes back into a page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseKeptPage, type KeptPage } from '../../../src/playground/kept-page.ts';

const block = { example: 'five-threads', state: { files: { 'main.mjs': 'x' } } };
const page: KeptPage = [
  block,
  {
    example: 'thread-result',
    state: {
      run: {
        events: [{ kind: 'stdout', at: 1, source: { pid: 1, threadId: 0 }, text: '<b>' }],
        place: { engine: 'builtin', nodeVersion: 'v24.0.0' },
        outcome: { kind: 'exited', code: 3, signal: null, duration: 10 },
        wasOriginal: true,
      },
    },
  },
  { example: 'untouched', state: {} },
];

test('what was kept comes back', () => {
  assert.deepEqual(parseKeptPage(JSON.stringify(page)), page);
});

const broken: Readonly<Record<string, unknown>> = {
  nothing: null,
  'no list': { blocks: page },
  'no example': [{ ...block, example: 1 }],
  'no state': [{ example: 'five-threads' }],
  'a file that is no text': [{ ...block, state: { files: { 'main.mjs': 1 } } }],
  'a run that is none': [{ ...block, state: { run: 'exited' } }],
};

for (const [name, value] of Object.entries(broken)) {
  test(`${name} gives nothing`, () => {
    assert.equal(parseKeptPage(JSON.stringify(value)), undefined);
  });
}

test('what is no JSON gives nothing', () => {
  assert.equal(parseKeptPage('{'), undefined);
});
