// A run as the page holds it: it takes its events in turn, and ends once, in one of the ways there are.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BuiltinRun } from '../../../src/engine/builtin/run.ts';
import type { RunEvent } from '../../../src/engine/types.ts';
import { outputBatch, outputLimit } from '../../../src/node/system/limits.ts';

const printed = (text: string): RunEvent => ({
  kind: 'stdout',
  at: 0,
  source: { pid: 1, threadId: 0 },
  text,
});

function startRun(): { run: BuiltinRun; asked: string[] } {
  const asked: string[] = [];
  const run = new BuiltinRun({
    stop: () => {
      asked.push('stop');
      return Promise.resolve();
    },
    input: () => undefined,
    heard: () => asked.push('heard'),
  });
  return { run, asked };
}

test('it times out: its threads are ended, and that is its result', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { run, asked } = startRun();
  run.limitTo(1000);
  t.mock.timers.tick(999);
  assert.deepEqual(asked, []);
  t.mock.timers.tick(1);
  assert.deepEqual(asked, ['stop']);
  assert.equal((await run.result).kind, 'timed-out');
});

test('one that has exited is not timed out', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { run, asked } = startRun();
  run.limitTo(1000);
  run.exit(0, null, 10);
  t.mock.timers.tick(2000);
  assert.deepEqual([asked, (await run.result).kind], [[], 'exited']);
});

test('it asks for more events when its reader has taken those it has', async () => {
  const { run, asked } = startRun();
  run.hear([printed('before anybody reads')]);
  assert.deepEqual(asked, ['heard']);
  const seen: RunEvent[] = [];
  for await (const event of run.events) {
    seen.push(event);
    if (seen.length === 1) {
      run.hear([printed('a'), printed('b')]);
      assert.equal(asked.length, 1);
      // Read to the end only later.
      setImmediate(() => {
        assert.equal(asked.length, 2);
        run.flood(5);
      });
    }
  }
  assert.equal(seen.length, 3);
  assert.deepEqual(await run.result, { kind: 'output-limit', duration: 5 });
});

test('more than any honest frame would say is noticed', () => {
  const { run } = startRun();
  const most = Array.from({ length: (2 * outputLimit) / outputBatch }, () =>
    printed('x'.repeat(outputBatch)),
  );
  assert.equal(run.hear(most), true);
  assert.equal(run.hear([printed('x')]), false);
});
