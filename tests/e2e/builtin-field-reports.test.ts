// What packages and readers ran into: small programs, held to real Node.
import { asInNode, test } from './lab.ts';

const programs: Readonly<Record<string, string>> = {
  'an emitter that is an asynchronous resource': `
    import { EventEmitter, EventEmitterAsyncResource } from 'node:events';
    import { AsyncLocalStorage, AsyncResource, executionAsyncId } from 'node:async_hooks';
    const storage = new AsyncLocalStorage();
    class Pool extends EventEmitterAsyncResource {
      constructor() { super({ triggerAsyncId: 7 }); }
    }
    const pool = storage.run('made here', () => new Pool());
    pool.on('done', function (...args) {
      console.log(storage.getStore(), args, this === pool, executionAsyncId() === pool.asyncId);
    });
    storage.run('emitted here', () => console.log(pool.emit('done', 1, 2), pool.emit('other')));
    console.log(pool instanceof EventEmitter, pool.triggerAsyncId, pool.asyncResource instanceof AsyncResource);
    console.log(pool.asyncResource.eventEmitter === pool, pool.asyncResource.constructor.name, Pool.name);
    console.log(pool.emitDestroy(), new EventEmitterAsyncResource('named').listenerCount('x'));
    for (const job of [
      () => new EventEmitterAsyncResource(), () => new EventEmitterAsyncResource({}),
      () => EventEmitterAsyncResource.prototype.emit.call({}, 'x'),
      () => EventEmitterAsyncResource.prototype.asyncId,
      () => new EventEmitterAsyncResource({ name: 'x', triggerAsyncId: -2 }),
    ]) {
      try { console.log(job()); } catch ({ name, code, message }) { console.log(name, code, message); }
    }`,
  'what looks like an emitter and has no off': `
    import { once } from 'node:events';
    const make = (names) => {
      const calls = [];
      const source = Object.fromEntries(names.map((name) => [name, (event, listener) => {
        calls.push(name + ' ' + event);
        if (event === 'ready' && (name === 'once' || name === 'on')) setTimeout(listener, 1, 'there');
      }]));
      return { source, calls };
    };
    for (const names of [['on', 'once'], ['on', 'once', 'off'], ['on', 'once', 'removeListener'], ['on', 'once', 'removeListener', 'off']]) {
      const { source, calls } = make(names);
      console.log(await once(source, 'ready'), calls);
    }`,
  'races against timers/promises with a signal': `
    import { setTimeout as sleep } from 'node:timers/promises';
    const order = [];
    const turns = async (name, count) => { for (let at = 0; at < count; at++) { await null; order.push(name + at); } };
    const controller = new AbortController();
    const waits = sleep(1000, 'x', { signal: controller.signal }).catch((error) => order.push(error.name));
    controller.signal.addEventListener('abort', () => void turns('after abort ', 8));
    controller.abort();
    await waits;
    await turns('rest ', 2);
    console.log(order.join(', '));
    order.length = 0;
    const other = new AbortController();
    await Promise.all([
      sleep(1, 'with', { signal: other.signal }).then((value) => order.push(value)),
      sleep(1, 'without').then((value) => order.push(value)),
    ]);
    console.log(order.join(', '));
    other.abort();
    await sleep(1, 0, { signal: other.signal }).catch(({ name, code, cause }) => console.log(name, code, cause === other.signal.reason));`,
  'maxBuffer is the business of those that collect': `
    import { spawn, exec, execFile, spawnSync, execFileSync } from 'node:child_process';
    import { once } from 'node:events';
    const child = spawn('node', ['-e', 'console.log(1)'], { maxBuffer: 'none', stdio: 'ignore' });
    console.log(await once(child, 'exit'));
    for (const job of [
      () => exec('node -e 0', { maxBuffer: 'x' }), () => execFile('node', ['-e', '0'], { maxBuffer: -1 }),
      () => spawnSync('node', ['-e', '0'], { maxBuffer: NaN }).status, () => execFileSync('node', ['-e', '0'], { maxBuffer: {} }),
    ]) {
      try { console.log(typeof job()); } catch ({ name, code, message }) { console.log(name, code, message); }
    }`,
  'names that are objects, and names that are missing': `
    import http from 'node:http';
    import zlib from 'node:zlib';
    import dns from 'node:dns';
    import vm from 'node:vm';
    import http2 from 'node:http2';
    import module from 'node:module';
    import { locks } from 'node:worker_threads';
    console.log(http.STATUS_CODES[404], http.METHODS.length, typeof http.globalAgent, http.globalAgent.maxSockets);
    console.log(zlib.constants.Z_BEST_COMPRESSION, zlib.Z_OK, typeof dns.promises, dns.NOTFOUND, typeof vm.constants);
    console.log(http2.constants.HTTP2_HEADER_STATUS, http2.constants.NGHTTP2_CANCEL, module.constants);
    console.log(typeof locks.request, typeof locks.query, Object.keys(module.constants));
    for (const name of ['node:test', 'node:sqlite', 'node:sea', 'node:test/reporters', 'test', 'sqlite', 'node:nothing']) {
      console.log(name, module.isBuiltin(name), module.builtinModules.includes(name));
      try { await import(name); } catch ({ code }) { console.log(code); }
    }`,
};

for (const [name, program] of Object.entries(programs)) {
  test(`as in Node: ${name}`, async ({ sharedLab }) => {
    await asInNode(sharedLab, program);
  });
}
