// What is strange about a run on StackBlitz, and what is not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunResult } from '../../../src/engine/types.ts';
import { patienceFor, strangenessOf } from '../../../src/playground/run/way-out.ts';

const ended = (code: number, duration: number): RunResult => ({
  kind: 'exited',
  code,
  signal: null,
  duration,
});
const patience = 12_000;

test('ten times as long as recorded is strange, and ten seconds at the least', () => {
  assert.deepEqual(
    [5, 91, 999, 1_200, 6_000].map(patienceFor),
    [10_000, 10_000, 10_000, 12_000, 60_000],
  );
  assert.equal(patienceFor(undefined), 10_000);
});

test('a broken promise is strange, however soon, and a kept one with an error is not', () => {
  assert.equal(strangenessOf(ended(0, 50), { kind: 'broken' }, true, patience), 'broken');
  assert.equal(strangenessOf(ended(0, 99_000), { kind: 'broken' }, true, patience), 'broken');
  assert.equal(strangenessOf(ended(1, 50), { kind: 'kept' }, true, patience), undefined);
  assert.equal(strangenessOf(ended(0, 50), { kind: 'same' }, true, patience), undefined);
});

test('a long run is strange, ended or stopped; of edited code nothing is claimed', () => {
  for (const outcome of [ended(0, patience), { kind: 'stopped', duration: patience } as const]) {
    assert.equal(strangenessOf(outcome, undefined, true, patience), 'long');
    assert.equal(strangenessOf(outcome, undefined, false, patience), 'other');
  }
  const soon = { kind: 'stopped', duration: patience - 1 } as const;
  assert.equal(strangenessOf(soon, undefined, true, patience), undefined);
});

test('edited code that fails may have another reason, and so may an engine that does', () => {
  assert.equal(strangenessOf(ended(1, 50), undefined, false, patience), 'other');
  assert.equal(strangenessOf(ended(0, 50), undefined, false, patience), undefined);
  const failure = { engine: 'stackblitz', failure: 'broken', needsReload: true } as const;
  assert.equal(strangenessOf({ kind: 'failed', failure }, undefined, true, patience), 'other');
});
