// Locks and messages between any two threads of a process, held to real Node.
import { asInNode, test } from './lab.ts';

const programs: Readonly<Record<string, string>> = {
  'who gets a lock, and when': `
    import { locks } from 'node:worker_threads';
    const told = (error) => console.log(error.name, error.code, error.message);
    const show = async () => console.log((await locks.query()).held.map(({ name, mode }) => [name, mode]), (await locks.query()).pending.length);
    console.log(locks === navigator.locks, String(locks), locks);
    const first = locks.request('a', (lock) => { console.log('at once', lock.name, lock.mode, lock); return 5; });
    console.log('after', await first);
    let release;
    const held = locks.request('b', () => new Promise((resolve) => (release = resolve)));
    held.catch(told);
    const second = locks.request('b', { mode: 'shared' }, () => 'shared');
    const third = locks.request('b', { mode: 'shared' }, () => 'shared too');
    await show();
    console.log(await locks.request('b', { ifAvailable: true }, (lock) => lock));
    const controller = new AbortController();
    const aborted = locks.request('b', { signal: controller.signal }, () => console.log('never'));
    controller.abort();
    await aborted.catch(told);
    await show();
    console.log(await locks.request('b', { steal: true }, (lock) => new Promise((resolve) => setTimeout(resolve, 5, 'stolen'))));
    release();
    console.log(await second, await third);
    await show();
    await locks.request('c', () => { throw new Error('at once'); }).catch(told);
    await locks.request('d', async () => { throw new Error('later'); }).catch(told);
    // What is thrown at once is no release.
    await show();`,
  'what no lock is given for': `
    import { locks } from 'node:worker_threads';
    const f = () => 1;
    const { signal } = new AbortController();
    for (const given of [[], ['x'], ['x', 1], ['x', { mode: 'odd' }, f], ['-x', f], ['x', 5, f], ['x', null, f], [Symbol(), f],
      ['x', { steal: true, ifAvailable: true }, f], ['x', { steal: true, mode: 'shared' }, f], ['x', { signal: 1 }, f],
      ['x', { signal, steal: true }, f], ['x', { signal: AbortSignal.abort(), steal: true }, f]])
      await locks.request(...given).then(console.log, (error) => console.log(error.name, error.code, error.message));`,
  'a lock that another thread waits for': `
    import { locks, Worker, isMainThread, parentPort } from 'node:worker_threads';
    if (isMainThread) {
      let release;
      locks.request('a', () => new Promise((resolve) => (release = resolve))).then(console.log);
      const worker = new Worker(new URL(import.meta.url));
      worker.on('message', async (message) => {
        console.log(message);
        if (message === 'asked') release('released');
        if (message === 'granted') console.log(await locks.request('a', (lock) => lock.mode));
      });
      worker.on('exit', () => locks.request('b', (lock) => console.log('after its end', lock.name)));
    } else {
      locks.request('b', () => new Promise(() => {}));
      locks.request('a', { ifAvailable: true }, (lock) => parentPort.postMessage(lock));
      locks.request('a', { mode: 'shared' }, () => parentPort.postMessage('granted'));
      parentPort.postMessage('asked');
      setTimeout(() => {}, 200);
    }`,
  'messages to a thread by its number': `
    import { Worker, isMainThread, parentPort, postMessageToThread, threadId } from 'node:worker_threads';
    const told = (error) => console.log(error.name, error.code, error.message);
    if (isMainThread) {
      for (const given of [[0], [99, 1], [99, 1, [], -1], [99, 1, [], '5'], ['x', 1]])
        await postMessageToThread(...given).catch(told);
      const workers = [new Worker(new URL(import.meta.url)), new Worker(new URL(import.meta.url))];
      const lines = await Promise.all(workers.map((worker) => new Promise((resolve) => worker.once('message', resolve))));
      console.log(lines);
      const { port1, port2 } = new MessageChannel();
      const [{ threadId: first }] = workers;
      const answer = new Promise((resolve) => port1.once('message', resolve));
      console.log(await postMessageToThread(first, { port: port2 }, [port2]));
      console.log(await answer);
      await postMessageToThread(first, 'throw').catch(told);
      await postMessageToThread(first, () => 1).catch(told);
      const memory = new ArrayBuffer(3);
      await postMessageToThread(first, memory, [memory]);
      console.log(memory.byteLength);
      port1.close();
      for (const worker of workers) await postMessageToThread(worker.threadId, 'end', 5000);
    } else {
      const busy = setInterval(() => {}, 1000);
      process.on('workerMessage', (message, from) => {
        if (message === 'throw') throw new Error('on purpose');
        if (message === 'end') clearInterval(busy);
        if (message.port) message.port.postMessage([from, threadId]);
      });
      parentPort.postMessage('ready');
    }`,
};

for (const [what, program] of Object.entries(programs)) {
  test(what, async ({ sharedLab }) => {
    await asInNode(sharedLab, program);
  });
}
