// What keeps a thread alive, and when ports close, held to real Node.
import { asInNode, test } from './lab.ts';

/** A main thread and its worker, in one file. */
function withWorker(main: string, worker: string): string {
  return `
    const { Worker, MessageChannel, isMainThread, parentPort, workerData } = require('node:worker_threads');
    if (isMainThread) { ${main} } else { ${worker} }`;
}

const talking = `
  setTimeout(() => parentPort.postMessage('hello'), 50);
  setTimeout(() => parentPort.postMessage('again'), 80);`;

/** What a worker that nobody waits for has said by the time the main thread has nothing left to do. */
const unwaited = Object.fromEntries(
  Object.entries({
    prints: `console.log(1);`,
    'sends to a listener': `parentPort.postMessage('hello');`,
    ends: `console.log(1); process.on('exit', said); process.exit(3);`,
    throws: `process.on('exit', said); throw new Error('no');`,
  }).map(([name, worker]) => [
    `the last words of a worker that ${name}`,
    withWorker(
      `const said = new Int32Array(new SharedArrayBuffer(4));
      const worker = new Worker(__filename, { workerData: said });
      worker.on('message', (message) => console.log('got', message));
      worker.on('error', (error) => console.log('failed', error.message));
      worker.on('exit', (code) => console.log('ended', code));
      worker.unref();
      Atomics.wait(said, 0, 0);
      // By now it has begun to end, if it does.
      for (const end = Date.now() + 100; Date.now() < end; );
      console.log('the end');`,
      `const said = () => { Atomics.store(workerData, 0, 1); Atomics.notify(workerData, 0); };
      setInterval(() => undefined, 1000);
      setImmediate(said);
      ${worker}`,
    ),
  ]),
);

const programs: Readonly<Record<string, string>> = {
  'what refs a port': `
    const { port1, port2 } = new MessageChannel();
    const show = (what) => console.log(what, port1.hasRef(), port2.hasRef());
    const f = () => undefined;
    const other = () => undefined;
    show('new');
    for (const [what, act] of Object.entries({
      'on close': () => port1.on('close', f),
      'on messageerror': () => port1.on('messageerror', f),
      'on message': () => port1.on('message', f),
      unref: () => port1.unref(),
      'on another': () => port1.on('message', other),
      'off one': () => port1.off('message', f),
      ref: () => port1.ref(),
      'remove all': () => port1.removeAllListeners('message'),
      onmessage: () => (port1.onmessage = f),
      'onmessage null': () => (port1.onmessage = null),
      'onmessage 5': () => (port1.onmessage = 5),
      'onmessage object': () => (port1.onmessage = { handleEvent() {} }),
      'onmessage undefined': () => (port1.onmessage = undefined),
      start: () => port1.start(),
      'ref again': () => port1.ref(),
      'unref again': () => port1.unref(),
      once: () => port1.once('message', f),
      'off once': () => port1.off('message', f),
      addEventListener: () => port1.addEventListener('message', f),
      removeEventListener: () => port1.removeEventListener('message', f),
      'process.ref': () => process.ref(port2),
      'process.unref': () => process.unref(port2),
      onmessageerror: () => (port1.onmessageerror = f),
      close: () => port1.close(),
      'ref after close': () => port1.ref(),
      'on after close': () => port1.on('message', f),
    })) {
      act();
      show(what);
      console.log(typeof port1.onmessage, port1.onmessage);
    }
    const channel = new BroadcastChannel('any');
    console.log(channel.onmessage, (channel.onmessage = 5), channel.onmessage, (channel.onmessage = {}), channel.onmessage);
    console.log(channel.ref() === channel, channel.unref() === channel);`,
  'what process.ref() calls': `
    let object;
    const say = (name) => function () { console.log(name, this === object); };
    const names = ['nodejs.ref', 'nodejs.unref', 'node:ref', 'node:unref'];
    for (const name of ['none', ...names]) {
      object = { ref: say('ref'), unref: say('unref'), [Symbol.for(name)]: say(name) };
      process.ref(object);
      process.unref(object);
    }
    object = Object.fromEntries(names.map((name) => [Symbol.for(name), say(name)]));
    process.ref(object);
    process.unref(object);
    for (const value of [null, undefined, 5, 'x', {}, { ref: 5, unref: 5 }]) console.log(process.ref(value), process.unref(value));`,
  'a listener refs a worker that was unreffed': withWorker(
    `const worker = new Worker(__filename);
    worker.unref();
    worker.once('message', (message) => console.log(message));`,
    talking,
  ),
  'no listener, no ref': withWorker(
    `const worker = new Worker(__filename);
    console.log(worker.eventNames());
    const f = () => console.log('never');
    worker.on('message', f).on('message', f).unref();
    worker.on('exit', f).on('online', f);
    worker.off('message', f).off('message', f);`,
    talking,
  ),
  'ref() refs the messages of a worker too': withWorker(
    `const worker = new Worker(__filename);
    worker.on('message', (message) => { console.log(message); worker.unref(); });
    worker.unref();
    worker.ref();
    process.on('exit', () => console.log('exit'));`,
    `setTimeout(() => parentPort.postMessage('hello'), 50);
    setInterval(() => undefined, 1e6);`,
  ),
  'a listener for close keeps nothing alive': `
    const { port1, port2 } = new MessageChannel();
    for (const port of [port1, port2]) port.on('close', () => console.log('never'));
    process.on('exit', () => console.log('exit'));`,
  'nor does the closing of the other end': `
    const { port1, port2 } = new MessageChannel();
    port2.on('close', () => console.log('never'));
    port1.close(() => console.log('closed'));
    process.on('exit', () => console.log('exit'));`,
  'nor a message to a port that is unreffed': `
    const { port1, port2 } = new MessageChannel();
    port1.on('message', () => console.log('never')).unref();
    port2.postMessage(1);
    process.on('exit', () => console.log('exit'));`,
  'but the round that has begun comes to its end': `
    const { port1, port2 } = new MessageChannel();
    port1.on('message', (message) => console.log(message)).unref();
    port2.postMessage('port');
    const [here, there] = [new BroadcastChannel('b'), new BroadcastChannel('b')];
    here.onmessage = ({ data }) => console.log(data);
    here.unref();
    there.postMessage('channel');
    there.close();
    setTimeout(() => undefined, 1);`,
  'the order in which ports close': `
    for (const which of [0, 1]) for (const order of [0, 1]) for (const when of ['now', 'immediate']) {
      const ports = Object.values(new MessageChannel());
      const log = (...what) => console.log(which, order, when, ...what);
      for (const each of order ? [0, 1] : [1, 0])
        ports[each].on('close', () => { log('port', each); process.nextTick(log, 'tick of', each); });
      const close = () => {
        ports[which].close(() => log('callback'));
        log('told to close');
        setImmediate(log, 'immediate');
      };
      if (when === 'now') close(); else setImmediate(close);
    }`,
  'what a port that closes still hands out': `
    const { receiveMessageOnPort } = require('node:worker_threads');
    const rest = () => new Promise((resolve) => setTimeout(resolve, 20));
    const log = (...what) => console.log(...what);
    const cases = {
      async 'told to at once'(port1, port2) {
        port1.on('message', log);
        port2.postMessage(1);
        port1.close();
      },
      async 'the other end'(port1, port2) {
        port1.on('message', log);
        for (const message of [1, 2]) port2.postMessage(message);
        port2.close();
        port2.postMessage(3);
      },
      async 'in a listener'(port1, port2) {
        port1.on('message', (message) => { log(message); port1.close(); });
        for (const message of [1, 2]) port2.postMessage(message);
      },
      async 'nobody listens'(port1, port2) {
        port1.removeAllListeners('close');
        port2.postMessage(1);
        port2.close();
        await rest();
        log(receiveMessageOnPort(port1)?.message);
      },
      async 'listens later'(port1, port2) {
        port1.once('message', log);
        for (const message of [1, 2]) port2.postMessage(message);
        await rest();
        port2.close();
        await rest();
        port1.on('message', log);
      },
      async 'all removed'(port1, port2) {
        port1.on('message', (message) => { log(message); port1.removeAllListeners('message'); });
        for (const message of [1, 2]) port2.postMessage(message);
        await rest();
        port1.on('message', log);
        port2.postMessage(3);
        port2.close();
      },
    };
    (async () => {
      for (const [name, act] of Object.entries(cases)) {
        log(name);
        const { port1, port2 } = new MessageChannel();
        port1.on('close', () => log('closed'));
        await act(port1, port2);
        await rest();
      }
    })();`,
  ...unwaited,
};

for (const [name, program] of Object.entries(programs)) {
  test(`keeping alive: ${name}`, async ({ sharedLab }) => {
    await asInNode(sharedLab, program, 'main.cjs');
  });
}

// In Node the two ends of a channel may hear of a thread's end in any order: what was heard is sorted.
for (const end of ['process.exit(3)', 'undefined', 'for (;;);', 'throw 1']) {
  test(`ports close when a thread that has the other end does: ${end}`, async ({ sharedLab }) => {
    const main = `
      const heard = [];
      const given = new MessageChannel();
      const hear = (name, port) => port.on('message', () => undefined).on('close', () => heard.push(name + ' closed'));
      hear('workerData', given.port1);
      const options = { workerData: { given: given.port2 }, transferList: [given.port2] };
      const [worker, other] = [new Worker(__filename, options), new Worker(__filename)];
      worker.on('error', () => undefined);
      worker.on('exit', () => heard.push('exit'));
      worker.once('message', ({ ours, others }) => {
        hear('made there', ours);
        other.postMessage({ theirs: others }, [others]);
        other.once('message', () => {
          worker.postMessage('end');
          if (${JSON.stringify(end)} === 'for (;;);') worker.terminate().then(() => heard.push('terminated'));
          other.on('message', (message) => { heard.push(message); other.postMessage('end'); });
        });
      });
      process.on('exit', () => console.log(heard.sort()));`;
    const worker = `
      if (workerData) {
        const [ours, others] = [new MessageChannel(), new MessageChannel()];
        for (const port of [ours.port2, others.port2, workerData.given]) port.on('message', () => undefined);
        parentPort.postMessage({ ours: ours.port1, others: others.port1 }, [ours.port1, others.port1]);
        parentPort.once('message', () => {
          ${end};
          for (const port of [ours.port2, others.port2, workerData.given]) port.unref();
        });
      } else {
        parentPort.on('message', (message) => {
          if (message === 'end') parentPort.close();
          else {
            message.theirs.on('message', () => undefined).on('close', () => parentPort.postMessage('in another thread closed'));
            parentPort.postMessage('ready');
          }
        });
      }`;
    await asInNode(sharedLab, withWorker(main, worker), 'main.cjs');
  });
}

test('what a worker tells of its thread', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `
    const { Worker, isMainThread, parentPort, resourceLimits } = require('node:worker_threads');
    const { performance } = require('node:perf_hooks');
    if (!isMainThread) {
      parentPort.on('message', () => parentPort.close());
      parentPort.postMessage([resourceLimits.maxOldGenerationSizeMb, resourceLimits.stackSizeMb]);
    } else {
      console.log(performance.eventLoopUtilization(), performance.nodeTiming.loopStart, performance.nodeTiming.idleTime);
      const attempt = async (name, act) => {
        try { console.log(name, await act()); } catch ({ name: kind, code, message }) { console.log(name, kind, code, message); }
      };
      const worker = new Worker(__filename, { name: 'named', resourceLimits: { maxOldGenerationSizeMb: 100, stackSizeMb: 3, other: 5 } });
      console.log(worker.performance.eventLoopUtilization(), worker.threadId, worker.threadName, worker.stdin, Object.keys(worker));
      for (const name of ['threadId', 'threadName', 'stdin', 'stdout', 'resourceLimits', 'cpuUsage', 'getHeapStatistics', 'startCpuProfile', 'startHeapProfile'])
        console.log(name, typeof Object.getOwnPropertyDescriptor(Worker.prototype, name).get);
      worker.once('message', (limits) => setTimeout(async () => {
        console.log(limits);
        const { utilization } = worker.performance;
        const first = worker.performance.eventLoopUtilization();
        console.log(Object.keys(first), first.idle > 0, first.active > 0, first.utilization > 0 && first.utilization < 1);
        console.log(worker.performance.eventLoopUtilization(first).idle >= 0, worker.performance.eventLoopUtilization(first, first));
        const used = await worker.cpuUsage();
        console.log(Object.keys(used), used.user > 0, (await worker.cpuUsage(used)).user >= 0);
        for (const wrong of [5, {}, { user: 'x' }, { user: 1, system: -1 }]) await attempt(wrong, () => worker.cpuUsage(wrong));
        await attempt('snapshot', () => worker.getHeapSnapshot({ exposeInternals: 'x' }));
        worker.postMessage('end');
      }, 30));
      worker.on('exit', async () => {
        console.log(worker.threadId, worker.threadName, worker.resourceLimits, worker.performance.eventLoopUtilization());
        for (const name of ['cpuUsage', 'getHeapStatistics', 'getHeapSnapshot', 'startCpuProfile', 'startHeapProfile']) await attempt(name, () => worker[name]());
        console.log(performance.nodeTiming.loopStart > 0, performance.eventLoopUtilization().idle > 0);
      });
    }`,
    'main.cjs',
  );
});

test('what cannot go in a message, and why', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `
    import { open } from 'node:fs/promises';
    import { BroadcastChannel, MessageChannel, Worker, markAsUntransferable } from 'node:worker_threads';
    const attempt = (name, act) => {
      try { act(); console.log(name, 'goes'); } catch (error) { console.log(name, error.constructor.name, error.name, error.code, error.message); }
    };
    const { port1 } = new MessageChannel();
    const other = new MessageChannel();
    const channel = new BroadcastChannel('b');
    const file = await open(import.meta.filename);
    for (const [name, make] of Object.entries({
      port: () => other.port1,
      'nested port': () => ({ a: new Map([[1, [other.port1]]]) }),
      readable: () => new ReadableStream(),
      writable: () => [new WritableStream()],
      transform: () => ({ a: new TransformStream() }),
    })) {
      attempt(name, () => port1.postMessage(make()));
      attempt(name, () => structuredClone(make()));
      attempt(name, () => channel.postMessage(make()));
      attempt(name, () => new Worker('', { eval: true, workerData: make() }));
    }
    attempt('file', () => port1.postMessage({ file }));
    await file.close();
    const [buffer, gone, marked] = [8, 4, 2].map((length) => new ArrayBuffer(length));
    structuredClone(gone, { transfer: [gone] });
    markAsUntransferable(marked);
    const moved = new MessageChannel().port1;
    port1.postMessage(moved, [moved]);
    for (const [name, transfer] of Object.entries({
      'a buffer twice': [buffer, buffer], 'a port twice': [other.port1, other.port1], detached: [gone], moved: [moved],
      marked: [marked], shared: [new SharedArrayBuffer(4)], object: [{}], bytes: [new Uint8Array(1)], number: [5], nothing: [null],
    })) {
      attempt(name, () => port1.postMessage(1, transfer));
      attempt(name, () => port1.postMessage(1, { transfer }));
      attempt(name, () => structuredClone(1, { transfer }));
    }
    attempt('itself', () => port1.postMessage(1, [port1]));
    for (const options of [5, 'x', null, undefined, [5], {}, { transfer: 5 }, { transfer: null }]) attempt('options', () => structuredClone(1, options));
    port1.close();
    other.port1.close();
    channel.close();`,
  );
});
