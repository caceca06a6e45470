// What packages and readers ran into: small programs that print the same in real Node and in the engine,
// in every browser. None prints what V8 alone says so.

/** Its files by name, of which `main.mjs` is the entry, or the text of its only one. */
export type FieldProgram = Readonly<Record<string, string>> | string;

export const fieldPrograms: Readonly<Record<string, FieldProgram>> = {
  'a default export in brackets': {
    'main.mjs': `
      import object from './object.mjs';
      import number from './number.mjs';
      import Class from './class.mjs';
      import called from './function.mjs';
      import arrow from './arrow.mjs';
      console.log(object, number, Class.name, called.name, called(), arrow(1)(2));`,
    'object.mjs': 'export default ({a: 1})',
    'number.mjs': 'const x = 1; export default (x)',
    'class.mjs': 'export default(class {})',
    'function.mjs': 'export default (function () { return arguments.length })',
    'arrow.mjs': 'export default(a=>(b)=>a+b)',
  },
  'what may come after await': `
    const t = (strings) => Promise.resolve(strings.raw[0]);
    console.log(await[1], await!0, await"s", await-1, await{a:1}, await(async()=>1)(), await\`t\`, await t\`u\`, await/r/g);
    for await(const x of[1])console.log(x);
    let y;for await(y of[Promise.resolve(2)]);console.log(y);
    console.log(await(await 1)+await 2, [await 3,...await[4]], {await:await 5}.await);`,
  'eval in a module': {
    'main.mjs': `
      import { named } from './named.mjs';
      function never() { return eval('1'); }
      console.log(named, typeof never);`,
    'named.mjs': "export const named = 'named';",
  },
  'names that others hand on': {
    'main.mjs': `
      import tsc, { a as one } from './tsc.cjs';
      import { a as two } from './tslib.cjs';
      import { a as three } from './babel.cjs';
      import { a as four } from './esbuild.cjs';
      console.log(Object.keys(tsc), one, two, three, four);`,
    'a.cjs': "Object.defineProperty(exports, '__esModule', { value: true }); exports.a = 'a';",
    'tsc.cjs': `"use strict";
      var __createBinding = function (o, m, k) { Object.defineProperty(o, k, { enumerable: true, get: function () { return m[k]; } }); };
      var __exportStar = function (m, exports) { for (var p in m) if (p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p)) __createBinding(exports, m, p); };
      Object.defineProperty(exports, "__esModule", { value: true });
      __exportStar(require("./a.cjs"), exports);`,
    'tslib.cjs': `"use strict";
      const tslib_1 = { __exportStar(m, exports) { for (const p in m) exports[p] = m[p]; } };
      Object.defineProperty(exports, "__esModule", { value: true });
      tslib_1.__exportStar(require("./a.cjs"), exports);`,
    'babel.cjs': `"use strict";
      Object.defineProperty(exports, "__esModule", { value: true });
      var _a = require("./a.cjs");
      Object.keys(_a).forEach(function (key) {
        if (key === "default" || key === "__esModule") return;
        if (key in exports && exports[key] === _a[key]) return;
        Object.defineProperty(exports, key, { enumerable: true, get: function () { return _a[key]; } });
      });`,
    'esbuild.cjs': `0 && (module.exports = { a });
      exports.a = 'a';`,
  },
  'ES modules that are required': {
    'main.mjs': `
      import { createRequire } from 'node:module';
      const require = createRequire(import.meta.url);
      console.log(require('./default.mjs').__esModule, require('./names.mjs').__esModule);
      console.log(require('./function.mjs')(), require('./function.mjs').name);
      try { require('./awaiting.mjs'); } catch ({ code }) { console.log(code); }
      await import('./awaiting.mjs');
      try { require('./awaiting.mjs'); } catch ({ code }) { console.log(code); }
      try { require('./circle.mjs'); } catch ({ code }) { console.log(code); }
      console.log(Object.keys(await import('./names.mjs?1')), (await import('./names.mjs?1')) === (await import('./names.mjs?2')));
      console.log(import.meta.resolve('./missing.mjs').endsWith('/missing.mjs'));`,
    'default.mjs': 'export default 1;',
    'names.mjs': 'export const a = 1;',
    'function.mjs': "function f() { return 'f'; } export { f as 'module.exports' };",
    'awaiting.mjs': 'await 0; export default 1;',
    'circle.mjs': "import './circle.cjs';",
    'circle.cjs': "require('./circle.mjs');",
  },
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
      try { console.log(job()); } catch ({ name, code, message }) { console.log(name, code, code && message); }
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
  'a port that ends with its thread': `
    import { Worker } from 'node:worker_threads';
    const worker = new Worker(\`
      const { parentPort, MessageChannel } = require('node:worker_threads');
      const { port1, port2 } = new MessageChannel();
      port1.on('message', (message) => { if (message === 'end') process.exit(3); port1.postMessage(message + 1); });
      parentPort.postMessage(port2, [port2]);\`, { eval: true });
    // In Node either may come first.
    const heard = [];
    worker.on('message', (port) => {
      port.on('message', (message) => { console.log(message); port.postMessage('end'); });
      port.on('close', () => heard.push('closed'));
      port.postMessage(1);
    });
    worker.on('exit', (code) => heard.push('exit ' + code));
    process.on('exit', () => console.log(heard.sort()));`,
  'a wish that a child hears': {
    'main.mjs': `
      import { fork } from 'node:child_process';
      const child = fork(new URL('child.mjs', import.meta.url));
      child.on('message', (message) => { console.log(message); child.disconnect(); });
      child.on('exit', (code, signal) => console.log(code, signal));
      child.send('hello');`,
    'child.mjs': `
      process.channel.unrefCounted();
      process.channel.refCounted();
      process.on('message', (message) => process.send([message, typeof process.channel.refCounted]));`,
  },
  'what people type after ls': {
    'main.mjs': `
      import { execSync } from 'node:child_process';
      for (const options of ['', '-a', '-A', '-1', '-r', '-d .'])
        console.log(options, execSync('ls ' + options, { encoding: 'utf8' }).split('\\n').sort().join(' '));
      console.log(execSync('ls -la', { encoding: 'utf8' }).includes('main.mjs'));`,
    '.hidden': '',
    'other.txt': 'text',
  },
  'what an uncaught error shows': {
    'main.mjs': `
      import { spawnSync } from 'node:child_process';
      const { status, stderr } = spawnSync(process.execPath, ['fails.mjs'], { encoding: 'utf8' });
      const [place, line, caret, empty, error] = stderr.split('\\n');
      console.log(status, place.split('/').at(-1), line, JSON.stringify(caret), empty, error.split(':')[0]);`,
    'fails.mjs': 'const known = 1;\n  unknown(known);\n',
  },
  'bodies that the browser reads in its own time': `
    const body = new Uint8Array(4_000_000);
    console.log((await new Response(body).arrayBuffer()).byteLength, (await new Response(body).text()).length);
    for await (const chunk of new Response('abc').body) console.log(chunk);
    for (const half of new Response('ab').body.tee())
      for await (const chunk of half) console.log(new TextDecoder().decode(chunk));
    for await (const text of new Response('ab').body.pipeThrough(new TextDecoderStream())) console.log(text);
    await new Response('to the end').body.pipeTo(new WritableStream({ write: (chunk) => console.log(chunk.length) }));
    const reader = new Response('read').body.getReader();
    console.log((await reader.read()).value.length, (await reader.read()).done);
    console.log(await new Response('{"a":1}').json(), (await new Response('abc').blob()).size);
    setTimeout(async () => {
      await new Response('later').text();
      process.nextTick(() => console.log('and after'));
      new Response('{').json();
    }, 1);
    process.on('unhandledRejection', (error) => console.log(error.name));`,
  'blobs that the browser reads in its own time': `
    const blob = new Blob([new Uint8Array(4_000_000)]);
    console.log((await blob.arrayBuffer()).byteLength, (await blob.text()).length, (await new Response(blob).text()).length);
    for await (const chunk of new Blob(['abc']).stream()) console.log(chunk);
    await new Blob(['to the end']).stream().pipeTo(new WritableStream({ write: (chunk) => console.log(chunk.length) }));`,
  'where a request cannot lead': `
    for (const [url, options] of [
      ['unknown:scheme'], ['no URL'], ['/relative'], ['about:blank'], ['data:text/plain;base64,aGVsbG8='], ['data:,%F0%9F%8D%9C#part'],
      ['http://127.0.0.1:1/', { signal: AbortSignal.abort('before') }],
    ]) {
      try {
        const response = await fetch(url, options);
        console.log(response.status, response.url, response.headers.get('content-type'), await response.text());
      } catch (error) { console.log(error?.message ?? error, error?.cause?.message, error?.cause?.code); }
    }
    const { message, cause } = await fetch('http://127.0.0.1:1/').catch((error) => error);
    console.log(fetch.length, message, cause instanceof Error);`,
};
