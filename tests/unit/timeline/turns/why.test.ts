// Why now: each reason from the events in which Node's loop has it, and none where nothing tells.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import english from '../../../../src/i18n/strings/timeline/turn/en.ts';
import chinese from '../../../../src/i18n/strings/timeline/turn/zh-TW.ts';
import type { Callbacks } from '../../../../src/timeline/turns/callbacks.ts';
import { TurnWords } from '../../../../src/timeline/turns/turn-words.ts';
import { whyNow } from '../../../../src/timeline/turns/why.ts';
import { called, callbacksOf, oneTurn, queued, ran, returned } from './callbacks.ts';

/** The reason of each step, and what is said of others beside it. */
const whys = (callbacks: Callbacks): string[] =>
  callbacks.steps.map((_, step) => {
    const { reason, others } = whyNow(callbacks, step) ?? {};
    return others ? `${String(reason)}, ${others.kind}` : String(reason);
  });

test('one turn: from the file to the timer', () => {
  assert.deepEqual(whys(callbacksOf(oneTurn)), [
    'program',
    'poll-woke',
    'tick-after-callback',
    'microtask-after-ticks',
    'check-after-poll, timer-early',
    'timer-new-turn',
  ]);
});

test('next-tick-or-promise: in an ES module the promise is first, in a callback the tick', () => {
  const both = (at: number, from: number) => [
    queued(at, from, 'ticks', 'process.nextTick'),
    queued(at, from + 1, 'microtasks', 'then'),
  ];
  const callbacks = callbacksOf([
    called(1, 0, 'program', ''),
    ...both(1.1, 1),
    queued(1.2, 3, 'timers', 'setTimeout', { dueAt: 101.2 }),
    returned(1.3, 0),
    ...ran(1.4, 2, 'microtasks', 'then'),
    ...ran(1.6, 1, 'ticks', 'process.nextTick'),
    null,
    called(101.4, 3, 'timers', 'setTimeout'),
    ...both(101.5, 4),
    returned(101.6, 3),
    ...ran(101.7, 4, 'ticks', 'process.nextTick'),
    ...ran(101.9, 5, 'microtasks', 'then'),
  ]);
  assert.deepEqual(whys(callbacks), [
    'program',
    'microtask-in-module',
    'tick-after-microtasks',
    'timer-woke',
    'tick-after-callback',
    'microtask-after-ticks',
  ]);
});

test('the queues behind a callback are emptied, each to its end', () => {
  const callbacks = callbacksOf([
    called(1, 0, 'program', ''),
    queued(1.1, 1, 'ticks', 'a'),
    queued(1.1, 2, 'ticks', 'b'),
    queued(1.1, 3, 'microtasks', 'c'),
    queued(1.1, 4, 'microtasks', 'd'),
    queued(1.1, 9, 'timers', 'h', { dueAt: 4.5 }),
    returned(1.2, 0),
    ...ran(2, 1, 'ticks', 'a'),
    ...ran(3, 2, 'ticks', 'b'),
    called(4, 3, 'microtasks', 'c'),
    queued(4.01, 5, 'ticks', 'e'),
    returned(4.1, 3),
    ...ran(5, 4, 'microtasks', 'd'),
    ...ran(6, 5, 'ticks', 'e'),
    ...ran(7, 6, 'microtasks', 'f'),
    ...ran(8, 7, 'microtasks', 'g'),
  ]);
  assert.deepEqual(whys(callbacks), [
    'program',
    'tick-after-program',
    'tick-after-tick',
    'microtask-after-ticks',
    'microtask-before-tick, timer-blocked',
    'tick-after-microtasks, timer-blocked',
    'microtask-after-ticks, timer-blocked',
    'microtask-after-microtask, timer-blocked',
  ]);
});

test('immediates of one check phase come in one go, those of a check phase in the next turn', () => {
  const callbacks = callbacksOf([
    called(1, 0, 'program', ''),
    queued(1.1, 1, 'check', 'a'),
    queued(1.1, 2, 'check', 'b'),
    returned(1.2, 0),
    called(2, 1, 'check', 'a'),
    queued(2.01, 3, 'check', 'c'),
    returned(2.1, 1),
    ...ran(3, 2, 'check', 'b'),
    called(4, 3, 'check', 'c'),
    queued(4.01, 4, 'check', 'd'),
    returned(4.1, 3),
    ...ran(5, 4, 'check', 'd'),
  ]);
  assert.deepEqual(whys(callbacks), [
    'program',
    'check',
    'check-after-check',
    'check-next-turn',
    'check-next-turn',
  ]);
});

test('timers, and what waits beside them', () => {
  const callbacks = callbacksOf([
    called(1, 0, 'program', ''),
    queued(1.1, 1, 'timers', 'a', { dueAt: 2.1 }),
    queued(1.1, 2, 'timers', 'b', { dueAt: 2.1 }),
    queued(1.1, 3, 'timers', 'c', { dueAt: 4 }),
    queued(1.1, 4, 'check', 'd'),
    queued(1.1, 5, 'poll', 'e'),
    returned(3, 0),
    ...ran(3.1, 1, 'timers', 'a'),
    ...ran(3.3, 2, 'timers', 'b'),
    ...ran(4.2, 5, 'poll', 'e', { readyAt: 4.1 }),
    ...ran(4.4, 4, 'check', 'd'),
    ...ran(4.6, 3, 'timers', 'c'),
    ...ran(9, 6, 'timers', 'f', { readyAt: 8 }),
    ...ran(10, 7, 'closing', 'close'),
  ]);
  assert.deepEqual(whys(callbacks), [
    'program',
    'timer-due, check-later',
    'timer-after-timer, check-later',
    'poll-ready, timer-due',
    'check-after-poll, timer-due',
    'timer-new-turn',
    'timer-due',
    'closing',
  ]);
});

test('what kept it waiting is named where it took its time', () => {
  const callbacks = callbacksOf([
    called(1, 0, 'program', ''),
    queued(2, 4, 'timers', 'setTimeout', { dueAt: 102 }),
    returned(400, 0),
    ...ran(402, 4, 'timers', 'setTimeout'),
    ...ran(500, 5, 'timers', 'setTimeout', { readyAt: 499.5 }),
  ]);
  const why = whyNow(callbacks, 1);
  assert.equal(why?.since, 102);
  assert.equal(why.behind, callbacks.steps[0]);
  assert.equal(whyNow(callbacks, 2)?.behind, undefined);
  const [, timer] = callbacks.steps;
  assert.ok(timer);
  assert.equal(
    new TurnWords(english).why(callbacks, timer),
    'The loop has come to timers, and this one is due. It was due at 102.00 ms. But then program (main.mjs:0) was running, and nothing interrupts a callback: it comes 300 ms late.',
  );
  assert.match(new TurnWords(chinese).why(callbacks, timer), /102\.00 ms 就到期了.*晚了 300 ms/);
});

test('what nothing tells is not known', () => {
  const within = callbacksOf([
    called(1, 1, 'timers', 'a'),
    ...ran(2, 2, 'ticks', 'b'),
    returned(3, 1),
    ...ran(4, 3, 'program', ''),
    null,
    ...ran(5, 4, 'microtasks', 'await'),
    null,
    ...ran(6, 5, 'ticks', 'c'),
    ...ran(7, 6, 'microtasks', 'await', { readyAt: 6.9 }),
  ]);
  assert.deepEqual(whys(within), [
    'timer-due',
    'within',
    'module',
    'microtask-after-untold',
    'tick-after-untold',
    'microtask-after-untold',
  ]);
  const unknown = callbacksOf([
    called(1, 1, 'timers', 'a'),
    queued(1, 9, 'ticks', 'waits'),
    called(2, 2, 'timers', 'never returned'),
    returned(3, 2),
    ...ran(4, 3, 'check', 'b'),
    ...ran(5, 4, 'microtasks', 'c'),
  ]);
  assert.deepEqual(whys(unknown), ['timer-due', 'unknown', 'unknown', 'unknown']);
  assert.equal(whyNow(unknown, 4), undefined);
});

test('both languages say every reason, and end every sentence', () => {
  const [en, zh] = [english.reasons, chinese.reasons];
  assert.deepEqual(Object.keys(zh), Object.keys(en));
  for (const sentence of Object.values(en)) assert.match(sentence, /^[A-Z].*\.$/);
  for (const sentence of Object.values(zh)) assert.match(sentence, /。$/);
});
