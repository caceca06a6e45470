// What the trace tells of callbacks: the same in each Node that the course is written for, and bounded.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { runLocally } from '../../../src/engine/trace/local.ts';
import type { RunEvent } from '../../../src/engine/types.ts';
import {
  calledIn,
  callbackPrograms,
  checkCallbacks,
  entryOf,
} from '../../support/callback-programs.ts';
import { runTraced } from '../../support/stackblitz/run-traced.ts';

async function toldOf(text: string): Promise<RunEvent[]> {
  const files = { 'main.cjs': text };
  const run = await runLocally(
    { files, entry: 'main.cjs', args: [], env: {} },
    { watch: 'callbacks', signal: AbortSignal.timeout(60_000) },
  );
  run.endInput();
  return await Array.fromAsync(run.events);
}

suite('the same in Node 20, 22 and 24', { concurrency: 2 }, () => {
  for (const [name, files] of Object.entries(callbackPrograms)) {
    test(name, async () => {
      const program = { files, entry: entryOf(files), args: [], env: {} };
      const options = { watch: 'callbacks', signal: AbortSignal.timeout(60_000) } as const;
      const { events } = await runTraced(program, '24', options);
      checkCallbacks(events);
      const called = calledIn(events);
      assert.ok((called[0]?.length ?? 0) > 3, JSON.stringify(called));
      for (const line of ['20', '22'] as const) {
        const older = await runTraced(program, line, options);
        checkCallbacks(older.events);
        assert.deepEqual(calledIn(older.events), called, line);
      }
    });
  }
});

test('callbacks are not told of a run that is not asked', async () => {
  const files = { 'main.cjs': 'setTimeout(() => console.log(1));' };
  const run = await runLocally(
    { files, entry: 'main.cjs', args: [], env: {} },
    { watch: 'states' },
  );
  run.endInput();
  const events = await Array.fromAsync(run.events);
  assert.deepEqual(
    events.filter((event) => 'callback' in event),
    [],
  );
});

test('a thread that makes too many is told of no more, and says so once', async () => {
  const events = await toldOf(`
    let left = 5000;
    const next = () => { if (left-- > 0) Promise.resolve().then(next); else setTimeout(() => console.log('end')); };
    next();
  `);
  checkCallbacks(events);
  assert.equal(events.filter(({ kind }) => kind === 'called').length, 2000);
  assert.equal(events.filter(({ kind }) => kind === 'unlisted').length, 1);
  assert.equal(events.find((event) => event.kind === 'stdout')?.kind, 'stdout');
});

test('a callback that never returns has been told of', async () => {
  const files = { 'main.cjs': `setTimeout(() => setImmediate(() => { for (;;); }), 5);` };
  const stop = new AbortController();
  const run = await runLocally(
    { files, entry: 'main.cjs', args: [], env: {} },
    { watch: 'callbacks', signal: stop.signal },
  );
  run.endInput();
  for await (const event of run.events)
    if (event.kind === 'called' && event.by === 'setImmediate') stop.abort();
  assert.equal((await run.result).kind, 'stopped');
});
