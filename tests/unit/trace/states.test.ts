// When a thread runs, waits and stands still, as its trace tells.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEvent } from '../../../src/engine/types.ts';
import { eventsOf, namer } from './traced.ts';

interface ToldState {
  readonly text: string;
  readonly at: number;
  /** For how many milliseconds it may block at most. */
  readonly most?: number | undefined;
}

/** What the trace says of each thread's states, in the order of their times, such as `blocked on readSync`. */
function statesOf(events: readonly RunEvent[], who: string): ToldState[] {
  const nameOf = namer(events);
  return events
    .filter(({ source }) => nameOf(source) === who)
    .flatMap((event): ToldState[] => {
      const { kind, at } = event;
      if (kind === 'blocked') return [{ text: `blocked on ${event.on}`, at, most: event.most }];
      return kind === 'running' || kind === 'waiting' || kind === 'untold'
        ? [{ text: kind, at }]
        : [];
    })
    .toSorted((one, other) => one.at - other.at);
}

const textsOf = (events: readonly RunEvent[], who: string): string[] =>
  statesOf(events, who).map(({ text }) => text);

/** For how long a thread was in a state, in milliseconds. */
function total(events: readonly RunEvent[], who: string, state: string): number {
  const states = statesOf(events, who);
  const end = events.findLast(({ kind }) => kind === 'exited')?.at ?? 0;
  return states.reduce(
    (sum, { text, at }, i) => sum + (text === state ? (states[i + 1]?.at ?? end) - at : 0),
    0,
  );
}

const spin = (time: number): string =>
  `{ const until = performance.now() + ${String(time)}; while (performance.now() < until); }`;

const calls = `
  const { spawnSync, execFileSync, execSync } = require('child_process');
  const cell = new Int32Array(new SharedArrayBuffer(8));
  const wide = new BigInt64Array(cell.buffer);
  Atomics.wait(cell, 0, 0, 30);
  Atomics.wait(wide, 0, 0n, 1);
  spawnSync('true');
  execFileSync('true');
  try { execSync('false', { stdio: 'ignore' }); } catch {}
  require('fs').readSync(0, Buffer.alloc(1));`;

const blocked = [
  'Atomics.wait',
  'Atomics.wait',
  'spawnSync',
  'execFileSync',
  'execSync',
  'readSync',
];

test('a thread stands still in a call that blocks, and nothing is told of it after that', async () => {
  const events = await eventsOf(calls);
  const expected = blocked.flatMap((name) => [`blocked on ${name}`, 'untold']);
  assert.deepEqual(textsOf(events, 'main'), expected);
  assert.ok(total(events, 'main', 'blocked on Atomics.wait') >= 30);
});

test('for how long it waits at most is told where the call says so', async () => {
  const events = await eventsOf(`
    const cell = new Int32Array(new SharedArrayBuffer(4));
    const { Worker } = require('worker_threads');
    const notify = 'setTimeout(() => Atomics.notify(require("worker_threads").workerData, 0), 50)';
    Atomics.wait(cell, 0, 0, 30);
    for (const most of [undefined, Infinity, NaN]) {
      new Worker(notify, { eval: true, workerData: cell });
      Atomics.wait(cell, 0, 0, most);
    }`);
  assert.deepEqual(
    statesOf(events, 'main').flatMap(({ text, most }) => (text === 'untold' ? [] : [most])),
    [30, undefined, undefined, undefined],
  );
});

test('where it is watched it runs before and after', async () => {
  const events = await eventsOf(calls, { watch: 'states' });
  const expected = blocked.flatMap((name) => [`blocked on ${name}`, 'running']);
  assert.deepEqual(textsOf(events, 'main'), ['running', ...expected]);
});

test('a call that does not block is none', async () => {
  const events = await eventsOf(`
    const cell = new Int32Array(new SharedArrayBuffer(8));
    console.log(Atomics.wait(cell, 0, 1), Atomics.wait(cell, 0, 0, 0), Atomics.wait(cell, 0, 0, -1));
    for (const args of [[new Int32Array(2), 0, 0], [cell, 9, 0], [cell, 0, 0n], [{}]]) {
      try { Atomics.wait(...args); } catch ({ name }) { console.log(name); }
    }`);
  assert.deepEqual(textsOf(events, 'main'), []);
  const text = events.map((event) => ('text' in event ? event.text : '')).join('');
  assert.equal(
    text,
    'not-equal timed-out timed-out\nTypeError\nRangeError\nTypeError\nTypeError\n',
  );
});

test('it is told before the thread blocks', async () => {
  const events = await eventsOf(
    `const { Worker, isMainThread, parentPort, workerData: cell } = require('worker_threads');
     if (!isMainThread) { parentPort.postMessage('soon'); return Atomics.wait(cell, 0, 0); }
     const worker = new Worker(__filename, { workerData: new Int32Array(new SharedArrayBuffer(4)) });
     worker.once('message', () => setTimeout(() => process.exit(), 200));`,
  );
  assert.deepEqual(textsOf(events, 'worker 1'), ['blocked on Atomics.wait']);
});

test('a watched thread waits in its loop and runs its callbacks', async () => {
  const events = await eventsOf(
    `const { Worker, isMainThread, parentPort } = require('worker_threads');
     if (isMainThread) {
       const worker = new Worker(__filename);
       worker.once('message', () => setTimeout(() => worker.postMessage('go'), 100));
     } else {
       parentPort.postMessage('ready');
       parentPort.once('message', () => { ${spin(60)} });
     }`,
    { watch: 'states' },
  );
  const waited = total(events, 'worker 1', 'waiting');
  assert.ok(waited > 50, `waited for ${String(waited)} ms`);
  const ran = total(events, 'worker 1', 'running');
  assert.ok(ran > 60, `ran for ${String(ran)} ms`);
  assert.equal(textsOf(events, 'worker 1')[0], 'running');
  assert.deepEqual(textsOf(events, 'worker 1').slice(-2), ['waiting', 'running']);
  assert.ok(total(events, 'main', 'waiting') > waited);
  assert.equal(textsOf(events, 'main').includes('untold'), false);
});

test('an awaiting thread waits too, and what wakes it is not the trace of another', async () => {
  const events = await eventsOf(
    `const { Worker, isMainThread, parentPort } = require('worker_threads');
     const { setTimeout: sleep } = require('timers/promises');
     (async () => {
       if (!isMainThread) { for (let i = 0; i < 20; i += 1) await sleep(5); return; }
       new Worker(__filename);
       await sleep(400);
     })();`,
    { watch: 'states' },
  );
  const wakings = textsOf(events, 'main').filter((text) => text === 'waiting').length;
  assert.ok(textsOf(events, 'worker 1').length > 10);
  assert.ok(wakings < 10, `main woke ${String(wakings)} times`);
});

test('a thread that is ended while it waits was waiting', async () => {
  for (const end of ['worker.terminate()', 'process.exit()']) {
    const events = await eventsOf(
      `const { Worker } = require('worker_threads');
       const worker = new Worker(\`
         const { parentPort } = require('worker_threads');
         parentPort.on('message', () => {});
         parentPort.postMessage('ready');\`, { eval: true });
       worker.once('message', () => setTimeout(() => ${end}, 100));`,
      { watch: 'states' },
    );
    assert.equal(textsOf(events, 'worker 1').at(-1), 'waiting', end);
    assert.ok(total(events, 'worker 1', 'waiting') > 30, end);
  }
});

test('a thread that is ended while it runs was running', async () => {
  const events = await eventsOf(
    `const { Worker } = require('worker_threads');
     const worker = new Worker('require("worker_threads").parentPort.postMessage(1); for (;;);', { eval: true });
     worker.once('message', () => setTimeout(() => worker.terminate(), 60));`,
    { watch: 'states' },
  );
  assert.equal(textsOf(events, 'worker 1').at(-1), 'running');
});

test('of a process that is killed nothing is told after its last word', async () => {
  const events = await eventsOf(
    `const { fork } = require('child_process');
     if (process.argv[2] === 'child') { process.on('message', () => {}); return process.send('ready'); }
     const child = fork(__filename, ['child']);
     child.once('message', () => setTimeout(() => child.kill('SIGKILL'), 100));`,
    { watch: 'states' },
  );
  const nameOf = namer(events);
  const own = events.filter(({ source }) => nameOf(source) === 'child');
  assert.deepEqual(
    own.slice(-2).map(({ kind }) => kind),
    ['untold', 'exited'],
  );
  const words = own.slice(0, -2).map(({ at }) => at);
  assert.equal(own.at(-2)?.at, Math.max(...words));
});

test('a thread that wakes very often says once that it tells no more', async () => {
  const events = await eventsOf(
    `const { Worker } = require('worker_threads');
     const cell = new Int32Array(new SharedArrayBuffer(4));
     for (let i = 0; i < 5000; i += 1) Atomics.wait(cell, 0, 0, 0.001);
     console.log('done');`,
    { watch: 'states' },
  );
  const texts = textsOf(events, 'main');
  assert.equal(texts.length, 4001);
  assert.equal(texts.at(-1), 'untold');
  assert.equal(texts.filter((text) => text === 'untold').length, 1);
});

test('functions that are replaced look as before', async () => {
  const source = `
    const show = (f, holder) => {
      const name = Object.keys(holder).length + ':' + f.name;
      const { enumerable, writable, configurable } = Object.getOwnPropertyDescriptor(holder, f.name);
      console.log(f, name, f.length, String(f).length, enumerable, writable, configurable, Object.getOwnPropertyNames(f));
    };
    show(Atomics.wait, Atomics);
    for (const f of ['spawnSync', 'execFileSync', 'execSync']) show(require('child_process')[f], require('child_process'));
    show(require('fs').readSync, require('fs'));
    const threads = require('worker_threads');
    show(threads.Worker.prototype.terminate, threads.Worker.prototype);
    show(threads.Worker.prototype.postMessage, threads.Worker.prototype);
    show(threads.receiveMessageOnPort, threads);`;
  const { runInNode } = await import('../../support/real-node.ts');
  const plain = await runInNode({ 'main.cjs': source }, 'main.cjs');
  const events = await eventsOf(source, { watch: 'states' });
  const text = events.map((event) => ('text' in event ? event.text : '')).join('');
  assert.deepEqual(text.split('\n'), plain.lines);
});
