// What a new thread is told: all of it on the link from its creator, before anything else.
import assert from 'node:assert/strict';
import { Readable, Writable } from 'node:stream';
import { test } from 'node:test';
import { receiveMessageOnPort } from 'node:worker_threads';
import { createWorkerClass } from '../../../src/node/builtins/worker-threads/worker.ts';
import type { WorkerNeeds } from '../../../src/node/builtins/worker-threads/worker.ts';
import type { ThreadContext } from '../../../src/node/context/thread-context.ts';
import { Cloning } from '../../../src/node/ports/cloning.ts';
import { Ports } from '../../../src/node/ports/ports.ts';
import type { Source } from '../../../src/node/wire/events.ts';
import type { ThreadReport } from '../../../src/node/wire/host.ts';
import type { Packet } from '../../../src/node/wire/link.ts';
import { Reporter } from '../../../src/node/wire/reporter.ts';

type Spawn = Extract<ThreadReport, { kind: 'spawn' }>;
type Link = Parameters<typeof receiveMessageOnPort>[0];

const source: Source = { pid: 101, threadId: 0 };

function createScene() {
  const reports: ThreadReport[] = [];
  const ignore = (): void => undefined;
  const idle = { ref: ignore, unref: ignore, close: ignore, hasRef: false };
  const loop = { handle: () => idle, tick: ignore, post: ignore };
  const cloning = new Cloning(() => undefined);
  const reporter = new Reporter({ source, clock: () => 0, send: (report) => reports.push(report) });
  const thread = {
    facts: { pid: 101, cwd: '/', env: { A: '1' }, threadCount: undefined },
    source,
    loop,
    cloning,
    ports: new Ports({
      loop: loop as never,
      source,
      cloning,
      reporter,
      warn: () => undefined,
    }),
    reporter,
    clock: () => 3,
    nextThreadId: () => 1,
    processClock: { origin: 5 },
    onEnded: () => undefined,
  };
  const needs: WorkerNeeds = {
    thread: thread as unknown as ThreadContext,
    env: () => ({ B: '2' }),
    shareEnvironment: () => new SharedArrayBuffer(8),
    execArgv: () => ['--no-warnings'],
    cwd: () => '/folder',
    streams: () => ({ Readable, Writable, Buffer }),
    onCreated: () => undefined,
    warn: () => undefined,
    publish: () => undefined,
    rewriteAhead: () => new Map(),
    measures: () => assert.fail(),
    environment: new Map([['key', 'value']]),
    shareEnv: Symbol('shareEnv'),
  };
  /** What waits for the new thread, in order. */
  const sent = (): Packet[] => {
    const spawn = reports.find((report): report is Spawn => report.kind === 'spawn');
    assert.ok(spawn);
    const link = spawn.link as unknown as Link;
    const packets: Packet[] = [];
    for (;;) {
      const next = receiveMessageOnPort(link) as { message: Packet } | undefined;
      if (!next) break;
      packets.push(next.message);
    }
    link.close();
    return packets;
  };
  return { Worker: createWorkerClass(needs), reports, sent };
}

test('a thread is told everything by its creator, before the first message', () => {
  const { Worker, reports, sent } = createScene();
  const bytes = new Uint8Array([1, 2, 3]);
  const worker = new Worker('./w.js', {
    workerData: { bytes },
    transferList: [bytes.buffer],
    argv: ['x', 1],
  });
  worker.postMessage('first');
  assert.equal(bytes.byteLength, 0);
  const [spawn] = reports;
  assert.deepEqual(Object.keys(spawn ?? {}).sort(), ['kind', 'link', 'source']);
  const [boot, message, ...rest] = sent();
  assert.equal(boot?.kind, 'boot');
  assert.deepEqual(
    { ...boot.start, inherited: undefined },
    {
      process: { pid: 101, cwd: '/folder', env: { B: '2' }, threadCount: undefined },
      source: { pid: 101, threadId: 1 },
      entry: { kind: 'file', path: '/folder/w.js' },

      timeOrigin: 5,
      argv: ['x', '1'],
      argv0: 'node',
      execArgv: ['--no-warnings'],
      stdin: false,
      parent: source,
      askedAt: 3,
      again: false,
      inherited: undefined,
    },
  );
  assert.deepEqual(boot.start.inherited?.workerData, { bytes: new Uint8Array([1, 2, 3]) });
  assert.deepEqual(boot.start.inherited.environment, new Map([['key', 'value']]));
  assert.deepEqual(message, {
    kind: 'message',
    value: 'first',
    carries: false,
    ports: [],
    from: source,
    number: 1,
  });
  assert.deepEqual(rest, []);
});

test('what cannot be cloned is refused before there is a thread', () => {
  const { Worker, reports } = createScene();
  assert.throws(() => new Worker('./w.js', { workerData: () => 1 }), { name: 'DataCloneError' });
  assert.deepEqual(reports, []);
});
