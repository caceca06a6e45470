// Runs with a seed: other orders than usual among those that Node's rules allow, and none that they do not.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { programOf } from '../../src/example/example.ts';
import { readExamples } from '../../src/example/recorder/folder.ts';
import { checkProperty } from '../../src/example/property.ts';
import { runSeed } from '../conformance/seeds-runs.ts';
import { test } from './lab.ts';

type Files = Readonly<Record<string, string>>;

/** What a program prints with each of these seeds. */
async function printed(lab: Page, files: Files, seeds: readonly number[]): Promise<string[]> {
  return await lab.evaluate(
    async ([given, numbers]) => {
      const machine = await globalThis.builtin.boot();
      const program = { files: given, entry: 'main.mjs', args: [], env: {} };
      const all: string[] = [];
      for (const seed of numbers) {
        const run = await machine.run(program, { seed });
        let text = '';
        for await (const event of run.events) if ('text' in event) text += event.text;
        all.push(text);
      }
      return all;
    },
    [files, seeds] as const,
  );
}

const seeds = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

/** An example of the course. */
function example(id: string): Files {
  const folder = join(import.meta.dirname, '../../content/examples', id);
  const names = readdirSync(folder).filter((name) => /\.m?js$/u.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** Programs that have two outcomes in Node, and print either. */
const races: Readonly<Record<string, Files>> = {
  'a timer and an immediate of the main script': {
    'main.mjs': `
      const log = [];
      // However long a busy machine took to come so far, the timer is about to be due when the loop begins.
      const begun = performance.now();
      setTimeout(() => log.push('timer'), 5);
      setImmediate(() => log.push('immediate'));
      while (performance.now() - begun < 4.5);
      process.on('exit', () => console.log(log.join()));`,
  },
  'two files': {
    'main.mjs': `
      import { stat } from 'node:fs';
      const log = [];
      for (const name of ['a', 'b']) stat(import.meta.filename, () => log.push(name));
      process.on('exit', () => console.log(log.join()));`,
  },
  'two texts that are compressed': {
    'main.mjs': `
      import { gzip } from 'node:zlib';
      const log = [];
      for (const name of ['a', 'b']) gzip('text', () => log.push(name));
      process.on('exit', () => console.log(log.join()));`,
  },
  'two keys that are derived': {
    'main.mjs': `
      import { pbkdf2 } from 'node:crypto';
      const log = [];
      for (const name of ['a', 'b']) pbkdf2('secret', 'salt', 1, 8, 'sha1', () => log.push(name));
      process.on('exit', () => console.log(log.join()));`,
  },
  'a file and a message of a worker': {
    'main.mjs': `
      import { stat } from 'node:fs/promises';
      import { once } from 'node:events';
      import { Worker } from 'node:worker_threads';
      const log = [];
      const bell = new Int32Array(new SharedArrayBuffer(4));
      const text = 'const { parentPort, workerData } = require("worker_threads");' +
        'parentPort.postMessage(1); Atomics.store(workerData, 0, 1); Atomics.notify(workerData, 0)';
      const worker = new Worker(text, { eval: true, workerData: bell });
      worker.on('message', () => log.push('message'));
      Atomics.wait(bell, 0, 0);
      const file = stat(import.meta.filename).then(() => log.push('file'));
      await Promise.all([once(worker, 'exit'), file]);
      console.log(log.join());`,
  },
  'ports of two workers': {
    'main.mjs': `
      import { once } from 'node:events';
      import { Worker } from 'node:worker_threads';
      const log = [];
      const bell = new Int32Array(new SharedArrayBuffer(4));
      const text = 'const { parentPort, workerData } = require("worker_threads");' +
        'parentPort.postMessage(1); Atomics.add(workerData, 0, 1); Atomics.notify(workerData, 0)';
      const workers = ['a', 'b'].map((name) => {
        const worker = new Worker(text, { eval: true, workerData: bell });
        worker.on('message', () => log.push(name));
        const done = Atomics.load(bell, 0);
        Atomics.wait(bell, 0, done);
        return worker;
      });
      await Promise.all(workers.map((worker) => once(worker, 'exit')));
      console.log(log.join());`,
  },
  'two children': {
    'main.mjs': `
      import { once } from 'node:events';
      import { fork } from 'node:child_process';
      const log = [];
      const children = ['a', 'b'].map((name) => {
        const child = fork('./child.mjs');
        child.on('message', () => log.push(name));
        return child;
      });
      await Promise.all(children.map((child) => once(child, 'exit')));
      console.log(log.join());`,
    'child.mjs': `process.send(1);`,
  },
};

for (const [name, files] of Object.entries(races)) {
  test(`either may come first: ${name}`, async ({ sharedLab }) => {
    const outcomes = new Set(await printed(sharedLab, files, seeds(20)));
    expect(outcomes.size).toBe(2);
  });
}

test('the thread pool has four threads: of eight jobs the last does not come among the first four', async ({
  sharedLab,
}) => {
  const files = {
    'main.mjs': `
      import { stat } from 'node:fs';
      const log = [];
      for (const name of 'abcdefgh') stat(import.meta.filename, () => log.push(name));
      process.on('exit', () => console.log(log.join('')));`,
  };
  const orders = (await printed(sharedLab, files, seeds(50))).map((text) => text.trim());
  expect(new Set(orders).size).toBeGreaterThan(10);
  for (const order of orders) expect(order.indexOf('h'), order).toBeGreaterThan(3);
});

/** What must be as it is in Node, with any seed: what it prints. */
const rules: Readonly<Record<string, readonly [Files, string]>> = {
  'ticks, microtasks and immediates': [
    {
      'main.mjs': `
        const log = [];
        setImmediate(() => { log.push('i1'); process.nextTick(() => log.push('t')); Promise.resolve().then(() => log.push('m')); });
        setImmediate(() => log.push('i2'));
        setImmediate(() => { log.push('i3'); setImmediate(() => log.push('i4')); });
        Promise.resolve().then(() => log.push('m0'));
        process.nextTick(() => log.push('t0'));
        process.on('exit', () => console.log(log.join()));`,
    },
    'm0,t0,i1,t,m,i2,i3,i4\n',
  ],
  'timers of one list, and of several': [
    {
      'main.mjs': `
        const log = [];
        let timers = [];
        // Made at one time, as their clock sees it: a busy machine may stop a thread in between.
        for (let begun = -Infinity; performance.now() - begun >= 1; ) {
          for (const timer of timers) clearTimeout(timer);
          begun = performance.now();
          timers = [5, 1, 3, 1, 5, 3].map((each) => setTimeout(() => log.push(each), each));
        }
        const end = performance.now() + 15;
        while (performance.now() < end);
        process.on('exit', () => console.log(log.join()));`,
    },
    '1,1,3,3,5,5\n',
  ],
  'a timer that has long been due, and an immediate': [
    {
      'main.mjs': `
        const log = [];
        setTimeout(() => log.push('timer'), 0);
        setImmediate(() => log.push('immediate'));
        const end = performance.now() + 15;
        while (performance.now() < end);
        process.on('exit', () => console.log(log.join()));`,
    },
    'timer,immediate\n',
  ],
  'a timer and an immediate behind a file': [
    {
      'main.mjs': `
        import { readFile } from 'node:fs';
        const log = [];
        readFile(import.meta.filename, () => {
          setTimeout(() => log.push('timer'), 0);
          setImmediate(() => log.push('immediate'));
        });
        process.on('exit', () => console.log(log.join()));`,
    },
    'immediate,timer\n',
  ],
  'messages of one port, in one thread and from another, and of a thread before its end': [
    {
      'main.mjs': `
        import { once } from 'node:events';
        import { MessageChannel, Worker } from 'node:worker_threads';
        const log = [];
        const here = new MessageChannel();
        here.port2.on('message', (value) => log.push(value));
        for (const each of [1, 2, 3, 4]) here.port1.postMessage(each);
        await new Promise((resolve) => here.port2.on('message', () => log.length === 4 && resolve()));
        here.port2.close();
        const there = new MessageChannel();
        let left = 20;
        const heard = [];
        there.port1.on('message', (value) => heard.push(value));
        const worker = new Worker('./worker.mjs', { workerData: there.port2, transferList: [there.port2] });
        worker.on('message', (value) => log.push(value));
        worker.on('exit', () => log.push('exit'));
        // Node hands out what came by the thread's own port before it tells of its end, and promises no such thing of another.
        await Promise.all([once(worker, 'exit'), once(there.port1, 'close')]);
        console.log(log.join(), heard.join());`,
      'worker.mjs': `
        import { parentPort, workerData } from 'node:worker_threads';
        for (let each = 0; each < 8; each += 1) {
          workerData.postMessage(each);
          parentPort.postMessage(each);
        }
        workerData.close();`,
    },
    '1,2,3,4,0,1,2,3,4,5,6,7,exit 0,1,2,3,4,5,6,7\n',
  ],
  'what a child says, before its end': [
    {
      'main.mjs': `
        import { fork } from 'node:child_process';
        const log = [];
        const child = fork('./child.mjs');
        child.on('message', (value) => log.push(value));
        child.on('disconnect', () => log.push('disconnect'));
        child.on('exit', (code) => log.push(code));
        child.on('close', () => console.log(log.join()));`,
      'child.mjs': `for (let each = 0; each < 8; each += 1) process.send(each);`,
    },
    '0,1,2,3,4,5,6,7,disconnect,0\n',
  ],
};

for (const [name, [files, expected]] of Object.entries(rules)) {
  test(`the order is Node's with every seed: ${name}`, async ({ sharedLab }) => {
    const outcomes = new Set(await printed(sharedLab, files, seeds(50)));
    expect([...outcomes]).toEqual([expected]);
  });
}

test('the same seed gives the same choices again', async ({ sharedLab }) => {
  const files = {
    'main.mjs': `
      import { stat } from 'node:fs';
      const log = [];
      for (const name of 'abcdefgh') stat(import.meta.filename, () => log.push(name));
      process.on('exit', () => console.log(log.join('')));`,
  };
  const once = await printed(sharedLab, files, seeds(10));
  expect(await printed(sharedLab, files, seeds(10))).toEqual(once);
  expect(new Set(once).size).toBeGreaterThan(3);
});

test('the last ticket: either may be first at the counter', async ({ sharedLab }) => {
  const outcomes = new Set(await printed(sharedLab, example('last-ticket'), seeds(20)));
  expect(outcomes.size).toBe(2);
});

test('between awaits nothing else can happen: two timers of one list', async ({ sharedLab }) => {
  const outcomes = new Set(await printed(sharedLab, example('between-awaits'), seeds(20)));
  expect(outcomes.size).toBe(1);
});

/** One of each kind: what all of the course's do under many seeds is `npm run seeds`. */
const examples = [
  'ask-a-child',
  'bounded-buffer',
  'direct-line',
  'exit-ends-what',
  'one-turn',
  'read-the-output',
  'thread-that-ends',
];

for (const id of examples) {
  test(`the example ${id} keeps its property with every seed`, async ({ sharedLab }) => {
    const found = (await readExamples()).get(id);
    if (!found) throw new Error(`There is no example '${id}'.`);
    for (const seed of [1, 2, 3, 4, 5]) {
      const { events, result } = await runSeed(sharedLab, programOf(found, 'en'), seed, 60_000);
      expect(checkProperty(found.property, events, result)).toBeUndefined();
    }
  });
}

test('a callback, an event and a promise: the course says that any may come first', async ({
  sharedLab,
}) => {
  const outcomes = new Set(await printed(sharedLab, example('callback-event-promise'), seeds(20)));
  expect(outcomes.size).toBeGreaterThan(1);
});
