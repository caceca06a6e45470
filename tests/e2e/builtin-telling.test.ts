// What the built-in engine tells of a run beside its output: states, failures, starts and ends, pairs of messages.
import { expect } from '@playwright/test';
import type { RunEvent, Source } from '../../src/engine/types.ts';
import { run, test } from './lab.ts';

const keyOf = ({ pid, threadId }: Source): string => `${String(pid)}/${String(threadId)}`;

/** A stretch of time in which a thread was in one state. */
interface Span {
  readonly state: string;
  readonly from: number;
  readonly length: number;
}

/** The states of one thread, one after another, to its end. */
function spansOf(events: readonly RunEvent[], threadId = 0, pid = 101): Span[] {
  const marks = events.flatMap((event): { state: string; at: number }[] => {
    if (event.source.pid !== pid || event.source.threadId !== threadId) return [];
    if (event.kind === 'blocked') return [{ state: event.on, at: event.at }];
    const isState = ['running', 'waiting', 'untold', 'exited'].includes(event.kind);
    return isState ? [{ state: event.kind, at: event.at }] : [];
  });
  return marks.slice(0, -1).map(({ state, at }, index) => ({
    state,
    from: at,
    length: (marks[index + 1]?.at ?? at) - at,
  }));
}

const longer = (spans: readonly Span[], state: string, least: number): Span[] =>
  spans.filter((span) => span.state === state && span.length >= least);

test('a thread that sleeps waits, and one that computes runs', async ({ sharedLab }) => {
  const { events } = await run(
    sharedLab,
    `
    await new Promise((resolve) => setTimeout(resolve, 200));
    const end = performance.now() + 150;
    while (performance.now() < end);
    await new Promise((resolve) => setTimeout(resolve, 60));
    `,
  );
  expect(events[0]?.kind).toBe('started');
  expect(events[1]).toMatchObject({ kind: 'running' });
  const spans = spansOf(events);
  const [first, second] = longer(spans, 'waiting', 50);
  expect(first?.length).toBeGreaterThan(150);
  expect(second?.length).toBeLessThan(150);
  // On a busy machine its beginning may take as long.
  const work = longer(spans, 'running', 140).at(-1);
  expect(work?.from).toBeGreaterThan(first?.from ?? Infinity);
  expect(work?.from).toBeLessThan(second?.from ?? 0);
  const times = spans.map(({ from }) => from);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test('the page knows what a thread does while it does it', async ({ lab }) => {
  const states = await lab.evaluate(async () => {
    const started = await globalThis.builtin.start({
      files: {
        'main.mjs': `
          import { Worker } from 'node:worker_threads';
          new Worker('setTimeout(() => { for (;;); }, 200)', { eval: true });
          new Worker('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)', { eval: true });
        `,
      },
      entry: 'main.mjs',
      args: [],
      env: {},
    });
    const now = new Map<number, string[]>();
    const isThere = (): boolean =>
      now.get(0)?.at(-1) === 'waiting' &&
      now.get(2)?.at(-1) === 'blocked' &&
      now.get(1)?.join(' ').endsWith('waiting running') === true;
    for await (const { source, kind } of started.events) {
      now.set(source.threadId, [...(now.get(source.threadId) ?? []), kind]);
      if (isThere()) break;
    }
    await started.stop();
    return [0, 1, 2].map((threadId) => now.get(threadId)?.at(-1));
  });
  expect(states).toEqual(['waiting', 'running', 'blocked']);
});

test('a thread that blocks says in what, and goes on running', async ({ sharedLab }) => {
  const files = {
    'main.mjs': `
      import { execFileSync, execSync, spawnSync } from 'node:child_process';
      import { readSync } from 'node:fs';
      const words = new Int32Array(new SharedArrayBuffer(4));
      Atomics.wait(words, 0, 0, 120);
      // None of these blocks.
      Atomics.wait(words, 0, 1);
      Atomics.wait(words, 0, 0, 0);
      spawnSync('node', ['child.mjs']);
      execFileSync('node', ['child.mjs']);
      execSync('node child.mjs');
      readSync(0, Buffer.alloc(10));
    `,
    'child.mjs': `await new Promise((resolve) => setTimeout(resolve, 100));`,
  };
  const { events, result } = await sharedLab.evaluate(async (files) => {
    const started = await globalThis.builtin.start({ files, entry: 'main.mjs', args: [], env: {} });
    const events: RunEvent[] = [];
    for await (const event of started.events) {
      events.push(event);
      if (event.kind === 'blocked' && event.on === 'readSync') started.endInput();
    }
    return { events, result: await started.result };
  }, files);
  expect(result).toMatchObject({ kind: 'exited', code: 0 });
  const spans = spansOf(events).filter(({ state }) => state !== 'waiting');
  expect(spans.map(({ state }) => state).filter((state) => state !== 'running')).toEqual([
    'Atomics.wait',
    'spawnSync',
    'execFileSync',
    'execSync',
    'readSync',
  ]);
  expect(spans.find(({ state }) => state === 'Atomics.wait')?.length).toBeGreaterThanOrEqual(119);
  expect(spans.find(({ state }) => state === 'spawnSync')?.length).toBeGreaterThanOrEqual(99);
  for (const [index, { state }] of spans.entries())
    if (state !== 'running') expect(spans[index + 1]?.state ?? 'running').toBe('running');
});

test('a child is asked for before it starts, by the call that waits for it', async ({
  sharedLab,
}) => {
  const { events } = await run(sharedLab, {
    'main.mjs': `
      import { spawnSync } from 'node:child_process';
      import { Worker } from 'node:worker_threads';
      spawnSync('node', ['child.mjs']);
      new Worker('1', { eval: true, name: 'w' });
    `,
    'child.mjs': `console.log('child')`,
  });
  const starts = events.filter((event) => event.kind === 'started');
  expect(starts.map(({ askedAt }) => askedAt !== undefined)).toEqual([false, true, true]);
  const blocked = events.find((event) => event.kind === 'blocked');
  const [, child, worker] = starts;
  expect(child?.askedAt).toBeLessThanOrEqual(blocked?.at ?? 0);
  expect(child?.at).toBeGreaterThan(child?.askedAt ?? Infinity);
  expect(worker?.at).toBeGreaterThan(worker?.askedAt ?? Infinity);
  expect(worker?.askedAt).toBeGreaterThan(child?.at ?? Infinity);
});

test('Atomics.wait looks and fails as it does in Node', async ({ sharedLab }) => {
  const { stdout } = await run(
    sharedLab,
    `
    console.log(Atomics.wait.name, Atomics.wait.length, String(Atomics.wait));
    console.log(Object.prototype.toString.call(Atomics), 'prototype' in Atomics.wait);
    console.log(JSON.stringify(Object.getOwnPropertyDescriptor(Atomics, 'wait')));
    console.log(Object.keys(Atomics).length, Object.getOwnPropertyNames(Atomics).indexOf('wait') > 0);
    try { new Atomics.wait(); } catch ({ name }) { console.log(name); }
    try { Atomics.wait(new Int32Array(4), 0, 0); } catch ({ stack }) { console.log(stack); }
    const { wait } = Atomics;
    const words = new Int32Array(new SharedArrayBuffer(16));
    console.log(wait(words, 0, 1), wait(words, 0, 0, 1), wait(words, '1', 0n === 0, '2'));
    let asked = 0;
    console.log(Atomics.wait(words, { valueOf: () => { asked += 1; return 0; } }, 0, 5), asked);
    console.log(Atomics.wait(new BigInt64Array(words.buffer), 0, 0n, 5));
    `,
  );
  expect(stdout.split('\n')).toEqual([
    'wait 4 function wait() { [native code] }',
    '[object Atomics] false',
    '{"writable":true,"enumerable":false,"configurable":true}',
    '0 true',
    'TypeError',
    'TypeError: [object Int32Array] is not a shared typed array.',
    '    at Atomics.wait (<anonymous>)',
    expect.stringMatching(/^ {4}at file:.*main\.mjs:7:\d+$/) as unknown,
    'not-equal timed-out timed-out',
    'timed-out 1',
    'timed-out',
    '',
  ]);
});

test('a thread that dies says of what, one that is ended says that', async ({ sharedLab }) => {
  const { events } = await run(sharedLab, {
    'main.mjs': `
      import { once } from 'node:events';
      import { Worker } from 'node:worker_threads';
      const dies = new Worker('throw new RangeError("one\\\\ntwo")', { eval: true });
      await once(dies, 'error');
      const rejects = new Worker('Promise.reject(7)', { eval: true });
      await once(rejects, 'error');
      const hot = new Worker('setInterval(() => {}, 1000)', { eval: true });
      await once(hot, 'online');
      await hot.terminate();
      const left = new Worker('setInterval(() => {}, 1000)', { eval: true });
      await once(left, 'online');
      throw new TypeError('main');
    `,
  });
  const ends = events.flatMap((event): unknown[][] => {
    const who = event.source.threadId;
    if (event.kind === 'failed') return [[who, event.error]];
    if (event.kind === 'exited') return [[who, event.code, event.terminated]];
    return [];
  });
  const rejected = ends.splice(2, 1)[0];
  expect(rejected?.[1]).toMatch(/^UnhandledPromiseRejection: .* reason "7"\.$/);
  expect(ends).toEqual([
    [1, 'RangeError: one'],
    [1, 1, undefined],
    [2, 1, undefined],
    [3, 1, true],
    [0, 'TypeError: main'],
    [4, 1, true],
    [0, 1, undefined],
  ]);
});

/** The messages by sender, receiver and number, with what was told of each. */
function pairsOf(events: readonly RunEvent[]): Map<string, RunEvent[]> {
  const messages = events.filter(({ kind }) => kind === 'sent' || kind === 'received');
  return Map.groupBy(messages, (event) => {
    if (event.kind !== 'sent' && event.kind !== 'received') throw new Error('no message');
    const ends = [keyOf(event.source), keyOf(event.peer)];
    if (event.kind === 'received') ends.reverse();
    return `${ends.join(' → ')} ${String(event.message)}`;
  });
}

/** Each message was told twice, first by its sender; gives how many there were from one thread to another. */
function countPairs(events: readonly RunEvent[]): Record<string, number> {
  const ways: Record<string, number> = {};
  for (const [key, [sent, received, ...more]] of pairsOf(events)) {
    expect([sent?.kind, received?.kind].toSorted(), key).toEqual(['received', 'sent']);
    expect(more, key).toEqual([]);
    const [from, to] = sent?.kind === 'sent' ? [sent, received] : [received, sent];
    expect(to?.at, key).toBeGreaterThanOrEqual(from?.at ?? Infinity);
    const way = key.replace(/ \d+$/, '');
    ways[way] = (ways[way] ?? 0) + 1;
  }
  return ways;
}

test('a message is told by who sent it and who got it, by one number', async ({ sharedLab }) => {
  const { events, stderr } = await run(sharedLab, {
    'main.mjs': `
      import { fork } from 'node:child_process';
      import { once } from 'node:events';
      import { MessageChannel, Worker, postMessageToThread } from 'node:worker_threads';
      const worker = new Worker('./worker.mjs');
      await once(worker, 'message');
      worker.postMessage('a');
      worker.postMessage('b');
      await once(worker, 'message');
      const { port1, port2 } = new MessageChannel();
      worker.postMessage({ port: port2 }, [port2]);
      port1.postMessage('through the port');
      await once(port1, 'message');
      port1.close();
      await postMessageToThread(worker.threadId, 'by number');
      const child = fork('./child.mjs');
      child.send('down');
      await once(child, 'message');
      child.disconnect();
      const here = new MessageChannel();
      here.port1.postMessage('to myself');
      await once(here.port2, 'message');
      here.port1.close();
      await worker.terminate();
    `,
    'worker.mjs': `
      import { parentPort } from 'node:worker_threads';
      let count = 0;
      process.on('workerMessage', () => {});
      parentPort.on('message', ({ port }) => {
        count += 1;
        if (count === 2) parentPort.postMessage('two');
        port?.on('message', () => port.postMessage('back'));
      });
      parentPort.postMessage('ready');
    `,
    'child.mjs': `process.on('message', () => process.send('up'));`,
  });
  expect(stderr).toBe('');
  for (const own of Map.groupBy(events, ({ source }) => keyOf(source)).values()) {
    const times = own.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  }
  const child = events.find(({ source }) => source.pid !== 101)?.source.pid ?? 0;
  expect(countPairs(events)).toEqual({
    // Twice by the parent's port, the port itself, what goes through it, by number.
    '101/0 → 101/1': 5,
    '101/1 → 101/0': 3,
    [`101/0 → ${String(child)}/0`]: 1,
    [`${String(child)}/0 → 101/0`]: 1,
    '101/0 → 101/0': 1,
  });
});

test('a message that waits in a port is told of whom it reaches, once, wherever the port goes', async ({
  sharedLab,
}) => {
  const { events, stderr } = await run(sharedLab, {
    'main.mjs': `
      import { once } from 'node:events';
      import { MessageChannel, Worker, receiveMessageOnPort } from 'node:worker_threads';
      const worker = new Worker('./worker.mjs');
      await once(worker, 'online');
      const moved = new MessageChannel();
      for (const each of [1, 2, 3]) moved.port1.postMessage(each);
      await new Promise((resolve) => setTimeout(resolve, 20));
      worker.postMessage({ port: moved.port2 }, [moved.port2]);
      await once(moved.port1, 'message');
      const taken = new MessageChannel();
      taken.port1.postMessage('taken here');
      receiveMessageOnPort(taken.port2);
      const left = new MessageChannel();
      left.port1.postMessage('left where it is');
    `,
    'worker.mjs': `
      import { parentPort } from 'node:worker_threads';
      parentPort.once('message', ({ port }) => {
        let count = 0;
        port.on('message', () => {
          count += 1;
          if (count < 3) return;
          port.postMessage('all');
          port.close();
        });
      });
    `,
  });
  expect(stderr).toBe('');
  const pairs = pairsOf(events);
  const alone = [...pairs].filter(([, [, second]]) => second === undefined);
  expect(alone.map(([key]) => key.replace(/ \d+$/, ''))).toEqual(['101/0 → 101/0']);
  expect(alone.flatMap(([, [first]]) => first?.kind)).toEqual(['sent']);
  const whole = events.filter((event) => !alone.some(([, told]) => told.includes(event)));
  expect(countPairs(whole)).toEqual({
    // The port, and what waited in it.
    '101/0 → 101/1': 4,
    '101/1 → 101/0': 1,
    '101/0 → 101/0': 1,
  });
  // It was sent before the port was, however late it is told.
  const times = events.flatMap((event) =>
    event.kind === 'sent' && event.source.threadId === 0 ? [event.at] : [],
  );
  const [first = 0, , third = 0, port = 0] = times.toSorted((a, b) => a - b);
  expect(third - first).toBeLessThan(port - third);
});

test('what is broadcast is told of each thread that hears it', async ({ sharedLab }) => {
  const { events } = await run(sharedLab, {
    'main.mjs': `
      import { BroadcastChannel, Worker } from 'node:worker_threads';
      const channel = new BroadcastChannel('c');
      let ready = 0;
      let done = 0;
      const workers = [];
      channel.onmessage = ({ data }) => {
        if (data === 'ready' && ++ready === 2) channel.postMessage('go');
        if (data === 'done' && ++done === 2) {
          channel.close();
          for (const each of workers) each.postMessage('end');
        }
      };
      for (const name of ['a', 'b']) workers.push(new Worker('./worker.mjs', { name }));
    `,
    'worker.mjs': `
      import { BroadcastChannel, parentPort } from 'node:worker_threads';
      const channels = [new BroadcastChannel('c'), new BroadcastChannel('c')];
      channels[1].onmessage = () => {};
      channels[0].onmessage = ({ data }) => {
        if (data === 'go') channels[0].postMessage('done');
      };
      channels[0].postMessage('ready');
      parentPort.once('message', () => { for (const each of channels) each.close(); });
    `,
  });
  const ways = countPairs(events);
  expect(ways['101/0 → 101/1']).toBe(2);
  expect(ways['101/0 → 101/2']).toBe(2);
  expect(ways['101/1 → 101/0']).toBe(2);
  expect(ways['101/2 → 101/0']).toBe(2);
});

test('a flood of waits is bounded: the thread is untold in the end', async ({ sharedLab }) => {
  const { events, result, stderr } = await run(
    sharedLab,
    `
    const bed = new Int32Array(new SharedArrayBuffer(4));
    for (let left = 500; left > 0; left -= 1) Atomics.wait(bed, 0, 0, 0.01);
    for (let left = 100_000; left > 0; left -= 1) await new Promise(setImmediate);
    `,
  );
  expect(stderr).toBe('');
  expect(result).toMatchObject({ kind: 'exited', code: 0 });
  const states = events.filter(({ kind }) =>
    ['running', 'waiting', 'blocked', 'untold'].includes(kind),
  );
  // The first state, 400 waits and what came behind each, the last word.
  expect(states.length).toBe(1 + 800 + 1);
  expect(states.at(-1)?.kind).toBe('untold');
});
