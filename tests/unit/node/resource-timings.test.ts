// The buffer of resource timings: what happens when it is full.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type PerformanceResourceTiming,
  resourceEntry,
  ResourceTimings,
} from '../../../src/node/builtins/perf-hooks/resource-timings.ts';

function entryAt(startTime: number): PerformanceResourceTiming {
  const info = { startTime, endTime: startTime + 1, encodedBodySize: 10 };
  return resourceEntry([info, 'https://example.org', 'fetch', {}, '', {}, 200]);
}

/** A buffer of one entry, whose program does `onFull` when told that it is full. */
function newBuffer(onFull: (timings: ResourceTimings) => void) {
  const jobs: (() => void)[] = [];
  const timings: ResourceTimings = new ResourceTimings(
    (job) => jobs.push(job),
    () => {
      onFull(timings);
    },
  );
  timings.limit(1);
  return {
    timings,
    run: () => {
      for (const job of jobs.splice(0)) job();
    },
    starts: () => timings.entries.map(({ startTime }) => startTime),
  };
}

test('what has no place is dropped where the program makes none', () => {
  const { timings, run, starts } = newBuffer(() => undefined);
  timings.add(entryAt(1));
  timings.add(entryAt(2));
  run();
  assert.deepEqual(starts(), [1]);
});

test('what waited takes the place that the program makes', () => {
  const { timings, run, starts } = newBuffer((full) => {
    full.clear();
  });
  for (const time of [1, 2, 3]) timings.add(entryAt(time));
  assert.deepEqual(starts(), [1]);
  run();
  assert.deepEqual(starts(), [3]);
});

test('an entry has the names of the standard', () => {
  const entry = entryAt(5) as PerformanceResourceTiming & Record<string, unknown>;
  assert.equal(entry.entryType, 'resource');
  assert.equal(entry['responseEnd'], 6);
  assert.equal(entry['transferSize'], 310);
});
