// What runs next after an exception that the program handled, held to real Node.
import { asInNode, test } from './lab.ts';

/** Says what was heard of, and queues more by each name; what is to be due together waits for `spend`. */
const hearing = `
  process.on('uncaughtException', ({ message }) => {
    console.log('uncaught', message);
    queue('handler of ' + message);
  });
  function queue(name) {
    process.nextTick(() => console.log('tick', name));
    Promise.resolve().then(() => console.log('promise', name));
    queueMicrotask(() => console.log('microtask', name));
  }
  function spend(milliseconds) {
    for (const until = performance.now() + milliseconds; performance.now() < until; );
  }
`;

const phases = `
  import { stat } from 'node:fs';
  async function phase(name, add, rest = () => undefined) {
    console.log(name);
    await new Promise((resolve) => {
      add(() => { console.log('first'); queue('first'); throw new Error(name); });
      add(() => { console.log('second'); queue('second'); });
      add(() => { console.log('third'); queue('third'); setTimeout(resolve, 5); });
      spend(5);
    });
    rest();
  }
  let delay = 1;
  await phase('timers of one length', (job) => setTimeout(job, 1));
  await phase('timers of different lengths', (job) => setTimeout(job, (delay += 5)));
  await phase('immediates', (job) => setImmediate(job));
  await phase('ticks', (job) => process.nextTick(job));
  await phase('microtasks', (job) => queueMicrotask(job));
  await phase('promises', (job) => Promise.resolve().then(job));
  const { port1, port2 } = new MessageChannel();
  await phase('messages', (job) => { port1.once('message', job); port2.postMessage(1); }, () => port1.close());
  const target = new EventTarget();
  await phase('events', (job) => { target.addEventListener('x', job, { once: true }); target.dispatchEvent(new Event('x')); });
`;

const programs: Readonly<Record<string, string>> = {
  'an exception in each phase': hearing + phases,
  'in the main script': `${hearing}
    queue('main');
    setTimeout(() => console.log('timer'), 0);
    setImmediate(() => { console.log('immediate'); queue('immediate'); });
    throw new Error('main');`,
  'in timers that are due together': `${hearing}
    for (const [name, delay] of [['a', 5], ['b', 5], ['c', 6], ['d', 7], ['e', 7]])
      setTimeout(() => { console.log(name); queue(name); if (name !== 'b') throw new Error(name); }, delay);
    setTimeout(() => { process.nextTick(() => { throw new Error('a tick'); }); queue('last'); }, 8);
    setTimeout(() => console.log('after the tick'), 9);
    setImmediate(() => console.log('immediate'));
    spend(20);`,
  'in immediates, before new ones': `${hearing}
    setImmediate(() => {
      setTimeout(() => { console.log('timer'); queue('timer'); }, 0);
      spend(5);
      setImmediate(() => { console.log('new'); queue('new'); });
      queue('throwing');
      throw new Error('immediate');
    });`,
  'in one of many ticks': `${hearing}
    process.nextTick(() => { console.log('first'); queue('first'); throw new Error('tick'); });
    process.nextTick(() => console.log('second'));
    queueMicrotask(() => { queue('of a microtask'); throw new Error('microtask'); });
    setTimeout(() => console.log('timer'), 0);
    setImmediate(() => console.log('immediate'));
    spend(5);`,
  'in file callbacks': `${hearing}
    for (const name of [1, 2, 3]) require('node:fs').stat('.', () => {
      console.log('stat');
      queue('stat');
      setImmediate(() => { console.log('immediate'); queue('immediate'); throw new Error('immediate'); });
      throw new Error('stat');
    });
    spend(100);`,
  'in the listeners of a stream': `${hearing}
    const stream = require('node:fs').createReadStream(__filename);
    for (const type of ['open', 'data', 'end', 'close'])
      stream.on(type, () => { console.log(type); queue(type); throw new Error(type); });`,
  'in beforeExit, which comes again': `${hearing}
    let count = 0;
    process.on('beforeExit', () => { console.log('beforeExit'); queue('beforeExit'); count += 1; if (count < 3) throw new Error('beforeExit'); });`,
  'in a microtask, and the loop has one more round': `
    process.on('beforeExit', () => console.log('beforeExit'));
    process.on('uncaughtException', ({ message }) => { console.log('uncaught', message); setImmediate(() => console.log('immediate')); });
    queueMicrotask(() => { throw new Error('microtask'); });`,
  'in the listener of rejections, which ends the batch': `${hearing}
    process.on('unhandledRejection', ({ message }) => { console.log('rejection', message); queue(message); throw new Error('again ' + message); });
    Promise.reject(new Error('a'));
    Promise.reject(new Error('never heard of'));
    setTimeout(() => { console.log('timer'); Promise.reject(new Error('b')); throw new Error('timer'); }, 1);
    setTimeout(() => console.log('second timer'), 1);
    setImmediate(() => console.log('immediate'));
    spend(5);`,
  'by the callback for all exceptions': `${hearing}
    process.removeAllListeners('uncaughtException');
    process.setUncaughtExceptionCaptureCallback(({ message }) => console.log('captured', message));
    setTimeout(() => { process.nextTick(console.log, 'tick'); throw new Error('first'); }, 1);
    setTimeout(() => { console.log('second'); }, 1);
    spend(5);`,
  'in the program of a worker': `
    const { Worker, isMainThread } = require('node:worker_threads');
    if (isMainThread) new Worker(__filename).on('exit', (code) => console.log('exit', code));
    else {
      ${hearing}
      queue('main');
      setTimeout(() => console.log('timer'), 20);
      throw new Error('main');
    }`,
};

for (const [name, program] of Object.entries(programs)) {
  test(`goes on after an exception: ${name}`, async ({ sharedLab }) => {
    await asInNode(sharedLab, program, /\bimport /u.test(program) ? 'main.mjs' : 'main.cjs');
  });
}

test('listeners of rejections come together, before their ticks', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `process.on('unhandledRejection', (reason) => {
      console.log('rejection', reason);
      process.nextTick(() => console.log('tick of', reason));
      Promise.resolve().then(() => console.log('promise of', reason));
    });
    for (const reason of ['a', 'b']) Promise.reject(reason);
    setTimeout(() => { Promise.reject('c'); Promise.reject('d'); process.nextTick(console.log, 'tick'); }, 1);
    setTimeout(() => console.log('timer'), 1);
    for (const until = performance.now() + 5; performance.now() < until; );`,
  );
});

test('an ES module that throws comes behind its promises', async ({ sharedLab }) => {
  const program = `
    ${hearing}
    queue('main');
    setTimeout(() => console.log('timer'), 20);
    throw new Error('main');`;
  await asInNode(sharedLab, program);
  const worker = `
    import { Worker } from 'node:worker_threads';
    new Worker(new URL('data:text/javascript,' + encodeURIComponent(${JSON.stringify(program)})));`;
  await asInNode(sharedLab, worker);
});
