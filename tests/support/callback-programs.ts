// Programs whose callbacks run in an order that Node determines, of every kind that both engines tell of.
import assert from 'node:assert/strict';
import type { RunEvent } from '../../src/engine/types.ts';

type Files = Readonly<Record<string, string>>;

/** By name: files, of which `main.mjs` or `main.cjs` is the entry. */
export const callbackPrograms: Readonly<Record<string, Files>> = {
  'ticks, promises, immediates and timers': {
    'main.cjs': `
      setImmediate(() => {
        setTimeout(() => undefined, 1);
        setImmediate(() => undefined);
        process.nextTick(() => Promise.resolve().then(() => process.nextTick(() => undefined)));
        Promise.resolve().then(() => queueMicrotask(() => undefined));
      });
      process.nextTick(() => process.nextTick(() => undefined));
      queueMicrotask(() => process.nextTick(() => undefined));
    `,
  },
  'reactions of every kind': {
    'main.mjs': `
      const failed = Promise.reject(new Error('meant'));
      failed.catch(() => undefined).finally(() => undefined).then(() => undefined);
      Promise.resolve(1).then(undefined, () => undefined).then((n) => n + 1);
      Promise.all([1, Promise.resolve(2)]).then(() => undefined);
      new Promise((resolve) => setTimeout(resolve, 5)).then(() => undefined);
    `,
  },
  'await in loops and at the top': {
    'main.mjs': `
      async function count(to) {
        for (let n = 0; n < to; n += 1) await n;
        return to;
      }
      const counted = count(2);
      async function fails() {
        await null;
        throw new Error('meant');
      }
      try {
        await fails();
      } catch {
        await counted;
      }
      await new Promise((resolve) => setImmediate(resolve));
      async function* numbers() {
        yield 1;
        await null;
        yield 2;
      }
      for await (const n of numbers()) process.nextTick(() => n);
    `,
  },
  'timers that are due together': {
    'main.mjs': `
      setTimeout(() => undefined, 20);
      setTimeout(() => Promise.resolve().then(() => undefined), 20);
      const dropped = setTimeout(() => undefined, 5);
      setTimeout(() => process.nextTick(() => undefined), 20);
      clearTimeout(dropped);
    `,
  },
  'an interval that ends itself': {
    'main.mjs': `
      let left = 3;
      const interval = setInterval(() => {
        left -= 1;
        if (left === 0) clearInterval(interval);
      }, 5);
    `,
  },
  files: {
    'main.mjs': `
      import { readFile, stat } from 'node:fs';
      import { access as read, stat as look } from 'node:fs/promises';
      readFile('main.mjs', 'utf8', () => {
        setImmediate(() => stat('main.mjs', () => next()));
        process.nextTick(() => undefined);
      });
      async function next() {
        await read('main.mjs');
        await look("main.mjs");
      }
    `,
  },
  'a message to a thread and back': {
    'main.mjs': `
      import { Worker } from 'node:worker_threads';
      const worker = new Worker('./worker.mjs');
      worker.on('message', (n) => {
        process.nextTick(() => undefined);
        if (n === 2) worker.postMessage(n);
      });
      worker.postMessage(1);
    `,
    'worker.mjs': `
      import { parentPort } from 'node:worker_threads';
      process.nextTick(() => undefined);
      parentPort.on('message', (n) => {
        Promise.resolve().then(() => parentPort.postMessage(n + 1));
        if (n === 2) setImmediate(() => parentPort.close());
      });
    `,
  },
  'an exception that is handled': {
    'main.cjs': `
      process.on('uncaughtException', () => process.nextTick(() => undefined));
      setImmediate(() => {
        Promise.resolve().then(() => undefined);
        throw new Error('meant');
      });
      setImmediate(() => undefined);
    `,
  },
};

/** The entry of one of them. */
export const entryOf = (files: Files): string => ('main.mjs' in files ? 'main.mjs' : 'main.cjs');

/** The callbacks of each thread in the order in which they were called: place, by what, in which line. */
export function calledIn(events: readonly RunEvent[]): Record<number, string[]> {
  const threads: Record<number, string[]> = {};
  for (const event of events) {
    if (event.kind !== 'called') continue;
    const { in: place, by, code } = event;
    const line = code ? ` ${code.file}:${String(code.line)}` : '';
    (threads[event.source.threadId] ??= []).push(`${place}: ${by}${line}`);
  }
  return threads;
}

/** Expects what is told of callbacks to fit together: no thread has two at once, none is called that was withdrawn. */
export function checkCallbacks(events: readonly RunEvent[]): void {
  const own = Map.groupBy(
    events,
    ({ source }) => `${String(source.pid)}.${String(source.threadId)}`,
  );
  for (const told of own.values()) checkThread(told);
}

function checkThread(events: readonly RunEvent[]): void {
  const waiting = new Map<number, string>();
  const seen = new Set<number>();
  let running: number | undefined;
  let at = 0;
  for (const event of events) {
    if (!('callback' in event)) continue;
    assert.ok(event.at >= at - 0.002, `${event.kind} goes back in time`);
    ({ at } = event);
    const { callback } = event;
    switch (event.kind) {
      case 'queued':
        assert.ok(!seen.has(callback), 'a number is used twice');
        seen.add(callback);
        waiting.set(callback, `${event.in} ${event.by}`);
        if (event.within !== undefined) assert.equal(event.within, running);
        // One that repeats counts from where its callback began, and may be due by its end.
        if (event.by === 'setTimeout') assert.ok((event.dueAt ?? 0) >= event.at - 1);
        break;
      case 'called': {
        const made = waiting.get(callback);
        const isOnlyCalled = event.in === 'program' || event.by === 'message';
        assert.equal(made, isOnlyCalled ? undefined : `${event.in} ${event.by}`);
        assert.equal(running, undefined, 'two run at once');
        assert.ok((event.readyAt ?? 0) <= event.at);
        waiting.delete(callback);
        running = callback;
        break;
      }
      case 'withdrawn':
        assert.ok(waiting.delete(callback));
        break;
      case 'returned':
        assert.equal(callback, running);
        running = undefined;
        break;
    }
  }
}
