// What a recording leaves out: states that no picture of the run shows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEvent, Source } from '../../../src/engine/types.ts';
import { withoutBriefStates } from '../../../src/example/recorder/brief-states.ts';

const main: Source = { pid: 1, threadId: 0 };
const worker: Source = { pid: 1, threadId: 1 };

const running = (at: number, source = main): RunEvent => ({ kind: 'running', at, source });
const waiting = (at: number, source = main): RunEvent => ({ kind: 'waiting', at, source });
const blocked = (at: number, on: 'Atomics.wait' | 'readSync' = 'Atomics.wait'): RunEvent => ({
  kind: 'blocked',
  at,
  source: main,
  on,
});
const exited = (at: number, source = main): RunEvent => ({
  kind: 'exited',
  at,
  source,
  code: 0,
  signal: null,
});

test('a brief state is left out, and what it parted is one', () => {
  const kept = [running(0), waiting(1), running(9)];
  const brief = [running(5), waiting(5.04)];
  assert.deepEqual(withoutBriefStates([...kept, ...brief, exited(10)]), [...kept, exited(10)]);
  const calls = [blocked(1), running(2.01), blocked(2.02), running(3)];
  assert.deepEqual(withoutBriefStates([running(0), ...calls, exited(10)]), [
    running(0),
    blocked(1),
    running(3),
    exited(10),
  ]);
});

test('what is long enough stays, and so do calls of two kinds', () => {
  const events = [running(0), waiting(1), running(1.05), waiting(1.1), running(2), exited(3)];
  assert.deepEqual(withoutBriefStates(events), events);
  const calls = [running(0), blocked(1), blocked(2, 'readSync'), running(3), exited(4)];
  assert.deepEqual(withoutBriefStates(calls), calls);
});

test('the first state stays, for it says that there are any; the last goes when the thread ends at once', () => {
  assert.deepEqual(withoutBriefStates([running(0), exited(0.01)]), [running(0), exited(0.01)]);
  assert.deepEqual(withoutBriefStates([running(0), waiting(1), running(2), exited(2.01)]), [
    running(0),
    waiting(1),
    exited(2.01),
  ]);
});

test('each thread has its own states, in the order of their times, and all else is as it was', () => {
  const printed: RunEvent = { kind: 'stdout', at: 5, source: main, text: 'x\n' };
  const events = [
    running(0),
    running(4, worker),
    printed,
    waiting(4.5, worker),
    exited(6, worker),
    waiting(1),
    running(6),
    exited(7),
  ];
  assert.deepEqual(withoutBriefStates(events), events);
});
