// A run in the frame, from its first process to its end, with workers that the test plays.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  aheadLimit,
  mostProcesses,
  mostThreads,
  outputLimit,
} from '../../../../src/node/system/limits.ts';
import { Backlog, weigh } from '../../../../src/node/wire/backlog.ts';
import { openDisk } from '../../../../src/node/disk/disk.ts';
import { openFlags } from '../../../../src/node/disk/descriptors.ts';
import type { ThreadReport } from '../../../../src/node/wire/host.ts';
import type { FakeWorker } from './fake-worker.ts';
import { firstPid, launch, RunHarness } from './run-harness.ts';

/** A run whose first process has launched another. */
async function withChild(
  given: Parameters<typeof launch>[1] = {},
): Promise<{ scene: RunHarness; main: FakeWorker; child: FakeWorker }> {
  const scene = new RunHarness();
  const main = await scene.worker(0);
  main.say(launch(102, given));
  return { scene, main, child: await scene.worker(1) };
}

const spawn = (threadId: number, { port2 } = new MessageChannel()): [ThreadReport, MessagePort] => [
  {
    kind: 'spawn',
    source: { pid: firstPid, threadId },
    link: port2,
  },
  port2,
];

test('a run of one process: its command, what it prints, its code', async () => {
  const scene = new RunHarness();
  const main = await scene.worker(0);
  const start = await main.hear('start');
  assert.deepEqual(start.line, { name: 'node', args: ['main.mjs'] });
  assert.equal(start.parent, undefined);
  main.print('hi');
  main.exit(3);
  assert.deepEqual(await scene.whenOver(), { kind: 'over', code: 3, signal: null, at: 1 });
  assert.deepEqual(scene.told, ['101/0 stdout hi', '101/0 exited 3']);
  assert.ok(main.terminated);
});

test('standard input goes to the first process', async () => {
  const { scene, main } = await withChild();
  scene.run.input('typed');
  scene.run.input(null);
  for (const text of ['typed', null, null]) {
    main.say({ kind: 'read', most: 100 });
    assert.equal((await main.hear('input')).text, text);
  }
  scene.run.kill();
});

test('standard input that is inherited goes to whoever asks first, and waits for somebody to ask', async () => {
  const { scene, main, child } = await withChild({ stdio: [0, 'pipe', 'pipe'] });
  scene.run.input('héllo');
  child.say({ kind: 'read', most: 2 });
  assert.equal((await child.hear('input')).text, 'h');
  main.say({ kind: 'read', most: 3 });
  assert.equal((await main.hear('input')).text, 'él');
  child.say({ kind: 'read', most: 100 });
  assert.equal((await child.hear('input')).text, 'lo');
  child.say({ kind: 'read', most: 100 });
  child.exit(0);
  await main.hear('child');
  main.say({ kind: 'read', most: 100 });
  scene.run.input('more');
  assert.equal((await main.hear('input')).text, 'more');
  scene.run.kill();
});

test('a pipe that a process writes to ends with it', async () => {
  const { scene, main, child } = await withChild({ stdio: ['pipe', 1, 2] });
  main.say({ kind: 'input', pid: 102, text: 'last' });
  main.exit(0);
  for (const text of ['last', null]) {
    child.say({ kind: 'read', most: 100 });
    assert.equal((await child.hear('input')).text, text);
  }
  scene.run.kill();
});

test('a run is over with its last process; its code is the first one’s', async () => {
  const { scene, main, child } = await withChild();
  main.exit(4);
  await scene.until(() => main.terminated);
  assert.equal(scene.end, undefined);
  child.exit(5);
  assert.deepEqual(await scene.whenOver(), { kind: 'over', code: 4, signal: null, at: 1 });
});

test('a child knows who launched it, and what its output is', async () => {
  const { scene, main, child } = await withChild({ stdio: ['pipe', 'pipe', 2], cwd: '/d' });
  const { process, source, parent } = await child.hear('start');
  assert.deepEqual(
    [source, parent],
    [
      { pid: 102, threadId: 0 },
      { pid: firstPid, threadId: 0 },
    ],
  );
  assert.deepEqual([process.ppid, process.cwd], [firstPid, '/d']);
  assert.deepEqual(process.outlets, { stdout: 'pipe', stderr: 'run' });
  main.say({ kind: 'input', pid: 102, text: 'fed' });
  child.say({ kind: 'read', most: 100 });
  assert.equal((await child.hear('input')).text, 'fed');
  scene.run.kill();
});

test('pipes: text, then their ends, then that of the process', async () => {
  const { scene, main, child } = await withChild();
  child.say({ kind: 'output', stream: 'stdout', text: 'a' });
  child.say({ kind: 'output', stream: 'stderr', text: 'b' });
  child.exit(0);
  const news = [];
  for (let at = 0; at < 5; at += 1) news.push((await main.hear('child')).news);
  assert.deepEqual(news, [
    { kind: 'output', stream: 'stdout', text: 'a' },
    { kind: 'output', stream: 'stderr', text: 'b' },
    { kind: 'end', stream: 'stdout' },
    { kind: 'end', stream: 'stderr' },
    { kind: 'exit', code: 0, signal: null },
  ]);
  assert.equal(scene.end, undefined);
  main.exit(0);
  await scene.whenOver();
});

test('a pipe ends when the last process that inherited it has', async () => {
  const { scene, main, child } = await withChild({ stdio: ['ignore', 'pipe', 'ignore'] });
  child.say({ kind: 'read', most: 100 });
  assert.equal((await child.hear('input')).text, null);
  child.say(launch(103, { stdio: ['ignore', 1, 'ignore'] }));
  const grandchild = await scene.worker(2);
  assert.equal((await grandchild.hear('start')).process.outlets.stdout, 'pipe');
  child.exit(0);
  assert.equal((await main.hear('child')).news.kind, 'exit');
  grandchild.say({ kind: 'output', stream: 'stdout', text: 'late' });
  grandchild.exit(0);
  assert.deepEqual((await main.hear('child')).news, {
    kind: 'output',
    stream: 'stdout',
    text: 'late',
  });
  assert.equal((await main.hear('child')).news.kind, 'end');
  scene.run.kill();
});

test('a signal that nobody listens for ends a process, workers first, one that is caught does not', async () => {
  const { scene, main, child } = await withChild();
  const [report] = spawn(1);
  const spawned = { ...report, source: { pid: 102, threadId: 1 } } as ThreadReport;
  child.deliver(spawned);
  const { link } = await (await scene.worker(2)).hear('link');
  child.say({ kind: 'handles', signal: 'SIGTERM', handled: true });
  child.print('ready');
  await scene.until(() => scene.told.length > 0);
  main.say({ kind: 'signal', pid: 102, signal: 'SIGTERM' });
  assert.equal((await child.hear('signal')).signal, 'SIGTERM');
  assert.ok(!child.terminated);
  for (const signal of ['SIGCHLD', 'SIGKILL']) main.say({ kind: 'signal', pid: 102, signal });
  let news = (await main.hear('child')).news;
  while (news.kind !== 'exit') news = (await main.hear('child')).news;
  assert.deepEqual(news, { kind: 'exit', code: null, signal: 'SIGKILL' });
  // The worker had no time to say that it is there.
  assert.deepEqual(scene.told.slice(1), [
    '102/1 started',
    '102/1 exited 1',
    '102/0 exited SIGKILL',
  ]);
  assert.deepEqual(
    scene.workers.slice(1, 3).map(({ terminated }) => terminated),
    [true, true],
  );
  link.close();
  scene.run.kill();
});

test('SIGKILL asks no listener, a listener that was taken back is none, and ignored signals pass by', async () => {
  const { scene, main, child } = await withChild();
  child.say({ kind: 'handles', signal: 'SIGKILL', handled: true });
  child.say({ kind: 'handles', signal: 'SIGINT', handled: true });
  child.say({ kind: 'handles', signal: 'SIGINT', handled: false });
  child.print('ready');
  await scene.until(() => scene.told.length > 0);
  main.say({ kind: 'signal', pid: 102, signal: 'SIGWINCH' });
  main.say({ kind: 'signal', pid: 102, signal: 'SIGINT' });
  await scene.until(() => child.terminated);
  assert.deepEqual(scene.told.at(-1), '102/0 exited SIGINT');
  main.say(launch(103));
  const other = await scene.worker(2);
  other.say({ kind: 'handles', signal: 'SIGKILL', handled: true });
  other.print('ready');
  await scene.until(() => scene.told.length > 2);
  main.say({ kind: 'signal', pid: 103, signal: 'SIGKILL' });
  await scene.until(() => other.terminated);
  scene.run.kill();
});

test('messages and the end of a channel, which each end hears of once', async () => {
  const { scene, main, child } = await withChild({ ipc: 'json' });
  const event = {
    kind: 'sent',
    at: 0,
    source: { pid: 101, threadId: 0 },
    peer: { pid: 102, threadId: 0 },
  } as const;
  main.say({ kind: 'message', pid: 102, value: { a: 1 }, number: 5, event });
  const { value, number } = await child.hear('message');
  assert.deepEqual({ value, number }, { value: { a: 1 }, number: 5 });
  assert.deepEqual(scene.told, ['101/0 sent']);
  child.say({ kind: 'message', pid: 'parent', value: 2, number: 6, event: undefined });
  const message = { kind: 'message', value: 2, number: 6 };
  assert.deepEqual((await main.hear('child')).news, message);
  main.say({ kind: 'disconnect', pid: 102 });
  await child.hear('disconnected');
  child.exit(0);
  const kinds = [];
  for (let at = 0; at < 3; at += 1) kinds.push((await main.hear('child')).news.kind);
  assert.deepEqual(kinds, ['end', 'end', 'exit']);
  scene.run.kill();
});

test('whoever is left hears that the other end of its channel is gone', async () => {
  const { scene, main, child } = await withChild({ ipc: 'json' });
  main.exit(0);
  await child.hear('disconnected');
  child.exit(0);
  await scene.whenOver();
});

test('a worker that dies of what is no program’s doing is told of, one that was ended is not', async () => {
  const { scene, child, main } = await withChild();
  main.say({ kind: 'signal', pid: 102, signal: 'SIGKILL' });
  await scene.until(() => child.terminated);
  child.fail('it was loading');
  child.deliver({ kind: 'exit', code: 0, at: 0 });
  assert.deepEqual([scene.broken, scene.end], [[], undefined]);
  main.fail('out of memory');
  main.fail('');
  assert.deepEqual(scene.broken, ['out of memory', 'a worker could not be started']);
  scene.run.kill();
});

test('threads: an own worker each, ended by their creator only', async () => {
  const scene = new RunHarness();
  const main = await scene.worker(0);
  const [report] = spawn(1);
  main.deliver(report);
  const thread = await scene.worker(1);
  const { link } = await thread.hear('link');
  assert.ok(link instanceof MessagePort);
  thread.deliver({ kind: 'terminate', threadId: 0 });
  assert.ok(!main.terminated);
  // It has yet to load anything.
  main.deliver({ kind: 'terminate', threadId: 1 });
  assert.ok(thread.terminated);
  assert.equal((await main.hear('ended')).threadId, 1);
  assert.equal(Atomics.load(scene.facts.threadCount ?? assert.fail(), 0), 0);
  link.close();
  scene.run.kill();
});

test('a thread that said that it ends is not taken for one that was ended', async () => {
  const scene = new RunHarness();
  const main = await scene.worker(0);
  main.deliver(spawn(1)[0]);
  const thread = await scene.worker(1);
  const { link } = await thread.hear('link');
  thread.deliver({ kind: 'exiting', code: 0, at: 1 });
  main.exit(0);
  await scene.whenOver();
  assert.deepEqual(scene.told, ['101/1 exited 0', '101/0 exited 0']);
  link.close();
});

test('no more threads than there may be: the next is refused until one has ended', async () => {
  const scene = new RunHarness();
  const main = await scene.worker(0);
  for (let id = 1; id <= mostThreads + 1; id += 1) main.deliver(spawn(id)[0]);
  assert.equal((await main.hear('refused')).threadId, mostThreads + 1);
  assert.equal(scene.workers.length, mostThreads + 1);
  main.deliver({ kind: 'terminate', threadId: 5 });
  main.deliver(spawn(mostThreads + 2)[0]);
  assert.equal(scene.workers.length, mostThreads + 2);
  scene.run.kill();
  assert.ok(scene.workers.every(({ terminated }) => terminated));
});

test('no more processes than there may be, and no id twice', async () => {
  const scene = new RunHarness();
  const main = await scene.worker(0);
  main.deliver(launch(102));
  main.deliver(launch(102));
  assert.deepEqual((await main.hear('child')).news, { kind: 'refused' });
  for (let pid = 103; scene.workers.length < mostProcesses; pid += 1) main.deliver(launch(pid));
  main.deliver(launch(500));
  assert.deepEqual(await main.hear('child'), {
    kind: 'child',
    pid: 500,
    news: { kind: 'refused' },
  });
  main.deliver({ kind: 'signal', pid: 102, signal: 'SIGKILL' });
  main.deliver(launch(501));
  assert.equal(scene.workers.length, mostProcesses + 1);
  scene.run.kill();
});

test('`exec` puts another command in the place of a process, which keeps its id and its pipes', async () => {
  const { scene, main, child } = await withChild();
  child.say({ kind: 'handles', signal: 'SIGTERM', handled: true });
  child.say({ kind: 'exec', line: { name: 'cat', args: ['a'] }, cwd: '/there', env: { A: '1' } });
  const next = await scene.worker(2);
  const { line, process, again } = await next.hear('start');
  assert.deepEqual(line, { name: 'cat', args: ['a'] });
  assert.deepEqual([process.pid, process.env, again], [102, { A: '1' }, true]);
  assert.ok(child.terminated);
  next.say({ kind: 'output', stream: 'stdout', text: 'x' });
  assert.equal((await main.hear('child')).news.kind, 'output');
  // Whatever the old program listened for, the new one does not.
  main.say({ kind: 'signal', pid: 102, signal: 'SIGTERM' });
  await scene.until(() => next.terminated);
  scene.run.kill();
});

test('what a process left open is closed when it ends', async () => {
  const { scene, child } = await withChild();
  const files = openDisk(scene.facts.disk, 102);
  const fd = files.open('/f', openFlags.create | openFlags.writeOnly, 0o644);
  child.exit(0);
  await scene.until(() => child.terminated);
  assert.throws(() => files.fstat(fd), { code: 'EBADF' });
  scene.run.kill();
});

test('a page that stops reading: nothing more is posted, and whoever prints has to wait', async () => {
  const scene = new RunHarness();
  scene.listens = false;
  const main = await scene.worker(0);
  const { backlog } = await main.hear('start');
  const weight = new Int32Array(backlog ?? assert.fail());
  const own = new Backlog(backlog);
  const text = 'x'.repeat(1000);
  const event = { kind: 'stdout', at: 0, source: { pid: 101, threadId: 0 }, text } as const;
  const report: ThreadReport = { kind: 'events', events: [event] };
  let said = 0;
  for (; Atomics.load(weight, 0) <= aheadLimit - weigh(report); said += 1) {
    own.grow(weigh(report));
    main.deliver(report);
  }
  assert.equal(scene.batches.length, 1);
  assert.equal(Atomics.load(weight, 0), (said - 1) * weigh(report));
  scene.run.heard();
  assert.equal(scene.batches.length, 2);
  assert.ok(Atomics.load(weight, 0) < (said - 1) * weigh(report));
  scene.run.kill();
});

test('a run is not over for the page before it has taken all that was said', async () => {
  const scene = new RunHarness();
  scene.listens = false;
  const main = await scene.worker(0);
  main.print('a');
  main.print('b');
  main.exit(0);
  await scene.until(() => main.terminated);
  assert.equal(scene.end, undefined);
  scene.run.heard();
  assert.deepEqual(await scene.whenOver(), { kind: 'over', code: 0, signal: null, at: 1 });
  assert.deepEqual(scene.told, ['101/0 stdout a', '101/0 stdout b', '101/0 exited 0']);
});

test('who prints more than a run may is stopped with all others, said so or not', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const said = await withChild();
  said.child.say({ kind: 'flooded' });
  assert.equal((await said.scene.whenOver())?.kind, 'flooded');
  assert.ok(said.main.terminated && said.child.terminated);

  const counted = await withChild();
  const half = 'x'.repeat(outputLimit / 2);
  counted.child.print(half);
  counted.main.print(half);
  await counted.scene.until(() => counted.scene.batches.length > 0);
  assert.ok(!counted.main.terminated);
  counted.main.print('!');
  while (!counted.scene.end) {
    t.mock.timers.tick(1000);
    await new Promise(setImmediate);
  }
  assert.equal(counted.scene.end.kind, 'flooded');
  assert.deepEqual(
    counted.scene.workers.slice(0, 2).map(({ terminated }) => terminated),
    [true, true],
  );
});

for (const [state, prepare] of [
  ['before a worker has said a word', () => Promise.resolve()],
  [
    'while children run',
    async (scene: RunHarness) => {
      (await scene.worker(0)).deliver(launch(102));
      (await scene.worker(1)).deliver(launch(103));
    },
  ],
  [
    'while the page owes an answer',
    async (scene: RunHarness) => {
      scene.listens = false;
      (await scene.worker(0)).print('a');
      await scene.until(() => scene.batches.length > 0);
      (await scene.worker(0)).print('b');
    },
  ],
  [
    'when the first process has ended',
    async (scene: RunHarness) => {
      const main = await scene.worker(0);
      main.deliver(launch(102));
      main.deliver({ kind: 'exit', code: 0, at: 0 });
    },
  ],
  [
    'when it is over, and not all is told',
    async (scene: RunHarness) => {
      scene.listens = false;
      const main = await scene.worker(0);
      main.deliver({ kind: 'exiting', code: 0, at: 0 });
      main.deliver(launch(102));
      (await scene.worker(1)).deliver({ kind: 'exit', code: 0, at: 0 });
      main.deliver({ kind: 'exit', code: 0, at: 0 });
    },
  ],
] as const) {
  test(`Stop ${state}: every worker ends, and nothing more is said`, async () => {
    const scene = new RunHarness();
    await prepare(scene);
    scene.run.kill();
    assert.ok(scene.workers.every(({ terminated }) => terminated));
    const { length } = scene.batches;
    const made = scene.workers.length;
    for (const worker of scene.workers) {
      worker.deliver({ kind: 'exit', code: 0, at: 0 });
      worker.deliver(launch(900));
    }
    scene.run.heard();
    await new Promise(setImmediate);
    assert.deepEqual(
      [scene.batches.length, scene.workers.length, scene.end],
      [length, made, undefined],
    );
  });
}
