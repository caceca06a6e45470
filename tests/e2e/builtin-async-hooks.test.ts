// Contexts, hooks and domains in a browser: who is told of what, and what each callback runs in, as in Node.
import { asInNode, test } from './lab.ts';

const programs: Readonly<Record<string, string>> = {
  'ids of promises, and what runs for them': `
    const { createHook, executionAsyncId, triggerAsyncId } = require('node:async_hooks');
    const seen = [];
    const hook = createHook({
      init: (id, type, trigger) => seen.push(['init', id, type, trigger]),
      before: (id) => seen.push(['before', id]),
      after: (id) => seen.push(['after', id]),
      promiseResolve: (id) => seen.push(['resolve', id]),
    }).enable();
    const see = (what) => seen.push([what, executionAsyncId(), triggerAsyncId()]);
    new Promise((resolve) => { see('executor'); resolve(1) }).then(() => see('then'));
    setImmediate(() => {
      (async () => { see('begins'); await 1; see('goes on'); return 2 })();
      setImmediate(() => {
        Promise.resolve({ then(done) { see('thenable'); done(3) } });
        setImmediate(() => {
          (async () => Promise.resolve(4))();
          setImmediate(() => {
            Promise.reject(5).catch(() => see('caught'));
            setImmediate(() => { hook.disable(); for (const each of seen) console.log(...each) });
          });
        });
      });
    });`,
  'the ends of resources': `
    const { AsyncResource, createHook } = require('node:async_hooks');
    const types = new Map(), ended = [];
    const hook = createHook({
      init: (id, type) => types.set(id, type),
      destroy: (id) => ended.push(types.get(id)),
    }).enable();
    clearTimeout(setTimeout(() => {}, 1));
    clearImmediate(setImmediate(() => {}));
    new AsyncResource('OWN', { requireManualDestroy: true }).emitDestroy();
    process.nextTick(() => {});
    queueMicrotask(() => {});
    require('node:crypto').randomBytes(1, () => setTimeout(() =>
      setImmediate(() => { hook.disable(); console.log(ended.sort().join(' ')) }), 1));`,
  'hooks that change hooks, and an exception that is handled': `
    const { createHook, executionAsyncId } = require('node:async_hooks');
    const seen = [];
    const inner = createHook({ init: (_, type) => seen.push('inner ' + type) });
    let timer;
    const outer = createHook({
      init(id, type) {
        if (type === 'Timeout') timer = id;
        seen.push('outer ' + type);
        inner.enable();
      },
      after(id) { if (id === timer) seen.push('after') },
    }).enable();
    setTimeout(() => { throw new Error('x') }, 1);
    process.on('uncaughtException', () => {
      seen.push('uncaught ' + (executionAsyncId() === timer));
      outer.disable();
      setImmediate(() => { inner.disable(); console.log(seen) });
    });`,
  'the context of what threads and processes tell': `
    const { AsyncLocalStorage } = require('node:async_hooks');
    const { exec, fork, spawn } = require('node:child_process');
    const { BroadcastChannel, MessageChannel, Worker } = require('node:worker_threads');
    const fs = require('node:fs');
    const storage = new AsyncLocalStorage();
    const job = (name, start) => new Promise((done) => storage.run(name, start, done));
    const seen = [];
    const see = (what) => seen.push(what + '=' + storage.getStore());
    const later = (work) => storage.run('later', work);
    fs.writeFileSync('child.cjs', 'process.on("message", (m) => { process.send(m); process.disconnect() })');
    (async () => {
      await job('worker', (done) => {
        const text = 'require("worker_threads").parentPort.once("message", () => console.log(1))';
        const worker = new Worker(text, { eval: true, stdout: true });
        later(() => {
          worker.on('online', () => see('online'));
          worker.stdout.on('data', () => see('output'));
          worker.on('exit', () => { see('exit'); done() });
          worker.postMessage(1);
        });
      });
      await job('broken', (done) => {
        const worker = new Worker('throw new Error()', { eval: true });
        later(() => worker.on('error', () => { see('error'); done() }));
      });
      await job('spawned', (done) => {
        const child = spawn('node', ['-e', 'console.log(1); console.error(2)']);
        later(() => {
          child.stdout.on('data', () => see('stdout'));
          child.on('exit', () => see('exit'));
          child.on('close', () => { see('close'); done() });
        });
      });
      await job('forked', (done) => {
        const child = fork('./child.cjs');
        later(() => {
          child.on('message', () => see('message'));
          child.on('disconnect', () => see('disconnect'));
          child.on('exit', () => { see('exit'); done() });
          child.send(1);
        });
      });
      await job('command', (done) => exec('echo 1', () => { see('exec'); done() }));
      await job('ports', (done) => {
        const { port1, port2 } = new MessageChannel();
        later(() => {
          port2.on('message', () => { see('message'); port1.close() });
          port2.on('close', () => { see('close'); done() });
          port1.postMessage(1);
        });
      });
      await job('channels', (done) => {
        const [one, other] = [new BroadcastChannel('x'), new BroadcastChannel('x')];
        later(() => {
          one.onmessage = () => { see('broadcast'); one.close(); other.close(); done() };
          other.postMessage(1);
        });
      });
      await job('watched', (done) =>
        fs.watchFile('none', { interval: 10 }, () => { see('stat'); fs.unwatchFile('none'); done() }));
      await job('thenables', async (done) => {
        const thenable = (what) => ({ then(resolve) { see(what); resolve() } });
        await thenable('awaited');
        await (async () => thenable('returned'))();
        await Promise.resolve(thenable('resolved'));
        await Promise.resolve().then(() => thenable('given back'));
        done();
      });
      console.log(seen);
    })();`,
  domains: `
    const domain = require('node:domain');
    const { EventEmitter } = require('node:events');
    const d = domain.create();
    const caught = [];
    d.on('error', (error) => caught.push([error.message, error.domain === d, error.domainThrown].join()));
    const fail = (what) => () => { throw new Error(what) };
    d.run(() => {
      new EventEmitter().emit('error', new Error('emitter'));
      process.nextTick(fail('tick'));
      setTimeout(fail('timer'), 1);
      setImmediate(fail('immediate'));
      require('node:fs').stat('none', fail('callback'));
      Promise.reject(new Error('rejected'));
      (async () => { await 1; fail('async')() })();
    });
    d.intercept(() => {})(new Error('intercepted'));
    console.log(d.bind(() => process.domain === d)(), process.domain, domain.active, d.members.length);
    const emitter = new EventEmitter();
    d.add(emitter);
    emitter.on('x', () => console.log(process.domain === d));
    emitter.emit('x');
    d.remove(emitter);
    console.log(emitter.domain, d.members.length, Object.keys(domain));
    const outer = domain.create().on('error', (error) => caught.push('outer ' + error.message));
    const inner = domain.create().on('error', fail('from the inner'));
    setTimeout(() => outer.run(() => inner.run(fail('nested'))), 2);
    try { process.setUncaughtExceptionCaptureCallback(() => {}) } catch (error) { console.log(error.code) }
    setTimeout(() => console.log(caught.sort()), 30);`,
};

for (const [name, program] of Object.entries(programs)) {
  test(`as in Node: ${name}`, async ({ sharedLab }) => {
    await asInNode(sharedLab, program, 'main.cjs');
  });
}
