// What a thread tells of its running, waiting and blocking, and when that is sent.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statesTold } from '../../../src/node/system/limits.ts';
import type { KernelEvent } from '../../../src/node/wire/events.ts';
import { Reporter } from '../../../src/node/wire/reporter.ts';
import { shortestWait, ThreadStates } from '../../../src/node/wire/thread-states.ts';

function scene() {
  const source = { pid: 1, threadId: 0 };
  const sent: KernelEvent[] = [];
  let time = 0;
  let look: (() => void) | undefined;
  const clock = (): number => time;
  const reporter = new Reporter({
    source,
    clock,
    send: (report) => {
      if (report.kind === 'events') sent.push(...report.events);
    },
  });
  const states = new ThreadStates({
    source,
    clock,
    reporter,
    later(job) {
      assert.equal(look, undefined, 'it looks once at a time');
      look = job;
    },
  });
  return {
    states,
    reporter,
    pass: (milliseconds: number): void => {
      time += milliseconds;
    },
    /** The time has come to look. */
    look: (): void => {
      const job = look;
      look = undefined;
      job?.();
    },
    /** What has been sent since this was last asked. */
    told: () => sent.splice(0).map((event) => `${event.kind} ${String(event.at)}`),
  };
}

test('the first state is sent at once', () => {
  const { states, told } = scene();
  states.begin();
  assert.deepEqual(told(), ['running 0']);
});

test('a long wait is told while it lasts, and its end before anything runs', () => {
  const { states, pass, look, told } = scene();
  states.begin();
  pass(5);
  states.sleep();
  assert.deepEqual(told(), ['running 0']);
  pass(20);
  look();
  assert.deepEqual(told(), ['waiting 5']);
  pass(975);
  states.wake();
  assert.deepEqual(told(), ['running 1000']);
});

test('a wait that is over before is sent with what comes next', () => {
  const { states, reporter, pass, told } = scene();
  states.sleep();
  pass(3);
  states.wake();
  assert.deepEqual(told(), []);
  reporter.printed('stdout', 'x', { pid: 1, threadId: 0 });
  assert.deepEqual(told(), ['waiting 0', 'running 3', 'stdout 3']);
});

test('a wait that no picture shows is not told', () => {
  const { states, reporter, pass, told } = scene();
  states.sleep();
  pass(shortestWait / 2);
  states.wake();
  states.sleep();
  pass(shortestWait * 2);
  states.wake();
  reporter.flush();
  assert.equal(told().length, 2);
});

test('a thread that looks while it runs sends what has gathered, and no more', () => {
  const { states, pass, look, told } = scene();
  states.sleep();
  pass(3);
  states.wake();
  look();
  assert.deepEqual(told(), ['waiting 0', 'running 3']);
  states.sleep();
  pass(20);
  look();
  assert.deepEqual(told(), ['waiting 3']);
});

test('a call that blocks is sent before it does, and when it is over', () => {
  const { states, pass, told } = scene();
  states.block('spawnSync');
  assert.deepEqual(told(), ['blocked 0']);
  pass(9);
  states.unblock();
  assert.deepEqual(told(), ['running 9']);
});

test('a thread that blocks again and again says at last that nothing more is told', () => {
  const { states, told } = scene();
  for (let count = 0; count < 400; count += 1) {
    assert.equal(states.block('Atomics.wait'), true);
    states.unblock();
  }
  assert.equal(told().length, 800);
  assert.equal(states.block('Atomics.wait'), false);
  assert.deepEqual(told(), ['untold 0']);
  assert.equal(states.block('Atomics.wait'), false);
  states.sleep();
  states.wake();
  assert.deepEqual(told(), []);
});

test('so many states are told; then once that there is no more of them', () => {
  const { states, reporter, pass, told, look } = scene();
  for (let turn = 0; turn < statesTold; turn += 1) {
    states.sleep();
    pass(1);
    states.wake();
  }
  look();
  reporter.flush();
  const all = told();
  assert.equal(all.length, statesTold + 1);
  assert.equal(all.at(-1), `untold ${String(statesTold / 2)}`);
  assert.equal(states.block('readSync'), false);
  states.unblock();
  assert.deepEqual(told(), []);
});
