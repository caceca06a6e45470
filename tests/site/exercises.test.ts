// The exercises: each start breaks what must hold, and each solution keeps it in every Node that the course is for.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { course } from '../../src/article/course.ts';
import type { RunResult } from '../../src/engine/types.ts';
import { programOf } from '../../src/example/example.ts';
import { readExamples } from '../../src/example/recorder/folder.ts';
import type { Exercise } from '../../src/exercise/exercise.ts';
import { exercisesOnDisk } from '../../src/exercise/folder.ts';
import { findForbidden } from '../../src/exercise/forbidden.ts';
import { rulesOf, Tally } from '../../src/exercise/rules.ts';
import type { NodeLine } from '../support/nodes.ts';
import { runTraced } from '../support/stackblitz/run-traced.ts';
import { slipsIn } from './typography.ts';

const exercises = [...(await exercisesOnDisk()).values()];

/** Longer than any solution takes, on a machine that is busy with the others. */
const limit = 120_000;

/** A start may never end: then this is long enough to know. */
const patience = 10_000;

async function tallyOf(
  exercise: Exercise,
  which: 'start' | 'solution',
  line: NodeLine,
  until: number,
): Promise<Tally> {
  const rules = rulesOf(exercise);
  const tally = new Tally(rules);
  const program = programOf(exercise[which], 'en');
  while (tally.runs < rules.runs && !tally.isSettled) {
    const signal = AbortSignal.timeout(until);
    try {
      const { events, result } = await runTraced(program, line, { signal });
      tally.add(events, result);
    } catch (error) {
      if (!signal.aborted) throw error;
      const stopped: RunResult = { kind: 'stopped', duration: until };
      tally.add([], stopped);
    }
  }
  return tally;
}

/** The clauses that do not hold, with what is wrong. */
const brokenIn = (exercise: Exercise, { found }: Tally): readonly string[] =>
  found.flatMap((each, at) =>
    each ? [`${exercise.property[at]?.says.en ?? ''} ${each.says} ${each.line ?? ''}`] : [],
  );

// Most of them mostly wait: several at a time.
suite('in real Node', { concurrency: 4 }, () => {
  for (const exercise of exercises) {
    const place = `content/exercises/${exercise.id}`;
    test(`${exercise.id}: its start breaks a clause`, async () => {
      const broken = brokenIn(exercise, await tallyOf(exercise, 'start', '24', patience));
      assert.ok(broken.length > 0, `${place}/start/ solves it already: take something away`);
    });
    for (const line of ['20', '22', '24'] as const) {
      test(`${exercise.id}: its solution keeps every clause in Node ${line}`, async () => {
        const broken = brokenIn(exercise, await tallyOf(exercise, 'solution', line, limit));
        assert.deepEqual(broken, [], `${place}/solution/ does not solve it: mend it`);
      });
    }
  }
});

for (const exercise of exercises) {
  const { id, article, forbids, given, start, solution } = exercise;
  const place = `content/exercises/${id}`;

  test(`${id}: its solution has nothing that is forbidden`, () => {
    const files = Object.entries(programOf(solution, 'en').files);
    const own = Object.fromEntries(files.filter(([path]) => !given.includes(path)));
    for (const { says, pattern } of forbids) {
      const found = findForbidden(pattern, own);
      assert.equal(found, undefined, `${place}/solution/: ${says.en} ${JSON.stringify(found)}`);
    }
  });

  test(`${id}: it belongs to an article`, () => {
    const known = course.some(({ articles }) => articles.some(({ slug }) => slug === article));
    assert.ok(known, `${place}/exercise.json names the article '${article}': mend it`);
  });

  test(`${id}: no file is longer than the numbers beside its lines`, () => {
    for (const { path, source } of [...start.files, ...solution.files]) {
      const lines = source.en.trimEnd().split('\n').length;
      assert.ok(lines <= 99, `${place}: ${path} has ${String(lines)} lines`);
    }
  });

  test(`${id}: Chinese is set as it should be`, () => {
    const { title, summary, property, hints, why } = exercise;
    const words = [title, summary, why, ...property.map(({ says }) => says), ...hints];
    for (const { 'zh-TW': text } of [...words, ...forbids.map(({ says }) => says)]) {
      assert.deepEqual(slipsIn(text), [], `${place}/exercise.json: ${text}`);
    }
  });
}

test('no exercise has the name of an example', async () => {
  const examples = await readExamples();
  const both = exercises.filter(({ id }) => examples.has(id)).map(({ id }) => id);
  assert.deepEqual(both, [], 'rename the folder: both have their place under one name');
});
