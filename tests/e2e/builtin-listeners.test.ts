// Errors in listeners of event targets, and the warnings of timers, held to real Node.
import { expect } from '@playwright/test';
import { runInNode } from '../support/real-node.ts';
import { asInNode, run, test } from './lab.ts';

/** Each kind of target has listeners that throw, reject and go well; what becomes of it is printed. */
const everyTarget = `
  const reasons = { error: new Error('boom'), number: 5, nothing: undefined, frozen: Object.freeze({ code: 7 }) };
  let hear = () => undefined;
  process.on('uncaughtException', (error, origin) => {
    const same = Object.values(reasons).includes(error);
    console.log('  uncaught', error instanceof Error ? error.message : error, origin, same);
    hear();
  });
  process.on('unhandledRejection', (reason) => console.log('  rejection', reason));
  async function expectErrors(count, act) {
    const heard = new Promise((resolve) => { hear = () => { count -= 1; if (count === 0) resolve(); }; });
    await act();
    await heard;
  }
  async function provoke(name, add, fire) {
    console.log(name);
    for (const [kind, reason] of Object.entries(reasons)) {
      const removes = [
        add(() => { console.log('  throws', kind); process.nextTick(console.log, '  tick of', kind); throw reason; }),
        add(async () => { console.log('  rejects', kind); throw reason; }),
        add(() => ({ then: (_, fail) => { console.log('  thenable', kind); fail(reason); } })),
        add(() => { console.log('  goes well'); return 3; }),
      ];
      await expectErrors(3, async () => { await fire(); console.log('  fired'); });
      for (const remove of removes) remove?.();
    }
  }
  const listener = (target, type) => (job) => { target.addEventListener(type, job); return () => target.removeEventListener(type, job); };
  const object = (target, type) => (job) => { const o = { handleEvent: job }; target.addEventListener(type, o); return () => target.removeEventListener(type, o); };
  const emitter = (target, type) => (job) => { target.on(type, job); return () => target.off(type, job); };
`;

const kinds = `
  const target = new EventTarget();
  await provoke('target', listener(target, 'x'), () => target.dispatchEvent(new Event('x')));
  await provoke('object', object(target, 'x'), () => target.dispatchEvent(new Event('x')));
  let controller = new AbortController();
  await provoke('signal', (job) => void controller.signal.addEventListener('abort', job), () => {
    controller.abort();
    controller = new AbortController();
  });
  const { port1, port2 } = new MessageChannel();
  await provoke('port', emitter(port1, 'message'), () => { port2.postMessage(1); });
  await provoke('port as a target', listener(port1, 'message'), () => { port2.postMessage(1); });
  port1.close();
  const [here, there] = [new BroadcastChannel('b'), new BroadcastChannel('b')];
  await provoke('channel', listener(here, 'message'), () => { there.postMessage(1); });
  here.close();
  there.close();
  const own = new AbortController();
  own.signal.onabort = async () => { throw 6; };
  console.log(typeof own.signal.onabort, Object.getOwnPropertyDescriptor(AbortSignal.prototype, 'onabort').enumerable);
  await expectErrors(1, () => own.abort());
  own.signal.onabort = 1;
  console.log(own.signal.onabort);
`;

test('a listener that throws or rejects stops no other, and is heard of later', async ({
  sharedLab,
}) => {
  await asInNode(sharedLab, everyTarget + kinds);
});

test('a worker dies of such a listener, and its creator gets the reason', async ({ sharedLab }) => {
  const listeners = [
    'async () => { throw 5; }',
    'async () => { throw new TypeError("no"); }',
    '() => { throw undefined; }',
    'async () => { throw Object.freeze({ a: 1 }); }',
  ];
  const program = `
    import { Worker } from 'node:worker_threads';
    const begin = "const { parentPort } = require('node:worker_threads'); const t = new EventTarget();";
    for (const job of ${JSON.stringify(listeners)}) {
      for (const code of [
        "parentPort.on('message', " + job + ")",
        "parentPort.onmessage = " + job,
        "setTimeout(() => undefined, 1e6); t.addEventListener('x', " + job + "); t.dispatchEvent(new Event('x')); console.log('after')",
      ]) {
        const worker = new Worker(begin + code, { eval: true });
        worker.postMessage(1);
        worker.on('error', (error) => console.log('error', error?.message ?? error, error?.name));
        await new Promise((resolve) => worker.on('exit', (exit) => resolve(console.log('exit', exit))));
      }
    }`;
  const real = await runInNode({ 'main.mjs': program });
  const { stdout } = await run(sharedLab, program);
  expect(stdout.split('\n')).toEqual(real.lines);
});

test('a delay that no timer can have is warned of', async ({ sharedLab }) => {
  const program = `
    import * as promises from 'node:timers/promises';
    process.removeAllListeners('warning');
    process.on('warning', ({ name, message }) => console.log(name, message));
    const delays = [Infinity, NaN, -1, -Infinity, 2 ** 31, 2 ** 31 - 1, 'x', undefined, null, 0, '12', {}, '-3', 1e300, [], '1e10', true];
    for (const delay of delays) {
      clearTimeout(setTimeout(() => undefined, delay));
      clearInterval(setInterval(() => undefined, delay));
    }
    let asked = 0;
    const counting = { valueOf: () => ((asked += 1), 50.5) };
    for (const make of [setTimeout, setInterval]) clearTimeout(make(() => undefined, counting));
    console.log('asked', asked);
    for (const delay of [5n, Symbol('delay'), { valueOf() { throw new Error('no delay'); } }]) {
      try { console.log(setTimeout(() => undefined, delay)); } catch ({ name, message }) { console.log(name, message); }
    }
    for (const delay of [Infinity, -5, NaN, 'x', {}, null, undefined]) {
      await promises.setTimeout(delay, 'in time').then(console.log, ({ name, code, message }) => console.log(name, code, message));
    }
    for (const make of [() => promises.scheduler.wait('x'), () => promises.setInterval('x').next()]) {
      await make().catch(({ name, code, message }) => console.log(name, code, message));
    }`;
  const real = await runInNode({ 'main.mjs': program });
  const { stdout } = await run(sharedLab, program);
  expect(stdout.split('\n')).toEqual(real.lines);
});

test('a handler is no listener of the same function, and an object may have nothing to call', async ({
  sharedLab,
}) => {
  const program = `
    import { getEventListeners } from 'node:events';
    let hear;
    process.on('uncaughtException', ({ name, message }) => { console.log('uncaught', name, message); hear(); });
    const uncaught = () => new Promise((resolve) => (hear = resolve));
    const say = (what) => () => console.log(what);
    const shared = say('shared');
    for (const [name, act] of Object.entries({
      both(signal) { signal.addEventListener('abort', shared); signal.onabort = shared; },
      'one taken away'(signal) { signal.onabort = shared; signal.removeEventListener('abort', shared); },
      'the other taken away'(signal) { signal.addEventListener('abort', shared); signal.onabort = shared; signal.onabort = null; },
      'in its old place'(signal) { signal.onabort = say('old'); signal.addEventListener('abort', say('listener')); signal.onabort = say('new'); },
      'in the place of nothing'(signal) { signal.onabort = 5; signal.addEventListener('abort', say('listener')); signal.onabort = say('new'); },
      'an object'(signal) { signal.onabort = { handleEvent: say('never') }; },
      'with this and the event'(signal) { signal.onabort = function ({ type }) { console.log(this === signal, type); }; },
      'stops the others'(signal) { signal.onabort = (event) => event.stopImmediatePropagation(); signal.addEventListener('abort', say('never')); },
    })) {
      const controller = new AbortController();
      act(controller.signal);
      const { onabort } = controller.signal;
      console.log(name, onabort === shared, typeof onabort, getEventListeners(controller.signal, 'abort').length);
      controller.abort();
    }
    const { port1, port2 } = new MessageChannel();
    for (const [name, target, fire] of [
      ['target', new EventTarget(), (target) => target.dispatchEvent(new Event('message'))],
      ['port', port1, () => new Promise((resolve) => { port1.once('message', resolve); port2.postMessage(1); })],
    ]) {
      const object = {};
      target.addEventListener('message', object);
      for (const each of [undefined, null, 0, '', function ({ type }) { console.log('called', this === object, type); }]) {
        object.handleEvent = each;
        await fire(target);
        console.log(name, each);
      }
      object.handleEvent = 5;
      const heard = uncaught();
      await fire(target);
      await heard;
      target.removeEventListener('message', object);
      await fire(target);
      const never = { handleEvent: say('never') };
      target.removeEventListener('message', never);
      target.removeEventListener('message', shared);
      target.addEventListener('message', shared);
      await fire(target);
    }
    port1.close();`;
  const real = await runInNode({ 'main.mjs': program });
  const { stdout, stderr } = await run(sharedLab, program);
  expect(stderr).toBe('');
  expect(stdout.split('\n')).toEqual(real.lines);
});

test('what may be a listener, and what is warned of', async ({ sharedLab }) => {
  const program = `
    process.removeAllListeners('warning');
    process.on('warning', ({ name, message, target, type }) => console.log(name, message, target?.constructor.name, type));
    const targets = [new MessageChannel().port1, new EventTarget(), new AbortController().signal, new BroadcastChannel('b')];
    for (const target of targets) {
      for (const name of ['addEventListener', 'removeEventListener', 'on', 'once', 'off']) {
        console.log(target.constructor.name, name, target[name]?.length);
        for (const given of [[], ['x'], ...[5, 'x', true, Symbol('s'), 5n, null, undefined, {}, [], () => undefined].map((each) => ['x', each])]) {
          try { console.log(target[name]?.(...given) === target); } catch ({ name, code, message }) { console.log(name, code, message); }
        }
      }
      target.close?.();
    }`;
  const real = await runInNode({ 'main.mjs': program });
  const { stdout } = await run(sharedLab, program);
  expect(stdout.split('\n')).toEqual(real.lines);
});
