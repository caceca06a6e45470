// The helpers of the first articles, which readers copy: what they promise when something fails,
// is cancelled, or is left early; and what the articles say of errors after an abort.
import assert from 'node:assert/strict';
import { getEventListeners, once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

interface Options {
  readonly signal?: AbortSignal;
}

type Result = PromiseSettledResult<unknown> & { readonly index: number };

const examples = new URL('../../content/examples/', import.meta.url);
const helperOf = async (path: string): Promise<unknown> => import(new URL(path, examples).href);

const { runTogether } = (await helperOf('cancel-the-others/run-together.mjs')) as {
  readonly runTogether: (
    tasks: readonly ((signal: AbortSignal) => unknown)[],
    options?: Options,
  ) => Promise<unknown[]>;
};
const { mapWithLimit } = (await helperOf('at-most-two/map-with-limit.mjs')) as {
  readonly mapWithLimit: (
    limit: number,
    items: readonly number[],
    work: (item: number, signal: AbortSignal) => unknown,
    options?: Options,
  ) => Promise<unknown[]>;
};
const { asCompleted } = (await helperOf('as-they-complete/as-completed.mjs')) as {
  readonly asCompleted: (promises: Iterable<unknown>, options?: Options) => AsyncGenerator<Result>;
};

const untilAborted = async (signal: AbortSignal): Promise<never> => {
  if (!signal.aborted) await once(signal, 'abort');
  throw signal.reason as Error;
};

test('runTogether gives the values in the order of the tasks', async () => {
  const tasks = [async () => sleep(20, 'slow'), () => 'at once', async () => sleep(10, 'quick')];
  assert.deepEqual(await runTogether(tasks), ['slow', 'at once', 'quick']);
  assert.deepEqual(await runTogether([]), []);
});

test('runTogether cancels the others, and rejects when they have stopped', async () => {
  const failure = new Error('the first failure');
  const steps: string[] = [];
  const slowToStop = async (signal: AbortSignal): Promise<void> => {
    await untilAborted(signal).catch((reason: unknown) => {
      assert.equal(reason, failure);
    });
    await nextTurn();
    steps.push('stopped');
    throw new Error('a later failure');
  };
  const running = runTogether([slowToStop, slowToStop, () => Promise.reject(failure)]);
  await assert.rejects(running, (error) => error === failure);
  assert.deepEqual(steps, ['stopped', 'stopped']);
});

test('runTogether takes a task that throws for one that fails, and lets a signal cancel all', async () => {
  const failure = new Error('thrown before any await');
  const throws = (): never => {
    throw failure;
  };
  let hasStopped = false;
  const stops = async (signal: AbortSignal): Promise<void> => {
    await untilAborted(signal).catch(() => undefined);
    hasStopped = true;
  };
  await assert.rejects(runTogether([stops, throws]), (error) => error === failure);
  assert.ok(hasStopped);

  const controller = new AbortController();
  const running = runTogether([untilAborted, untilAborted], { signal: controller.signal });
  controller.abort(failure);
  await assert.rejects(running, (error) => error === failure);
});

test('mapWithLimit keeps to its limit, and to the order of the items', async () => {
  let now = 0;
  let most = 0;
  const work = async (item: number): Promise<number> => {
    most = Math.max(most, ++now);
    await sleep(item % 3);
    now--;
    return item * 10;
  };
  const items = Array.from({ length: 20 }, (_, index) => index);
  const results = await mapWithLimit(3, items, work);
  assert.deepEqual(
    results,
    items.map((item) => item * 10),
  );
  assert.equal(most, 3);
  assert.deepEqual(await mapWithLimit(3, [], work), []);
  assert.deepEqual(await mapWithLimit(Infinity, [1, 2], work), [10, 20]);
});

test('mapWithLimit starts no more after a failure, nor after an abort', async () => {
  const failure = new Error('item 3');
  const controller = new AbortController();
  for (const [options, fail] of [
    [{}, () => Promise.reject(failure)],
    [
      { signal: controller.signal },
      () => {
        controller.abort(failure);
      },
    ],
  ] as const) {
    const started: number[] = [];
    const work = async (item: number, signal: AbortSignal): Promise<void> => {
      started.push(item);
      if (item === 3) {
        await nextTurn();
        await fail();
      }
      // It takes note of the abort, and ends as if nothing had happened.
      if (item === 4) await untilAborted(signal).catch(() => undefined);
    };
    const running = mapWithLimit(2, [1, 2, 3, 4, 5, 6], work, options);
    await assert.rejects(running, (error) => error === failure);
    assert.deepEqual(started, [1, 2, 3, 4]);
  }
});

test('asCompleted says of each promise, as they come, which one it was and how it ended', async () => {
  const failure = new Error('no answer');
  const late = sleep(30, 'late');
  const results: Result[] = [];
  for await (const result of asCompleted([late, Promise.reject(failure), 'a plain value'])) {
    results.push(result);
  }
  assert.deepEqual(
    results.map(({ index, status }) => `${String(index)} ${status}`),
    ['1 rejected', '2 fulfilled', '0 fulfilled'],
  );
  assert.deepEqual(results[0], { index: 1, status: 'rejected', reason: failure });
  for await (const result of asCompleted([])) assert.fail(`there is a result: ${result.status}`);
});

test('asCompleted handles rejections from its call on, not from the first step on', async () => {
  const results = asCompleted([Promise.reject(new Error('early'))]);
  // An unhandled rejection would be told by now, and fail this test.
  await sleep(10);
  const { value } = (await results.next()) as { readonly value: Result };
  assert.equal(value.status, 'rejected');
});

test('asCompleted listens once to each promise', async () => {
  let listeners = 0;
  const thenables = Array.from({ length: 1000 }, (_, index) => ({
    then(resolve: (value: number) => void) {
      listeners++;
      resolve(index);
    },
  }));
  let count = 0;
  for await (const { status } of asCompleted(thenables)) {
    assert.equal(status, 'fulfilled');
    count++;
  }
  assert.deepEqual([count, listeners], [1000, 1000]);
});

test('asCompleted stops waiting at an abort, and leaves no listener behind', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const never = Promise.race([]);

  for await (const { index } of asCompleted(['now', never], { signal })) {
    assert.equal(index, 0);
    break;
  }
  assert.equal(getEventListeners(signal, 'abort').length, 0);

  const waiting = asCompleted([never], { signal }).next();
  controller.abort(new Error('given up'));
  await assert.rejects(waiting, { name: 'AbortError', cause: signal.reason as Error });
  assert.equal(getEventListeners(signal, 'abort').length, 0);
});

test('after a timeout, fetch and throwIfAborted throw the reason, the functions of Node an AbortError', async () => {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  const url = `http://localhost:${String(address.port)}`;
  await assert.rejects(fetch(url, { signal: AbortSignal.timeout(50) }), { name: 'TimeoutError' });
  server.closeAllConnections();
  server.close();

  const signal = AbortSignal.timeout(1);
  await once(signal, 'abort', { signal: AbortSignal.timeout(60_000) });
  assert.throws(
    () => {
      signal.throwIfAborted();
    },
    { name: 'TimeoutError' },
  );
  const own = { name: 'AbortError', cause: signal.reason as Error };
  await assert.rejects(sleep(1, undefined, { signal }), own);
  await assert.rejects(readFile(import.meta.filename, { signal }), own);
  await assert.rejects(once(process, 'an event', { signal }), own);
});
