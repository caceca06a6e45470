// Many runs, one after the other: when they stop, what is heard of them, and on which engine they are.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { createEventQueue } from '../../../src/engine/event-queue.ts';
import type { Started } from '../../../src/engine/session.ts';
import { EngineError, type EngineId, type Run, type RunResult } from '../../../src/engine/types.ts';
import {
  runMany,
  type FinishedRun,
  type ManyOptions,
} from '../../../src/playground/many/runner.ts';
import type { ManyEnd } from '../../../src/playground/block/run-record.ts';
import { exited, printed } from '../example/events.ts';

/** A run that ends at once, or with `isEndless` when it is stopped. */
function makeRun(isEndless: boolean, onStop: () => void = () => undefined): Run {
  const events = createEventQueue();
  const result = Promise.withResolvers<RunResult>();
  const finish = (how: RunResult): void => {
    events.end();
    result.resolve(how);
  };
  events.push(printed('a'));
  if (!isEndless) finish(exited(0));
  return {
    events,
    result: result.promise,
    write: () => undefined,
    endInput: () => undefined,
    onSilence: () => undefined,
    stop: () => {
      onStop();
      finish({ kind: 'stopped', duration: 1 });
      return Promise.resolve();
    },
  };
}

const started = (run: Run, engine: EngineId = 'builtin'): Promise<Started> =>
  Promise.resolve({ run, engine, nodeVersion: 'v24.0.0' });

interface Series {
  readonly end: Promise<ManyEnd>;
  readonly heard: FinishedRun[];
  readonly stop: () => void;
}

function begin(
  times: number,
  start: ManyOptions['start'],
  others: Partial<ManyOptions> = {},
): Series {
  const control = new AbortController();
  const heard: FinishedRun[] = [];
  const end = runMany({
    times,
    signal: control.signal,
    start,
    feed: () => undefined,
    seedOf: () => undefined,
    hear: (run) => heard.push(run),
    ...others,
  });
  return {
    end,
    heard,
    stop: () => {
      control.abort();
    },
  };
}

/** Lets everything that waits for nothing but promises go on. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('as many as were asked for, all on the engine of the first, each with its seed', async () => {
  const asked: (EngineId | undefined)[] = [];
  const { end, heard } = begin(
    3,
    (_, engine) => {
      asked.push(engine);
      return started(makeRun(false), 'stackblitz');
    },
    { seedOf: (number) => 7 + number },
  );
  assert.deepEqual(await end, { kind: 'done' });
  assert.deepEqual(asked, [undefined, 'stackblitz', 'stackblitz']);
  assert.deepEqual(
    heard.map(({ place }) => place.seed),
    [7, 8, 9],
  );
  assert.deepEqual(heard[0]?.events, printed('a'));
});

test('one begins when the last is over', async () => {
  let running = 0;
  const { end } = begin(
    4,
    async () => {
      running += 1;
      assert.equal(running, 1);
      await settle();
      return started(makeRun(false));
    },
    { hear: () => (running -= 1) },
  );
  assert.deepEqual(await end, { kind: 'done' });
});

test('a Stop in the middle ends the run, which does not count', async () => {
  let stops = 0;
  const { end, heard, stop } = begin(20, (number) =>
    started(makeRun(number === 2, () => (stops += 1))),
  );
  await settle();
  stop();
  assert.deepEqual(await end, { kind: 'stopped' });
  assert.equal(heard.length, 2);
  assert.ok(stops > 0);
});

test('a program that never ends is stopped, counts as stopped, and is not begun for ever', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    let starts = 0;
    const { end, heard } = begin(20, () => {
      starts += 1;
      return started(makeRun(true));
    });
    for (let i = 0; i < 3; i += 1) {
      await settle();
      mock.timers.tick(9_999);
      assert.equal(heard.length, i);
      mock.timers.tick(1);
      await settle();
      assert.equal(heard.length, i + 1);
    }
    assert.deepEqual(await end, { kind: 'endless' });
    assert.equal(starts, 3);
    assert.ok(heard.every(({ result }) => result.kind === 'stopped'));
  } finally {
    mock.timers.reset();
  }
});

test('when the time is up no further run begins', async () => {
  let now = 0;
  const clock = mock.method(performance, 'now', () => now);
  try {
    const { end, heard } = begin(100, () => {
      now += 50_000;
      return started(makeRun(false));
    });
    assert.deepEqual(await end, { kind: 'time' });
    // The first waits for its engine's boot, which is no part of it.
    assert.equal(heard.length, 5);
  } finally {
    clock.mock.restore();
  }
});

test('an engine that fails ends it, and what there is stays', async () => {
  const { end, heard } = begin(20, (number) =>
    number < 2 ? started(makeRun(false)) : Promise.reject(new EngineError('builtin', 'broken')),
  );
  assert.deepEqual(await end, {
    kind: 'failed',
    failure: { engine: 'builtin', failure: 'broken', needsReload: false },
  });
  assert.equal(heard.length, 2);
});

test('so does one that fails in the middle of a run', async () => {
  const { end, heard } = begin(20, (number) => {
    const run = makeRun(false);
    const events = createEventQueue();
    events.end(new EngineError('stackblitz', 'broken'));
    return started(number === 1 ? { ...run, events } : run);
  });
  assert.equal((await end).kind, 'failed');
  assert.equal(heard.length, 1);
});
