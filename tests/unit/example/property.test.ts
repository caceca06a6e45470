// Properties: each clause with a run that keeps it and runs that break it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDiffers, checkProperty, type Clause } from '../../../src/example/property.ts';
import { exited, printed } from './events.ts';

interface Case {
  readonly clause: Clause;
  readonly keeps: readonly (readonly string[])[];
  readonly breaks: readonly (readonly string[])[];
}

const cases: readonly Case[] = [
  {
    clause: { kind: 'exact', lines: ['a (1)', 'b'] },
    keeps: [['a (1)', 'b']],
    breaks: [['b', 'a (1)'], ['a (1)'], ['a (1)', 'b', 'c'], ['a 1', 'b'], []],
  },
  {
    clause: { kind: 'lines', lines: ['a', 'b', 'took \\d+ ms'] },
    keeps: [
      ['a', 'b', 'took 7 ms'],
      ['took 12 ms', 'b', 'a'],
    ],
    breaks: [
      ['a', 'b'],
      ['a', 'b', 'took 7 ms', 'a'],
      ['a', 'b', 'it took 7 ms'],
    ],
  },
  {
    clause: { kind: 'order', first: 'start \\d', then: 'done \\d' },
    keeps: [
      ['start 1', 'start 2', 'done 2', 'done 1'],
      ['x', 'start 1', 'y', 'done 1', 'z'],
    ],
    breaks: [['start 1', 'done 1', 'start 2', 'done 2'], ['start 1'], ['done 1'], []],
  },
  {
    clause: { kind: 'between', line: 'tick', first: 'on', then: 'off' },
    keeps: [
      ['on', 'tick', 'off'],
      ['tick', 'on', 'tick', 'off', 'tick'],
    ],
    breaks: [['tick', 'on', 'off', 'tick'], ['on', 'tick'], ['tick', 'off'], ['tick'], []],
  },
  { clause: { kind: 'has', line: 'a|b' }, keeps: [['a'], ['x', 'b']], breaks: [['ab'], []] },
  { clause: { kind: 'lacks', line: 'a' }, keeps: [['b'], []], breaks: [['b', 'a']] },
  { clause: { kind: 'last', line: 'end' }, keeps: [['a', 'end']], breaks: [['end', 'a'], []] },
];

for (const { clause, keeps, breaks } of cases) {
  test(`${clause.kind}: tells runs that keep it from runs that break it`, () => {
    for (const lines of keeps) {
      assert.equal(checkProperty([clause], printed(...lines), exited(0)), undefined);
    }
    for (const lines of breaks) {
      const broken = checkProperty([clause], printed(...lines), exited(0));
      assert.match(broken ?? 'kept', /^[A-Z].+\. The output was:\n/, `broken by ${lines.join()}`);
    }
  });
}

test('the exit code is 0 unless the property says otherwise', () => {
  const has: Clause = { kind: 'has', line: 'a' };
  const run = printed('a');
  assert.match(checkProperty([has], run, exited(1)) ?? '', /exit code is 1, not 0/);
  assert.equal(checkProperty([has, { kind: 'exit', code: 1 }], run, exited(1)), undefined);
  assert.match(checkProperty([{ kind: 'exit', code: 1 }], run, exited(0)) ?? '', /is 0, not 1/);
  const killed = { ...exited(0), code: null, signal: 'SIGKILL' };
  assert.match(checkProperty([has], run, killed) ?? '', /exit code is SIGKILL, not 0/);
});

test('a run that was stopped or timed out keeps no property', () => {
  const run = printed('a');
  const property: Clause[] = [{ kind: 'has', line: 'a' }];
  for (const kind of ['stopped', 'timed-out', 'output-limit', 'out-of-memory'] as const) {
    assert.match(checkProperty(property, run, { kind, duration: 1 }) ?? '', new RegExp(kind));
  }
});

test('all clauses must hold', () => {
  const property: Clause[] = [
    { kind: 'has', line: 'a' },
    { kind: 'lacks', line: 'b' },
  ];
  assert.equal(checkProperty(property, printed('a'), exited(0)), undefined);
  assert.match(checkProperty(property, printed('a', 'b'), exited(0)) ?? '', /matches "b"/);
});

test('differs: runs that all print the same break it', () => {
  const property: Clause[] = [{ kind: 'differs', runs: 3 }];
  assert.equal(checkDiffers(property, [printed('1'), printed('1'), printed('2')]), undefined);
  assert.match(checkDiffers(property, [printed('1'), printed('1')]) ?? '', /printed the same/);
  assert.equal(checkDiffers([{ kind: 'has', line: '1' }], [printed('1')]), undefined);
});
