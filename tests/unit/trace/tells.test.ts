// What a trace tells beside what was printed: who asked, who failed, who was ended, which message is which.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsOf, exitsOf, messagesOf, type Kind } from './traced.ts';

test('a thread and a process tell when they were asked for, which is before they begin', async () => {
  const events = await eventsOf(`
    const { Worker, isMainThread } = require('worker_threads');
    if (process.argv[2] === 'child' || !isMainThread) return;
    const worker = new Worker(__filename);
    const until = Date.now() + 50;
    while (Date.now() < until);
    worker.on('exit', () => require('child_process').fork(__filename, ['child']));`);
  const starts = events.filter((event): event is Kind<'started'> => event.kind === 'started');
  assert.deepEqual(
    starts.map((event) => event.askedAt === undefined),
    [true, false, false],
  );
  for (const { at, askedAt = at } of starts.slice(1)) assert.ok(askedAt < at - 5);
});

test('a child that cannot say so itself began when it was asked for', async () => {
  const events = await eventsOf(`
    const { spawn } = require('child_process');
    spawn(process.execPath, ['--version'], { stdio: 'inherit' });`);
  const child = events.find(
    (event): event is Kind<'started'> => event.kind === 'started' && event.parent !== undefined,
  );
  assert.ok(child);
  assert.equal(child.at, child.askedAt);
  assert.equal(exitsOf(events)[0], 'child 0');
});

test('an error that nobody catches is told by its first line, of a process and of a thread', async () => {
  const events = await eventsOf(`
    const { Worker, isMainThread } = require('worker_threads');
    const { fork } = require('child_process');
    if (process.argv[2] === 'child') Promise.reject(new RangeError('too far\\nby a mile'));
    else if (!isMainThread) throw { code: 7 };
    else {
      process.on('uncaughtException', () => undefined);
      setTimeout(() => { throw new Error('caught'); });
      new Worker(__filename).on('error', () => undefined)
        .on('exit', () => fork(__filename, ['child']));
    }`);
  const failures = events.flatMap((event) => (event.kind === 'failed' ? [event.error] : []));
  assert.deepEqual(failures, ['{ code: 7 }', 'RangeError: too far']);
  assert.deepEqual(exitsOf(events), ['worker 1 1', 'child 1', 'main 0']);
});

test('an error of a thread for which nobody listens ends the process, and is told of both', async () => {
  const events = await eventsOf(`
    const { Worker } = require('worker_threads');
    new Worker('setInterval(() => {}, 1000)', { eval: true })
      .on('online', () => new Worker('throw new TypeError("bad")', { eval: true }));`);
  const failures = events.flatMap((event) =>
    event.kind === 'failed' ? [`${String(event.source.threadId)} ${event.error}`] : [],
  );
  // The process may tell of its own before it hears of the thread's.
  assert.deepEqual(failures.toSorted(), ['0 TypeError: bad', '2 TypeError: bad']);
  // Whether the process ends before it hears of the thread's end is chance.
  const exits = exitsOf(events).map((text) => text.replace('worker 2 null', 'worker 2 1'));
  assert.deepEqual(exits.toSorted(), ['main 1', 'worker 1 null ended', 'worker 2 1']);
});

test('a thread that another ended says so; one that ends, or is killed from outside, does not', async () => {
  const events = await eventsOf(`
    const { Worker, isMainThread } = require('worker_threads');
    const { fork } = require('child_process');
    const idle = 'setInterval(() => {}, 1000)';
    if (process.argv[2] === 'child') {
      new Worker(idle, { eval: true }).on('online', () => process.kill(process.pid, 'SIGKILL'));
      return;
    }
    const exits = (worker) => new Promise((done) => worker.on('exit', done));
    (async () => {
      const first = new Worker(idle, { eval: true });
      first.on('online', () => first.terminate());
      await exits(first);
      const second = new Worker('process.exit(1)', { eval: true });
      await exits(second);
      await second.terminate();
      const third = new Worker('new (require("worker_threads").Worker)("' + idle + '", { eval: true })' +
        '.on("online", () => process.exit(3))', { eval: true });
      await exits(third);
      await exits(fork(__filename, ['child']));
      new Worker(idle, { eval: true }).on('online', () => process.exit(5));
    })();`);
  assert.deepEqual(exitsOf(events), [
    'worker 1 1 ended',
    'worker 2 1',
    'worker 4 null ended',
    'worker 3 3',
    'child worker 1 null',
    'child SIGKILL',
    'worker 5 null ended',
    'main 5',
  ]);
});

test('a message has one number at both ends, whichever way it is taken from its port', async () => {
  const events = await eventsOf(`
    const { Worker, isMainThread, parentPort, receiveMessageOnPort } = require('worker_threads');
    if (isMainThread) {
      const two = [new Worker(__filename), new Worker(__filename)];
      for (const worker of two) {
        for (const text of ['a', 'b', 'c']) worker.postMessage(text);
        worker.on('message', (text) => { if (text === 'c') worker.postMessage('end'); });
      }
    } else {
      parentPort.postMessage(receiveMessageOnPort(parentPort).message);
      parentPort.on('message', (text) => text === 'end' ? parentPort.close() : parentPort.postMessage(text));
    }`);
  const { sent, received } = messagesOf(events);
  const expected = ['worker 1', 'worker 2'].flatMap((name) => [
    ...[1, 2, 3, 4].map((number) => `main > ${name} #${String(number)}`),
    ...[1, 2, 3].map((number) => `${name} > main #${String(number)}`),
  ]);
  assert.deepEqual(sent, expected.toSorted());
  assert.deepEqual(received, expected.toSorted());
});

test('what Node itself sends to the processes of a cluster is no message', async () => {
  const events = await eventsOf(`
    const cluster = require('cluster');
    if (cluster.isPrimary) {
      const worker = cluster.fork();
      worker.on('message', () => worker.disconnect());
      worker.send('hello');
    } else process.on('message', (text) => process.send(text));`);
  const { sent, received } = messagesOf(events);
  assert.deepEqual(sent, ['child > main #1', 'main > child #1']);
  assert.deepEqual(received, sent);
});
