// The page's edge: honest reports pass as they are, anything else does not pass at all.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { parseReport } from '../../../src/engine/builtin/parse-report.ts';

const source = { pid: 1, threadId: 0 };
const named = { pid: 1, threadId: 2, name: 'w' };
const printed = { kind: 'stdout', at: 1.5, source, text: 'hi\n' };

test('honest reports', () => {
  const reports = [
    { kind: 'ready' },
    { kind: 'broken', reason: 'why' },
    { kind: 'stopped', run: 3 },
    { kind: 'flooded', run: 3, at: 1 },
    { kind: 'answer', call: 1, value: undefined },
    { kind: 'answer', call: 1, value: new Uint8Array([1]) },
    { kind: 'answer', call: 1, value: [{ name: 'a', isFolder: true }] },
    { kind: 'refusal', call: 1, message: 'no', code: 'ENOENT' },
    { kind: 'over', run: 1, code: 0, signal: null, at: 12 },
    { kind: 'over', run: 1, code: null, signal: 'SIGTERM', at: 12 },
    {
      kind: 'events',
      run: 1,
      events: [
        { kind: 'started', at: 0, source },
        { kind: 'started', at: 0, source: named, parent: source },
        { kind: 'started', at: 0, source: named, parent: source, askedAt: -1 },
        { kind: 'running', at: 0, source },
        { kind: 'waiting', at: 0, source },
        { kind: 'untold', at: 0, source },
        { kind: 'blocked', at: 0, source, on: 'Atomics.wait' },
        { kind: 'failed', at: 0, source, error: 'Error: x' },
        { kind: 'received', at: 2, source, peer: named, message: 1 },
        { kind: 'exited', at: 3, source: named, code: 1, signal: null, terminated: true },
        printed,
        { kind: 'sent', at: 2, source, peer: named },
        { kind: 'exited', at: 3, source: named, code: 1, signal: null },
      ],
    },
  ];
  for (const report of reports) assert.deepEqual(parseReport(report), report);
});

test('forged reports', () => {
  const event = (change: object): object => ({
    kind: 'events',
    run: 1,
    events: [{ ...printed, ...change }],
  });
  const forged: unknown[] = [
    undefined,
    null,
    'ready',
    {},
    { kind: 'start' },
    { kind: 'stopped', run: -1 },
    { kind: 'stopped', run: '1' },
    { kind: 'over', run: 1, code: 1.5, signal: null, at: 0 },
    { kind: 'over', run: 1, code: 0, signal: 9, at: 0 },
    { kind: 'over', run: 1, code: 0, signal: null, at: NaN },
    { kind: 'broken', reason: 'x'.repeat(2000) },
    { kind: 'events', run: 1, events: 'none' },
    { kind: 'events', run: 1, events: Array.from({ length: 100_001 }, () => printed) },
    event({ kind: 'printed' }),
    event({ at: Infinity }),
    event({ text: 7 }),
    event({ text: { toString: () => 'x' } }),
    event({ text: 'x'.repeat(16 * 2 ** 20 + 1) }),
    event({ source: { pid: 1 } }),
    // Who types the input is nobody of the frame's.
    event({ source: { pid: -1, threadId: 0 } }),
    event({ source: { pid: 2 ** 53, threadId: 0 } }),
    event({ kind: 'started', parent: {} }),
    event({ kind: 'stdout', text: 'x'.repeat(64 * 2 ** 10 + 1) }),
    { kind: 'answer', call: 1, value: [{ name: 1, isFolder: true }] },
    { kind: 'answer', call: 1, value: 'text' },
    { kind: 'refusal', call: 1, message: 'x', code: 7 },
    { kind: 'flooded', run: 1, at: '0' },
    event({ source: { pid: 1, threadId: 0, name: {} } }),
    event({ kind: 'sent', peer: undefined }),
    event({ kind: 'sent', peer: source, message: -1 }),
    event({ kind: 'sent', peer: source, message: 'x' }),
    event({ kind: 'started', askedAt: Infinity }),
    event({ kind: 'blocked' }),
    event({ kind: 'blocked', on: 'a call of which nobody has heard' }),
    event({ kind: 'failed', error: 'x'.repeat(2000) }),
    event({ kind: 'failed', error: { toString: () => 'x' } }),
    event({ kind: 'exited', code: '0', signal: null }),
    event({ kind: 'exited', code: 0, signal: null, terminated: 1 }),
  ];
  for (const report of forged)
    assert.equal(parseReport(report), undefined, inspect(report).slice(0, 99));
});

test('what is not asked for does not come along', () => {
  const report = { kind: 'events', run: 1, extra: 1, events: [{ ...printed, html: '<b>' }] };
  assert.deepEqual(parseReport(report), { kind: 'events', run: 1, events: [printed] });
});
