// What the judge of many seeds makes of runs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEvent, RunResult } from '../../src/engine/types.ts';
import type { Example } from '../../src/example/example.ts';
import { isBusy } from '../conformance/seeds-busy.ts';
import { breach, isGood, linesFor, reportOf, summaryOf } from '../conformance/seeds-report.ts';
import type { Seed, SeedRun } from '../conformance/seeds-runs.ts';

const source = { pid: 1, threadId: 0 };
const ended: RunResult = { kind: 'exited', code: 0, signal: null, duration: 1 };

const example = (id: string, property: Example['property']): Example => ({
  id,
  title: { 'zh-TW': id, en: id },
  entry: 'main.mjs',
  args: [],
  env: {},
  folded: [],
  needs: [],
  property,
  files: [],
});

const run = (seed: Seed, text: string, result: RunResult = ended): SeedRun => {
  const printed: RunEvent = { kind: 'stdout', at: 0, source, text: `${text}\n` };
  return { seed, events: [printed], result, milliseconds: 1 };
};

/** Seeds 1 to 20, and one run without. */
const runs = (textOf: (seed: number) => string): SeedRun[] => [
  run(undefined, textOf(0)),
  ...Array.from({ length: 20 }, (_, at) => run(at + 1, textOf(at + 1))),
];

const ada = example('ada', [{ kind: 'lines', lines: ['Ada|Alan'] }]);

test('seeds: outcomes are those that a block would show', () => {
  const report = reportOf(
    ada,
    runs((seed) => (seed % 5 === 4 ? 'Ada' : 'Alan')),
    [],
  );
  assert.deepEqual([report.runs, report.outcomes, report.missing], [21, 2, []]);
  assert.deepEqual(linesFor(report), ['ada                      kept in 21 of 21, 2 outcomes']);
  assert.ok(isGood(report));
});

test('seeds: a property breaks by a seed where it does so alone, too', () => {
  const all = runs((seed) => (seed > 18 ? 'Grace' : 'Ada'));
  const found = all.flatMap((each) => {
    const sentence = breach(ada, each);
    return sentence === undefined ? [] : [{ seed: each.seed, sentence }];
  });
  assert.deepEqual(
    found.map(({ seed }) => seed),
    [19, 20],
  );
  const again = (broke: number): { broke: number; of: number } => ({ broke, of: 3 });
  const report = reportOf(
    ada,
    all,
    found.map((each, at) => ({ ...each, again: again(at) })),
  );
  assert.deepEqual(
    [report.broken, report.crowded].map((some) => some.map(({ seed }) => seed)),
    [[20], [19]],
  );
  assert.ok(!isGood(report));
  assert.match(
    linesFor(report).join('\n'),
    /kept in 20 of 21[^]*seed 20 \(again in 1 of 3 alone\)/,
  );
  assert.match(summaryOf([report]), /^1 examples, 21 runs: 1 broke a property, 1 beside others/);
});

test('seeds: what does not end has kept nothing', () => {
  assert.match(breach(ada, run(1, 'Ada', { kind: 'stopped', duration: 1 })) ?? '', /stopped/);
});

test('seeds: a race has two outcomes within 20 seeds, or is missed', () => {
  const race = example('race', [{ kind: 'differs', runs: 5 }]);
  const missed = (textOf: (seed: number) => string): number =>
    reportOf(race, runs(textOf), []).missing.length;
  assert.equal(
    missed(() => 'Ada'),
    1,
  );
  assert.equal(
    missed((seed) => (seed === 20 ? 'Ada' : 'Alan')),
    0,
  );
  // The run without a seed does not count, but a number that varies does.
  assert.equal(
    missed((seed) => (seed === 0 ? 'Ada' : 'Alan')),
    1,
  );
  assert.equal(
    missed((seed) => `lost ${seed * 1000}`),
    0,
  );
});

test('seeds: the withdrawal is lost in some run, and the ticket sold twice', () => {
  const withdrawal = example('between-awaits', [{ kind: 'has', line: '.*' }]);
  const text = (rest: number): string => `careless: 100 - 30 - 50 = ${rest}`;
  const missing = (textOf: (seed: number) => string): readonly string[] =>
    reportOf(withdrawal, runs(textOf), []).missing;
  assert.deepEqual(
    missing(() => text(20)),
    ['No run shows a lost withdrawal.'],
  );
  assert.deepEqual(
    missing((seed) => text(seed === 3 ? 70 : 20)),
    [],
  );
  const ticket = example('last-ticket', [{ kind: 'has', line: '.*' }]);
  const sold = (seed: number): string =>
    `Ada: got the last ticket\nAlan: ${seed === 3 ? 'got the last ticket' : 'sold out'}`;
  assert.deepEqual(reportOf(ticket, runs(sold), []).missing, []);
  assert.deepEqual(
    reportOf(
      ticket,
      runs(() => 'Ada: got the last ticket'),
      [],
    ).missing.length,
    2,
  );
});

test('seeds: what computes for long runs beside nothing', () => {
  const recorded = (events: readonly RunEvent[]): Example => ({
    ...ada,
    recording: { node: 'v24.0.0', program: '', events, result: ended },
  });
  const event = (kind: 'running' | 'waiting', at: number): RunEvent => ({ kind, at, source });
  assert.ok(isBusy(recorded([event('running', 0), event('waiting', 150)])));
  assert.ok(!isBusy(recorded([event('running', 0), event('waiting', 50)])));
  assert.ok(!isBusy(recorded([event('running', 0), event('waiting', 150), event('running', 900)])));
});
