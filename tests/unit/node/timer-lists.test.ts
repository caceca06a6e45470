// Which timer is due next, on a clock that the test turns.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TimerLists } from '../../../src/node/loop/timer-lists.ts';
import type { Timer } from '../../../src/node/loop/timer-lists.ts';

function timer(duration: number): Timer {
  return { duration, startedAt: 0, run: () => undefined, done: () => undefined };
}

test('lists go by expiry, timers of one list by when they were started', () => {
  let now = 0;
  const lists = new TimerLists(() => now);
  const [slow, first, second, quick] = [timer(20), timer(10), timer(10), timer(5)];
  for (const each of [slow, first, second, quick]) lists.start(each);
  assert.equal(lists.nextExpiry, 5);
  assert.equal(lists.takeDue(), undefined);
  now = 30;
  assert.deepEqual(
    [lists.takeDue(), lists.takeDue(), lists.takeDue(), lists.takeDue(), lists.takeDue()],
    [quick, first, second, slow, undefined],
  );
  assert.equal(lists.nextExpiry, undefined);
});

test('a timer started later in the same list waits its own time', () => {
  let now = 0;
  const lists = new TimerLists(() => now);
  const [early, late] = [timer(10), timer(10)];
  lists.start(early);
  now = 6;
  lists.start(late);
  now = 10;
  assert.equal(lists.takeDue(), early);
  assert.equal(lists.takeDue(), undefined);
  assert.equal(lists.nextExpiry, 16);
  now = 16;
  assert.equal(lists.takeDue(), late);
});

test('a stopped timer is not due, and a restarted one starts over', () => {
  let now = 0;
  const lists = new TimerLists(() => now);
  const [stopped, restarted] = [timer(10), timer(10)];
  lists.start(stopped);
  lists.start(restarted);
  now = 5;
  lists.stop(stopped, false);
  lists.start(restarted);
  now = 10;
  assert.equal(lists.takeDue(), undefined);
  now = 15;
  assert.equal(lists.takeDue(), restarted);
});

test('many durations come out in order', () => {
  let now = 0;
  const lists = new TimerLists(() => now);
  const durations = Array.from({ length: 200 }, (_, index) => ((index * 7919) % 1000) + 1);
  for (const duration of durations) lists.start(timer(duration));
  now = 2000;
  const out = durations.map(() => lists.takeDue()?.duration ?? 0);
  assert.deepEqual(
    out,
    durations.toSorted((a, b) => a - b),
  );
});

test('what a long callback makes due comes after what expires sooner', () => {
  let now = 0;
  const lists = new TimerLists(() => now);
  const [long, neighbour, sooner] = [timer(250), timer(250), timer(50)];
  lists.start(long);
  now = 250;
  assert.equal(lists.takeDue(), long);
  lists.start(sooner);
  lists.start(neighbour);
  now = 600;
  assert.equal(lists.takeDue(), undefined);
  assert.deepEqual([lists.takeDue(), lists.takeDue()], [sooner, neighbour]);
});

test('of lists that expire at one time the one goes first that was set so first', () => {
  let now = 0;
  const lists = new TimerLists(() => now);
  const [long, short] = [timer(5), timer(3)];
  lists.start(long);
  now = 2;
  lists.start(short);
  now = 9;
  assert.deepEqual([lists.takeDue(), lists.takeDue()], [long, short]);
});

for (const [keepsList, first] of [
  [false, 'short'],
  [true, 'long'],
] as const) {
  const kept = keepsList ? 'kept' : 'gone';
  test(`the list of a stopped timer is ${kept}: one that is started later expires by ${keepsList ? 'that' : 'its own time'}`, () => {
    let now = 0;
    const lists = new TimerLists(() => now);
    const [stopped, long, short] = [timer(20), timer(20), timer(10)];
    lists.start(stopped);
    lists.stop(stopped, keepsList);
    now = 15;
    lists.start(long);
    lists.start(short);
    now = 90;
    const [one, other] = [lists.takeDue(), lists.takeDue()];
    assert.deepEqual([one, other], first === 'short' ? [short, long] : [long, short]);
  });
}

test('lists that are made and dropped at random come out in order', () => {
  let now = 0;
  const lists = new TimerLists(() => now);
  const running = new Map<Timer, number>();
  let random = 1;
  const draw = (below: number): number => (random = (random * 48_271) % 2_147_483_647) % below;
  for (let turn = 0; turn < 5_000; turn += 1) {
    now += draw(3);
    const one = timer(1 + draw(40));
    lists.start(one);
    running.set(one, now + one.duration);
    const [oldest] = running.keys();
    if (draw(3) > 0 && oldest) {
      lists.stop(oldest, false);
      running.delete(oldest);
    }
    assert.equal((lists.nextExpiry ?? 0) <= Math.min(...running.values()), true);
  }
  for (; running.size > 0; now += 1) {
    for (let due = lists.takeDue(); due; due = lists.takeDue()) {
      assert.ok((running.get(due) ?? Infinity) <= now);
      running.delete(due);
    }
    assert.ok([...running.values()].every((at) => at > now));
  }
  assert.equal(lists.nextExpiry, undefined);
});
