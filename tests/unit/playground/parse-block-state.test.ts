// A block's state is checked before it comes back into a page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BlockState } from '../../../src/playground/block-state.ts';
import { parseBlockState } from '../../../src/playground/parse-block-state.ts';
import { exited, main, worker, wrote } from '../example/events.ts';

const failure = { engine: 'stackblitz', failure: 'unreachable', needsReload: false } as const;
const run = {
  events: [
    { kind: 'started', at: 0, source: main },
    wrote('<b>'),
    { kind: 'sent', at: 1, source: main, peer: worker },
    { kind: 'exited', at: 2, source: main, code: null, signal: 'SIGKILL' },
  ],
  place: { engine: 'builtin', nodeVersion: 'v24.21.0', fellBackBecause: failure },
  outcome: exited(3),
  wasOriginal: true,
} as const;
const state: BlockState = { files: { 'main.mjs': 'x' }, run };

test('a state survives JSON', () => {
  for (const whole of [
    state,
    { files: {} },
    { run: { ...run, place: undefined, outcome: { kind: 'failed', failure } } },
    { run: { ...run, outcome: { kind: 'stopped', duration: 1 } } },
  ]) {
    assert.deepEqual(
      parseBlockState(JSON.parse(JSON.stringify(whole))),
      JSON.parse(JSON.stringify(whole)),
    );
  }
});

const broken: Readonly<Record<string, unknown>> = {
  nothing: null,
  'a list': [],
  text: 'x',
  'a file that is no text': { files: { a: 1 } },
  'files in a list': { files: ['a'] },
  'an unknown engine': { run: { ...run, place: { ...run.place, engine: 'x' } } },
  'an unknown event': { run: { ...run, events: [{ kind: 'html', at: 0, source: main }] } },
  'output that is no text': { run: { ...run, events: [{ ...wrote('a'), text: {} }] } },
  'a source without a number': { run: { ...run, events: [{ ...wrote('a'), source: {} }] } },
  'an unknown outcome': { run: { ...run, outcome: { kind: 'running' } } },
  'an unknown failure': {
    run: { ...run, outcome: { kind: 'failed', failure: { ...failure, failure: 'x' } } },
  },
};

for (const [name, value] of Object.entries(broken)) {
  test(`${name} gives nothing`, () => {
    assert.equal(parseBlockState(value), undefined);
  });
}
