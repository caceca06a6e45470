// What the built-in engine tells of a run's callbacks, where it is asked for them.
import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { runLocally } from '../../src/engine/trace/local.ts';
import {
  calledIn,
  callbackPrograms,
  checkCallbacks,
  entryOf,
} from '../support/callback-programs.ts';
import { run, test } from './lab.ts';

test('the program, timers, immediates and ticks are told with who queued them and where', async ({
  sharedLab,
}) => {
  const { events, stderr } = await run(
    sharedLab,
    `
    const interval = setInterval(() => {
      clearInterval(interval);
      setImmediate(() => process.nextTick(() => undefined));
    }, 3);
    clearTimeout(setTimeout(() => undefined, 10));
    `,
    'main.mjs',
    { watch: 'callbacks' },
  );
  expect(stderr).toBe('');
  const told = events.flatMap((event): unknown[][] => {
    switch (event.kind) {
      case 'queued':
        return [[event.callback, 'queued', event.in, event.by, event.code?.line, event.within]];
      case 'called':
        return [[event.callback, 'called', event.in, event.by, event.code?.line]];
      case 'withdrawn':
      case 'returned':
        return [[event.callback, event.kind]];
      default:
        return [];
    }
  });
  expect(told).toEqual([
    [1, 'called', 'program', 'node', undefined],
    [2, 'queued', 'timers', 'setInterval', 2, 1],
    [3, 'queued', 'timers', 'setTimeout', 6, 1],
    [3, 'withdrawn'],
    [1, 'returned'],
    [2, 'called', 'timers', 'setInterval', 2],
    [4, 'queued', 'check', 'setImmediate', 4, 2],
    [2, 'returned'],
    [4, 'called', 'check', 'setImmediate', 4],
    [5, 'queued', 'ticks', 'process.nextTick', 4, 4],
    [4, 'returned'],
    [5, 'called', 'ticks', 'process.nextTick', 4],
    [5, 'returned'],
  ]);
});

/** The first lines of each thread: as far as a program that asks for the time does the same each time. */
const firstOf = (called: Record<number, string[]>, most: number): Record<number, string[]> =>
  Object.fromEntries(Object.entries(called).map(([id, own]) => [id, own.slice(0, most)]));

const examples = ['one-turn', 'next-tick-or-promise', 'letting-the-clock-tick', 'starts-at-once'];

const programs = {
  ...callbackPrograms,
  ...Object.fromEntries(
    examples.map((id) => {
      const path = new URL(`../../content/examples/${id}/main.mjs`, import.meta.url);
      return [id, { 'main.mjs': readFileSync(path, 'utf8') }];
    }),
  ),
};

for (const [name, files] of Object.entries(programs)) {
  test(`the same callbacks as in Node, in the same order: ${name}`, async ({ sharedLab }) => {
    const entry = entryOf(files);
    const watch = 'callbacks';
    const inNode = await runLocally(
      { files, entry, args: [], env: {} },
      { watch, signal: AbortSignal.timeout(30_000) },
    );
    inNode.endInput();
    const expected = await Array.fromAsync(inNode.events);
    const { events, stderr } = await run(sharedLab, files, entry, { watch });
    expect(stderr).toBe('');
    checkCallbacks(events);
    checkCallbacks(expected);
    const most = name === 'letting-the-clock-tick' ? 20 : Infinity;
    const called = firstOf(calledIn(events), most);
    expect(called).toEqual(firstOf(calledIn(expected), most));
    expect(Object.keys(called).length).toBe(name.includes('thread') ? 2 : 1);
  });
}

test('a program does the same, in the same order, whether its callbacks are told or not', async ({
  sharedLab,
}) => {
  const program = {
    'main.mjs': `
      import { AsyncLocalStorage } from 'node:async_hooks';
      import { readFile } from 'node:fs';
      import './required.cjs';
      const say = (text) => () => console.log(text);
      const store = new AsyncLocalStorage();
      class Late extends Promise {}
      const thenable = { then(done) { console.log('then of a thenable'); done(7); } };
      async function steps(name, many) {
        for (let n = 0; n < many; n += 1) { await n; console.log(name, n, store.getStore()); }
        return thenable;
      }
      async function* numbers() { yield 1; yield Promise.resolve(2); await null; yield 3; }
      store.run('kept', () => steps('a', 4).then(say('a is done')));
      steps('b', 5).finally(say('b is done'));
      Late.resolve(1).then(say('late')).catch(say('never')).finally(say('finally'));
      (async () => { for await (const n of numbers()) console.log('number', n); })();
      (async () => { try { await Promise.reject(new Error('meant')); } catch ({ message }) { console.log(message); } })();
      (async () => { console.log(await thenable, await new Late((done) => done(8))); })();
      Promise.all([1, thenable, steps('c', 2)]).then((all) => console.log(all));
      Promise.race([steps('d', 1), 2]).then((first) => console.log(first));
      process.nextTick(say('tick'));
      queueMicrotask(() => { process.nextTick(say('tick of a microtask')); say('microtask')(); });
      setImmediate(() => { say('immediate')(); Promise.resolve().then(say('promise of an immediate')); });
      readFile(import.meta.filename, () => { setTimeout(say('timeout of a read')); setImmediate(say('immediate of a read')); });
      console.log(String(Promise.prototype.then), Promise.prototype.then.length, Object.keys(Promise.prototype));
      Promise.reject(new Error('of nobody'));
      process.on('unhandledRejection', ({ message }) => console.log('unhandled', message));
    `,
    'required.cjs': `
      (async () => { for (let n = 0; n < 3; n += 1) { await null; console.log('required', n); } })();
      process.on('uncaughtException', ({ message }) => console.log('uncaught', message));
      setImmediate(() => { Promise.resolve().then(() => console.log('behind')); throw new Error('thrown'); });
    `,
  };
  const plain = await run(sharedLab, program);
  const watched = await run(sharedLab, program, 'main.mjs', { watch: 'callbacks' });
  expect(plain.stdout.split('\n').length).toBeGreaterThan(30);
  expect(watched.stdout).toBe(plain.stdout);
  expect(watched.stderr).toBe(plain.stderr);
  expect(watched.result).toMatchObject({ kind: 'exited', code: 0 });
  expect(plain.events.filter((event) => 'callback' in event)).toEqual([]);
  checkCallbacks(watched.events);
});

test('a flood of callbacks is bounded, and the thread says so once', async ({ sharedLab }) => {
  const { events, stdout, stderr } = await run(
    sharedLab,
    `
    for (let left = 5000; left > 0; left -= 1) await null;
    for (let left = 100; left > 0; left -= 1) await new Promise(setImmediate);
    console.log('end');
    `,
    'main.mjs',
    { watch: 'callbacks' },
  );
  expect([stdout, stderr]).toEqual(['end\n', '']);
  checkCallbacks(events);
  const told = events.filter((event) => 'callback' in event);
  expect(new Set(told.map(({ callback }) => callback)).size).toBe(2000);
  expect(events.filter(({ kind }) => kind === 'unlisted').length).toBe(1);
});

test('the page knows of a callback that never returns', async ({ lab }) => {
  const by = await lab.evaluate(async () => {
    const started = await globalThis.builtin.start(
      {
        files: { 'main.mjs': `setTimeout(() => setImmediate(() => { for (;;); }), 5);` },
        entry: 'main.mjs',
        args: [],
        env: {},
      },
      { watch: 'callbacks' },
    );
    for await (const event of started.events)
      if (event.kind === 'called' && event.by === 'setImmediate') {
        await started.stop();
        return event.by;
      }
    return undefined;
  });
  expect(by).toBe('setImmediate');
});
