// The event loop: Node's order, and what keeps a thread alive.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTimers } from '../../../src/node/builtins/timers/timers.ts';
import { runLoop } from './loop-harness.ts';

/** No timer here is to be warned of. */
function unexpected(message: string): never {
  throw new Error(message);
}

test('ticks come before microtasks, those before timers, those before immediates', async () => {
  const log: string[] = [];
  const { empty } = runLoop((loop) => {
    const { setTimeout, setImmediate } = createTimers(loop, unexpected);
    setImmediate(() => log.push('immediate'));
    // Long past when the first round begins.
    setTimeout(() => log.push('timer'), 1);
    const until = performance.now() + 5;
    while (performance.now() < until);
    void Promise.resolve().then(() => log.push('microtask'));
    loop.tick(() => log.push('tick'));
    log.push('program');
  });
  await empty;
  assert.deepEqual(log, ['program', 'tick', 'microtask', 'timer', 'immediate']);
});

test('a tick that a microtask asks for comes before the next callback', async () => {
  const log: string[] = [];
  const { empty } = runLoop((loop) => {
    loop.post(() => {
      log.push('first');
      void Promise.resolve()
        .then(() => {
          loop.tick(() => log.push('late tick'));
          log.push('microtask');
        })
        .then(() => log.push('microtask 2'));
      loop.tick(() => log.push('tick'));
    });
    loop.post(() => log.push('second'));
  });
  await empty;
  assert.deepEqual(log, ['first', 'tick', 'microtask', 'microtask 2', 'late tick', 'second']);
});

test('what a phase adds to itself waits for the next round', async () => {
  const log: string[] = [];
  const { empty } = runLoop((loop) => {
    const { setImmediate } = createTimers(loop, unexpected);
    setImmediate(() => {
      log.push('one');
      setImmediate(() => log.push('three'));
      loop.post(() => log.push('message'));
    });
    setImmediate(() => log.push('two'));
  });
  await empty;
  assert.deepEqual(log, ['one', 'two', 'message', 'three']);
});

test('unreferenced timers and immediates do not keep a thread alive', async () => {
  const log: string[] = [];
  const { empty } = runLoop((loop) => {
    const { setTimeout, setInterval, setImmediate } = createTimers(loop, unexpected);
    setTimeout(() => log.push('never'), 1).unref();
    setInterval(() => log.push('never'), 1).unref();
    setImmediate(() => log.push('never')).unref();
  });
  await empty;
  assert.deepEqual(log, []);
});

test('an interval repeats until it is cleared, by object or by number', async () => {
  const log: string[] = [];
  const { empty } = runLoop((loop) => {
    const { setInterval, clearInterval } = createTimers(loop, unexpected);
    const byObject = setInterval(() => {
      log.push('a');
      if (log.filter((each) => each === 'a').length === 2) clearInterval(byObject);
    }, 1);
    const byNumber = setInterval(() => {
      log.push('b');
      clearInterval(Number(byNumber));
    }, 1);
  });
  await empty;
  assert.equal(log.filter((each) => each === 'a').length, 2);
  assert.equal(log.filter((each) => each === 'b').length, 1);
});

test('a timer refreshed in its own callback fires again', async () => {
  let fired = 0;
  const { empty } = runLoop((loop) => {
    const { setTimeout } = createTimers(loop, unexpected);
    const timer = setTimeout(() => {
      fired += 1;
      if (fired < 3) timer.refresh();
    }, 1);
  });
  await empty;
  assert.equal(fired, 3);
});

test('a held promise keeps the thread alive until it settles', async () => {
  let settled = false;
  const { empty } = runLoop((loop) => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    setTimeout(() => {
      settled = true;
      resolve(undefined);
    }, 10);
    void loop.hold(promise);
  });
  await empty;
  assert.ok(settled);
});

test('timers/promises: values, an aborted wait, and an interval that is left', async () => {
  const { promise: finished, resolve } = Promise.withResolvers<unknown[]>();
  const { empty } = runLoop((loop) => {
    const { promises } = createTimers(loop, unexpected);
    const program = async (): Promise<unknown[]> => {
      const stop = new AbortController();
      const aborted = promises.setTimeout(1000, 'no', { signal: stop.signal });
      stop.abort('enough');
      const error: unknown = await aborted.catch((each: unknown) => each);
      const ticks: unknown[] = [];
      for await (const value of promises.setInterval(1, 'again')) {
        if (ticks.push(value) === 2) break;
      }
      return [await promises.setTimeout(1, 'yes'), error, ticks];
    };
    void program().then(resolve);
  });
  await empty;
  const [value, error, ticks] = await finished;
  assert.equal(value, 'yes');
  assert.ok(error instanceof Error);
  assert.equal(error.name, 'AbortError');
  assert.equal(error.cause, 'enough');
  assert.deepEqual(ticks, ['again', 'again']);
});
