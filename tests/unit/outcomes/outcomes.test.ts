// Many runs in groups: what makes two outcomes of them, and what does not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEvent, RunResult } from '../../../src/engine/types.ts';
import { programOf } from '../../../src/example/example.ts';
import { checkProperty } from '../../../src/example/property.ts';
import { readExamples } from '../../../src/example/recorder/folder.ts';
import {
  findOutcomes,
  mostGroups,
  type CountedRun,
  type Outcomes,
} from '../../../src/outcomes/outcomes.ts';
import { linesCompared, readRun } from '../../../src/outcomes/printed-run.ts';
import { runTraced } from '../../support/stackblitz/run-traced.ts';
import { exited, main, printed, worker, wrote } from '../example/events.ts';

const counted = (events: readonly RunEvent[], result: RunResult = exited(0)): CountedRun =>
  readRun(events, result, (text) => text, 'unknown');

const counts = ({ groups }: Outcomes): readonly number[] => groups.map(({ count }) => count);

const of = (...runs: readonly (readonly string[])[]): Outcomes =>
  findOutcomes(runs.map((lines) => counted(printed(...lines))));

test('runs that print the same are one outcome', () => {
  assert.deepEqual(counts(of(['a', 'b'], ['a', 'b'], ['a', 'b'])), [3]);
});

test('the most frequent comes first; the others say where they differ from it, and how', () => {
  const { groups, isOrderAlone } = of(['a', 'b'], ['b', 'a'], ['b', 'a'], ['b', 'c'], ['b']);
  assert.deepEqual(
    groups.map(({ count, shown, difference }) => [count, shown, difference]),
    [
      [2, 1, undefined],
      [1, 0, { kind: 'order', line: 0 }],
      [1, 3, { kind: 'lines', line: 1 }],
      [1, 4, { kind: 'lines', line: 1 }],
    ],
  );
  assert.equal(isOrderAlone, false);
  assert.equal(of(['a', 'b'], ['b', 'a']).isOrderAlone, true);
});

test('stream, speaker and end count; process ids do not', () => {
  const other = { pid: 100_001, threadId: 0 };
  const child = (pid: number): RunEvent[] => [
    wrote('a\n'),
    wrote(`b of ${String(pid)}\n`, { pid, threadId: 0 }),
  ];
  const by = (...runs: readonly RunEvent[][]) =>
    counts(findOutcomes(runs.map((events) => counted(events))));
  assert.deepEqual(by([wrote('a\n')], [wrote('a\n', main, 0, 'stderr')]), [1, 1]);
  assert.deepEqual(by([wrote('m\n'), wrote('a\n')], [wrote('m\n'), wrote('a\n', worker)]), [1, 1]);
  assert.deepEqual(by(child(4012), child(4013), child(other.pid)), [3]);
  const ends = findOutcomes([
    counted(printed('a')),
    counted(printed('a'), exited(1)),
    counted(printed('a'), { kind: 'stopped', duration: 9 }),
  ]);
  assert.deepEqual(counts(ends), [1, 1, 1]);
  assert.deepEqual(ends.groups[2]?.ending, { kind: 'unended' });
  assert.deepEqual(ends.groups[1]?.difference, { kind: 'ending' });
});

test('a number of few values tells outcomes apart; one of many is a measurement', () => {
  const lines = (values: readonly number[]) =>
    of(...values.map((value) => [`left: ${String(value)}`]));
  assert.deepEqual(counts(lines([0, -1, 0, 0, -1])), [3, 2]);
  assert.deepEqual(counts(lines([12, 40, 31])), [3]);
  const many = lines([12, 40, 31, 25, 12, 99]);
  assert.deepEqual(counts(many), [6]);
  assert.deepEqual(
    many.groups[0]?.varying.map(({ line, kind, histogram: { least, median, greatest } }) => [
      line,
      kind,
      least,
      median,
      greatest,
    ]),
    [[0, 'number', 12, 28, 99]],
  );
});

test('numbers that only change places are names: their order is the outcome', () => {
  const order = (...places: readonly number[]) => places.map((place) => `${String(place)} is done`);
  const { groups, isOrderAlone } = of(
    order(1, 2, 3, 4, 5),
    order(2, 1, 3, 4, 5),
    order(5, 4, 3, 2, 1),
    order(1, 2, 3, 4, 5),
  );
  assert.deepEqual(
    groups.map(({ count }) => count),
    [2, 1, 1],
  );
  assert.ok(isOrderAlone);
});

test('a name and a measurement in one line are told apart', () => {
  const runs = [3, 1, 4, 1, 5, 9, 2, 6].map((value, at) => {
    const lines = [`1 counted ${String(value * 7)}`, `2 counted ${String(value * 11)}`];
    return at % 2 === 0 ? lines : lines.toReversed();
  });
  const { groups } = of(...runs);
  assert.deepEqual(
    groups.map(({ count, varying }) => [count, varying.length]),
    [
      [4, 2],
      [4, 2],
    ],
  );
});

test('the recorded run marks its group and counts nowhere', () => {
  const recorded = counted(printed('b', 'a'));
  const outcomes = findOutcomes([counted(printed('a', 'b')), counted(printed('b', 'a'))], recorded);
  assert.equal(outcomes.runs, 2);
  assert.deepEqual(
    outcomes.groups.map(({ isRecorded }) => isRecorded),
    [false, true],
  );
});

test('those that kept the property are counted, of those that were asked', () => {
  const run = counted(printed('a'));
  const outcomes = findOutcomes([
    { ...run, kept: true },
    { ...run, kept: false },
    run,
    { ...counted(printed('b')), kept: true },
  ]);
  assert.deepEqual([outcomes.kept, outcomes.judged], [2, 3]);
  assert.deepEqual([outcomes.groups[0]?.kept, outcomes.groups[0]?.judged], [1, 2]);
});

test('of more groups than are told, it says how many, and of how many runs', () => {
  const runs = Array.from({ length: 40 }, (_, at) => [`line ${'x'.repeat(at % 30)}`]);
  const { groups, others } = of(...runs);
  assert.equal(groups.length, mostGroups);
  const told = groups.reduce((sum, { count }) => sum + count, 0);
  assert.deepEqual(others, { groups: 30 - mostGroups, runs: 40 - told });
});

test('a program that prints without end is bounded, and says what is not compared', () => {
  const flood = wrote('x\n'.repeat(1_000_000));
  const run = counted([flood], { kind: 'output-limit', duration: 9 });
  assert.equal(run.lines.length, linesCompared);
  assert.equal(run.further, 1_000_000 - linesCompared);
  assert.ok(counted([wrote('y'.repeat(1_000_000))]).lines.every(({ text }) => text.length < 1000));
});

test('no runs have no outcomes', () => {
  assert.deepEqual(findOutcomes([]).groups, []);
});

/** Runs an example so many times in real Node. */
async function runExample(id: string, times: number): Promise<Outcomes> {
  const example = (await readExamples()).get(id);
  assert.ok(example?.recording);
  const runs: CountedRun[] = [];
  while (runs.length < times) {
    const program = programOf(example, 'en');
    const { events, result } = await runTraced(program, '24', {
      signal: AbortSignal.timeout(120_000),
    });
    const kept = checkProperty(example.property, events, result) === undefined;
    runs.push({ ...counted(events, result), kept });
  }
  const { events, result } = example.recording;
  return findOutcomes(runs, counted(events, result));
}

for (const id of [
  'one-turn',
  'cost-to-start',
  'ask-a-child',
  'copy-transfer-share',
  'worker-error',
]) {
  test(`${id}, which promises its lines, is one outcome, with times and ids set aside`, async () => {
    const { groups, kept } = await runExample(id, 4);
    assert.deepEqual(
      groups.map(({ count, isRecorded }) => [count, isRecorded]),
      [[4, true]],
    );
    assert.equal(kept, 4);
  });
}

test('lost-updates differs in its numbers alone: one outcome, with what was counted and what was lost', async () => {
  // As many as a reader asks for: of three, two may well expect the same number.
  const { groups } = await runExample('lost-updates', 20);
  assert.deepEqual(
    groups.map(({ count, isRecorded }) => [count, isRecorded]),
    [[20, true]],
  );
  const words = groups[0]?.varying.map(({ line }) => groups[0]?.lines[line]?.text.split(' ')[0]);
  assert.deepEqual(words, ['expected', 'counted', 'lost']);
});

test('same-process-or-not prints other process ids in every run: they are set aside', async () => {
  const { groups, isOrderAlone } = await runExample('same-process-or-not', 3);
  assert.ok(groups.length === 1 || isOrderAlone);
});

test('five-threads: what differs is the order of its threads, never when they were done', async () => {
  const { groups, isOrderAlone } = await runExample('five-threads', 5);
  assert.ok(groups.length === 1 || isOrderAlone);
});
