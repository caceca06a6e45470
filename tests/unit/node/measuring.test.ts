// `node:perf_hooks` and this Node's own: histograms, timed functions, and how busy the loop is.
import assert from 'node:assert/strict';
import real from 'node:perf_hooks';
import { test } from 'node:test';
import { setInterval } from 'node:timers';
import { createProcessClock } from '../../../src/node/context/process-clock.ts';
import { Gauge } from '../../../src/node/loop/gauge.ts';
import { createPerfHooks } from '../../../src/node/builtins/perf-hooks/perf-hooks.ts';

const gauge = new Gauge();
const own = createPerfHooks({
  threadId: 0,
  carry: () => undefined,
  later: (job) => void setImmediate(job),
  clock: createProcessClock(performance.timeOrigin, 0),
  warn: () => undefined,
  setInterval: (job, delay) => setInterval(job, delay),
  gauge,
});

test('histograms', () => {
  const program = (create: typeof real.createHistogram): unknown[] => {
    const seen: unknown[] = [];
    const histogram = create();
    const look = (): void => {
      const { count, min, max, mean, stddev, exceeds, percentiles, minBigInt, maxBigInt } =
        histogram;
      seen.push(
        count,
        min,
        max,
        mean,
        stddev.toFixed(3),
        exceeds,
        // Between the two, Node takes steps of its own.
        [...percentiles].at(0),
        [...percentiles].at(-1),
        minBigInt,
        maxBigInt,
      );
    };
    for (const value of [1, 5, 5, 2047, 2048, 3000, 1_000_000, 7_654_321n]) {
      histogram.record(value);
      look();
    }
    seen.push(histogram.percentile(50), histogram.percentile(90), histogram.percentile(100));
    const other = create();
    other.record(9);
    histogram.add(other);
    look();
    histogram.reset();
    look();
    const attempts = [
      () => {
        histogram.record('x' as never);
      },
      () => {
        histogram.record(0);
      },
      () => histogram.percentile(0),
      () => histogram.percentile('x' as never),
      () => create({ lowest: 'x' as never }),
      () => create({ figures: 9 }),
      () => create(null as never),
    ];
    for (const attempt of attempts) {
      assert.throws(attempt, (error: NodeJS.ErrnoException) => seen.push(error.code) > 0);
    }
    return seen;
  };
  assert.deepEqual(program(own.createHistogram as never), program(real.createHistogram));
});

test('a timed function does what it did, and an observer hears of it', async () => {
  const { promise, resolve } = Promise.withResolvers<unknown[]>();
  const observer = new own.PerformanceObserver((list) => {
    resolve(list.getEntries());
    observer.disconnect();
  });
  observer.observe({ entryTypes: ['function'] });
  const histogram = own.createHistogram();
  const add = own.timerify((a: number, b: number) => a + b, { histogram });
  assert.equal(add(1, 2), 3);
  assert.equal(add.length, 2);
  const [entry] = (await promise) as real.PerformanceEntry[];
  assert.equal(entry?.entryType, 'function');
  assert.ok(entry.duration >= 0);
  assert.equal(histogram.count, 1);
  const slow = own.timerify(() => Promise.resolve('later'));
  assert.equal(await slow(), 'later');
  assert.throws(() => own.timerify(5), { code: 'ERR_INVALID_ARG_TYPE' });
});

test('marks and measures reach an observer', async () => {
  const seen = await new Promise<string[]>((resolve) => {
    const observer = new own.PerformanceObserver((list) => {
      resolve(list.getEntries().map(({ name }) => name));
      observer.disconnect();
    });
    observer.observe({ type: 'mark' });
    own.performance.mark('a');
  });
  assert.deepEqual(seen, ['a']);
});

test('the loop’s utilization is what is not idle, since an earlier look', async () => {
  assert.deepEqual(own.eventLoopUtilization(), { idle: 0, active: 0, utilization: 0 });
  gauge.begin();
  const first = own.eventLoopUtilization();
  gauge.sleep();
  await new Promise((resolve) => setImmediate(resolve));
  gauge.wake();
  const later = own.eventLoopUtilization();
  const { idle, active, utilization } = own.eventLoopUtilization(later, first);
  assert.ok(idle > 0 && idle <= later.idle && active > 0);
  assert.equal(utilization, active / (idle + active));
});

test('the delay of the loop is recorded while that is enabled', async () => {
  const delays = own.monitorEventLoopDelay({ resolution: 1 });
  assert.ok(delays.enable());
  assert.ok(!delays.enable());
  while (delays.count === 0) await new Promise((resolve) => setImmediate(resolve));
  assert.ok(delays.min > 0);
  assert.ok(delays.disable());
});
