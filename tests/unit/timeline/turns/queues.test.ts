// From what is told of callbacks to steps and queues, whatever is told.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loopPlaces } from '../../../../src/engine/types.ts';
import { mostCallbacks, type Callbacks } from '../../../../src/timeline/turns/callbacks.ts';
import {
  isRunningAt,
  stepUntil,
  turnBetween,
  turnOfStep,
  type Turn,
} from '../../../../src/timeline/turns/queues.ts';
import { pictureOf, started, worker } from '../run.ts';
import * as told from './callbacks.ts';

const { called, callbacksOf, oneTurn, queued, ran, returned, unlisted, withdrawn } = told;

const steps = (callbacks: Callbacks): string[] =>
  callbacks.steps.map(({ in: place, by }) => `${place} ${by}`.trim());

/** The queues that are not empty: what waits, `+` where it is new, and how ready it is where it is not. */
const queuesOf = (turn: Turn | undefined): Record<string, string[]> =>
  Object.fromEntries(
    loopPlaces.flatMap((place) => {
      const queue = turn?.queues[place] ?? [];
      const texts = queue.map(
        ({ callback, isNew, readiness }) =>
          `${isNew ? '+' : ''}${callback.by}${readiness === 'ready' ? '' : ` ${readiness}`}`,
      );
      return texts.length === 0 ? [] : [[place, texts]];
    }),
  );

test('steps are what was called, in this order, and the queues are what each leaves behind', () => {
  const callbacks = callbacksOf(oneTurn);
  assert.deepEqual(steps(callbacks), [
    'program',
    'poll readFile',
    'ticks process.nextTick',
    'microtasks then',
    'check setImmediate',
    'timers setTimeout',
  ]);
  const queues = callbacks.steps.map((_, step) => queuesOf(turnOfStep(callbacks, step)));
  assert.deepEqual(queues, [
    { poll: ['+readFile early'] },
    {
      timers: ['+setTimeout early'],
      check: ['+setImmediate'],
      ticks: ['+process.nextTick'],
      microtasks: ['+then unknown'],
    },
    { timers: ['setTimeout early'], check: ['setImmediate'], microtasks: ['then unknown'] },
    { timers: ['setTimeout early'], check: ['setImmediate'] },
    { timers: ['setTimeout'] },
    {},
  ]);
  const [program, file] = callbacks.steps;
  assert.equal(file?.maker, program);
  assert.equal(file?.isAfterSleep, true);
  assert.deepEqual(file.code, { file: 'main.mjs', line: 5, column: 3 });
});

test('at a time that is in no callback, nothing runs, and what waits then waits', () => {
  const callbacks = callbacksOf(oneTurn);
  assert.equal(stepUntil(callbacks, 0.5), -1);
  assert.equal(stepUntil(callbacks, 2), 0);
  assert.equal(stepUntil(callbacks, 100), 5);
  const [program] = callbacks.steps;
  assert.ok(program);
  assert.equal(isRunningAt(callbacks, program, 1.15), true);
  assert.equal(isRunningAt(callbacks, program, 2), false);
  assert.deepEqual(turnBetween(callbacks, 2).running, undefined);
  assert.deepEqual(queuesOf(turnBetween(callbacks, 2)), { poll: ['readFile early'] });
  assert.deepEqual(queuesOf(turnBetween(callbacks, 0)), {});
  assert.deepEqual(queuesOf(turnBetween(callbacks, 4.2)), { timers: ['setTimeout'] });
});

test('timers wait in the order in which they are due; what is withdrawn waits no more', () => {
  const callbacks = callbacksOf([
    called(0, 0, 'program', ''),
    queued(1, 1, 'timers', 'late', { dueAt: 50 }),
    queued(2, 2, 'timers', 'soon', { dueAt: 10 }),
    queued(3, 3, 'timers', 'when'),
    queued(4, 4, 'timers', 'never', { dueAt: 5 }),
    withdrawn(5, 4),
    returned(6, 0),
    ...ran(20, 2, 'timers', 'soon'),
  ]);
  assert.deepEqual(queuesOf(turnOfStep(callbacks, 0)), {
    timers: ['+soon early', '+late early', '+when unknown'],
  });
  assert.deepEqual(queuesOf(turnOfStep(callbacks, 1)), { timers: ['late early', 'when unknown'] });
});

test('what cannot be is passed over, and numbers that repeat are callbacks of their own', () => {
  const callbacks = callbacksOf([
    returned(1, 7),
    withdrawn(1, 7),
    queued(2, 1, 'check', 'a'),
    queued(2, 1, 'check', 'again'),
    called(3, 1, 'check', 'a'),
    withdrawn(3, 1),
    called(4, 1, 'check', 'twice'),
    returned(5, 1),
    returned(5, 1),
    queued(6, 1, 'ticks', 'b', { within: 99 }),
    ...ran(7, 1, 'ticks', 'b'),
    called(8, 3, 'poll', 'unheard'),
  ]);
  assert.deepEqual(steps(callbacks), ['check a', 'check twice', 'ticks b', 'poll unheard']);
  assert.equal(callbacks.steps[2]?.maker, undefined);
  assert.equal(callbacks.steps[3]?.returned, undefined);
  assert.deepEqual(queuesOf(turnOfStep(callbacks, 3)), {});
  assert.equal(turnOfStep(callbacks, 4), undefined);
});

test('times never go back, and none is out of all bounds', () => {
  const callbacks = callbacksOf([
    ...ran(10, 1, 'check', 'a'),
    ...ran(2, 2, 'check', 'b'),
    ...ran(1e300, 3, 'check', 'c'),
    queued(5, 4, 'timers', 'd', { dueAt: -1e300 }),
  ]);
  const times = callbacks.steps.map(({ called: { at } }) => at);
  assert.deepEqual(times, [10, 10.1, 1e9]);
  assert.equal(callbacks.all[3]?.dueAt, -1e9);
});

test('of too many the first are kept, which is said; so it is where an engine says it', () => {
  const many = Array.from({ length: mostCallbacks + 10 }, (_, number) => [
    queued(number, number, 'ticks', 'x'),
    ...ran(number, number, 'ticks', 'x'),
  ]).flat();
  const callbacks = callbacksOf(many);
  assert.equal(callbacks.all.length, mostCallbacks);
  assert.equal(callbacks.steps.length, mostCallbacks);
  assert.equal(callbacks.isCut, true);
  assert.deepEqual(queuesOf(turnOfStep(callbacks, mostCallbacks - 1)), {});
  assert.equal(callbacksOf(oneTurn).isCut, false);
  assert.equal(callbacksOf([...oneTurn, unlisted(9)]).isCut, true);
});

test('a picture keeps the callbacks of each thread with its lane', () => {
  const picture = pictureOf([
    started(0),
    started(1, worker(1)),
    ...oneTurn.flatMap(
      (event) => event ?? { kind: 'waiting' as const, at: 2, source: told.source },
    ),
    { ...called(2, 1, 'program', ''), source: worker(1) },
  ]);
  const [first, second] = picture.lanes;
  assert.equal(first?.callbacks.steps.length, 6);
  assert.equal(first.callbacks.steps[1]?.isAfterSleep, true);
  assert.equal(second?.callbacks.steps.length, 1);
});
