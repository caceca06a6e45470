// The built-in engine by itself: threads, the loop, modules, errors, ends.
import { expect } from '@playwright/test';
import type { RunEvent, RunOptions } from '../../src/engine/types.ts';
import { idleWorkers, run, test } from './lab.ts';

test('five threads that wait for one another run side by side, and each one’s lines come as printed', async ({
  sharedLab,
}) => {
  const { stdout, events, result } = await run(sharedLab, {
    'main.mjs': `import { Worker } from 'node:worker_threads';
      const met = new Int32Array(new SharedArrayBuffer(4));
      for (let n = 1; n <= 5; n++) new Worker(new URL('worker.mjs', import.meta.url), { workerData: { n, met }, name: 'sleeper ' + n });
      console.log('main: all created');`,
    'worker.mjs': `import { workerData } from 'node:worker_threads';
      const { n, met } = workerData;
      console.log('start ' + n);
      // One after the other, the first would wait for good.
      let here = Atomics.add(met, 0, 1) + 1;
      if (here === 5) Atomics.notify(met, 0);
      for (; here < 5; here = Atomics.load(met, 0)) Atomics.wait(met, 0, here);
      console.log('end ' + n);`,
  });
  expect(result).toMatchObject({ kind: 'exited', code: 0 });
  expect(stdout.split('\n')).toHaveLength(12);
  for (const n of [1, 2, 3, 4, 5]) {
    expect(stdout.match(RegExp(`(start|end) ${n}`, 'g'))).toEqual([`start ${n}`, `end ${n}`]);
  }
  const names = new Set(events.map(({ source }) => source.name));
  expect([...names].sort()).toEqual([
    'sleeper 1',
    'sleeper 2',
    'sleeper 3',
    'sleeper 4',
    'sleeper 5',
    undefined,
  ]);
});

test('a worker that is ended as soon as it is up ends without an error', async ({ sharedLab }) => {
  const { stdout, result } = await run(
    sharedLab,
    `import { once } from 'node:events';
    import { Worker } from 'node:worker_threads';
    for (let n = 0; n < 20; n++) {
      const worker = new Worker(n % 2 ? 'for (;;);' : 'setTimeout(() => {}, 1e6)', { eval: true });
      await once(worker, 'online');
      if ((await worker.terminate()) !== 1) throw new Error('not by force');
    }
    console.log('all ended');`,
  );
  expect(result).toMatchObject({ kind: 'exited', code: 0 });
  expect(stdout).toBe('all ended\n');
});

test('the main thread makes progress while a worker burns the CPU, and sees it in shared memory', async ({
  sharedLab,
}) => {
  const { stdout, result } = await run(sharedLab, {
    'main.mjs': `import { Worker } from 'node:worker_threads';
      const shared = new Int32Array(new SharedArrayBuffer(8));
      const worker = new Worker(new URL('worker.mjs', import.meta.url), { workerData: shared });
      const seen = [];
      worker.once('message', () => {
        const timer = setInterval(() => {
          if (shared[0] !== seen.at(-1)) seen.push(shared[0]);
          if (seen.length < 5) return;
          clearInterval(timer);
          shared[1] = 1;
        }, 5);
      });
      worker.on('exit', (code) => console.log(code, seen.length));`,
    'worker.mjs': `import { parentPort, workerData } from 'node:worker_threads';
      parentPort.postMessage('burning');
      while (Atomics.load(workerData, 1) === 0) Atomics.add(workerData, 0, 1);`,
  });
  expect(result).toMatchObject({ kind: 'exited', code: 0 });
  expect(stdout).toBe('0 5\n');
});

test('output arrives while the thread that printed it burns on', async ({ lab }) => {
  const seen = await lab.evaluate(async () => {
    const files = { 'main.mjs': "console.log('before'); for (;;);" };
    const started = await globalThis.builtin.start({ files, entry: 'main.mjs', args: [], env: {} });
    for await (const event of started.events) {
      if (event.kind !== 'stdout') continue;
      await started.stop();
      return { text: event.text, result: await started.result };
    }
    return undefined;
  });
  expect(seen).toMatchObject({ text: 'before\n', result: { kind: 'stopped' } });
});

test('a hot loop in a worker, and its creator blocked for good, stop', async ({ lab }) => {
  const files = {
    'main.mjs': `import { Worker } from 'node:worker_threads';
      new Worker('for (;;);', { eval: true });
      new Worker('require("worker_threads").parentPort.on("message", () => {})', { eval: true });
      console.log('blocking'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`,
  };
  const stopped = await lab.evaluate(async (tree) => {
    const started = await globalThis.builtin.start({
      files: tree,
      entry: 'main.mjs',
      args: [],
      env: {},
    });
    let threads = 0;
    const kinds: string[] = [];
    for await (const event of started.events) {
      kinds.push(event.kind);
      if (event.kind === 'started') threads += 1;
      if (threads < 3) continue;
      await started.stop();
      return { kinds, result: await started.result };
    }
    return undefined;
  }, files);
  expect(stopped?.result.kind).toBe('stopped');
  expect(stopped?.kinds).toContain('stdout');
  await expect.poll(() => lab.workers().length).toBe(idleWorkers);
  expect((await run(lab, "console.log('again')")).stdout).toBe('again\n');
});

test('an aborted signal stops its run, and no other', async ({ lab }) => {
  const results = await lab.evaluate(async () => {
    const machine = await globalThis.builtin.boot();
    const start = (text: string, options?: RunOptions) =>
      machine.run({ files: { 'main.mjs': text }, entry: 'main.mjs', args: [], env: {} }, options);
    const stop = new AbortController();
    const [hot, calm] = await Promise.all([
      start('for (;;);', stop),
      start("setTimeout(() => console.log('calm'), 100)"),
    ]);
    stop.abort();
    const refused = await start('', stop).catch((error: unknown) => String(error));
    return [(await hot.result).kind, (await calm.result).kind, refused];
  });
  expect(results).toEqual(['stopped', 'exited', expect.stringContaining('AbortError')]);
});

test('closing the machine ends its runs and takes its frame away', async ({ lab }) => {
  const found = await lab.evaluate(async () => {
    const machine = await globalThis.builtin.boot();
    const files = { 'main.mjs': "console.log('up'); setInterval(() => {}, 1000)" };
    const started = await machine.run({ files, entry: 'main.mjs', args: [], env: {} });
    for await (const event of started.events) if (event.kind === 'stdout') break;
    const before = document.querySelectorAll('iframe').length;
    await machine.close();
    const error = await machine.closed;
    return [before, document.querySelectorAll('iframe').length, (await started.result).kind, error];
  });
  expect(found).toEqual([1, 0, 'stopped', undefined]);
  await expect.poll(() => lab.workers().length).toBe(0);
});

test('a syntax error is pointed at, in the engine’s own words', async ({ sharedLab }) => {
  const esm = await run(sharedLab, "import fs from 'node:path';\n\nconst a = = 3;\n");
  expect(esm.result).toMatchObject({ kind: 'exited', code: 1 });
  expect(esm.stderr).toBe(
    "file:///home/project/main.mjs:3\nconst a = = 3;\n          ^\n\nSyntaxError: Unexpected token '='\n" +
      '    at node:internal\n\nNode.js v24.21.0\n',
  );
  const commonJs = await run(sharedLab, 'function f() {\n  const y = 1\n', 'main.cjs');
  expect(commonJs.stderr).toContain(
    '/home/project/main.cjs:3\n\n\n\nSyntaxError: Unexpected end of input\n',
  );
});

test('an uncaught exception is printed with its place and stack', async ({ sharedLab }) => {
  const program =
    "import 'node:path'; function f() {\n  throw new Error('boom', { cause: 1 })\n}\nf()";
  const { stderr, result } = await run(sharedLab, program);
  expect(result).toMatchObject({ kind: 'exited', code: 1 });
  expect(stderr).toBe(
    "file:///home/project/main.mjs:2\n  throw new Error('boom', { cause: 1 })\n        ^\n\n" +
      'Error: boom\n    at f (file:///home/project/main.mjs:2:9)\n    at file:///home/project/main.mjs:4:1 {\n' +
      '  [cause]: 1\n}\n\nNode.js v24.21.0\n',
  );
  const thrown = await run(sharedLab, 'setTimeout(() => { throw 5 }, 1)');
  expect(thrown.stderr).toContain(
    'main.mjs:1\nsetTimeout(() => { throw 5 }, 1)\n                   ^\n5\n',
  );
});

test('a rejection nobody handles ends the program before its next callback', async ({
  sharedLab,
}) => {
  const { stdout, stderr, result } = await run(
    sharedLab,
    "setTimeout(() => { (async () => { throw new TypeError('lost') })() }, 5); setTimeout(() => console.log('late'), 5);",
  );
  expect(result).toMatchObject({ code: 1 });
  expect(stdout).toBe('');
  expect(stderr).toContain('TypeError: lost');
});

const endings: [string, string, number, string][] = [
  [
    'nothing left',
    "process.on('beforeExit', (code) => console.log('before', code)); process.on('exit', (code) => console.log('exit', code))",
    0,
    'before 0\nexit 0\n',
  ],
  [
    'process.exit',
    "process.on('exit', (code) => console.log('exit', code)); setTimeout(() => {}, 9999); process.exit(7); console.log('unreachable')",
    7,
    'exit 7\n',
  ],
  ['process.exitCode', 'process.exitCode = 3', 3, ''],
  ['an unsettled await', "console.log('waiting'); await new Promise(() => {})", 13, 'waiting\n'],
  [
    'uncaughtException',
    "process.on('uncaughtException', (error, origin) => console.log(error.message, origin)); setTimeout(() => console.log('goes on'), 5); throw new Error('x')",
    0,
    'x uncaughtException\ngoes on\n',
  ],
  [
    'unhandledRejection',
    "process.on('unhandledRejection', (reason, promise) => console.log(reason, promise instanceof Promise)); Promise.reject(1)",
    0,
    '1 true\n',
  ],
];
for (const [name, program, code, stdout] of endings) {
  test(`the end of a program: ${name}`, async ({ sharedLab }) => {
    const ended = await run(sharedLab, program);
    expect(ended.result).toMatchObject({ kind: 'exited', code });
    expect(ended.stdout).toBe(stdout);
  });
}

test('threads and what passes between them', async ({ sharedLab }) => {
  const { stdout, stderr, result } = await run(sharedLab, {
    'main.mjs': `import { Worker, MessageChannel, isMainThread, threadId } from 'node:worker_threads';
      const { port1, port2 } = new MessageChannel();
      const data = { port: port2, shared: new Int32Array(new SharedArrayBuffer(4)) };
      const worker = new Worker('./worker.mjs', { workerData: data, transferList: [port2], env: { A: 1 }, argv: ['x'] });
      const log = [isMainThread, threadId];
      port1.onmessage = ({ data, target }) => { log.push(data, target === port1); port1.postMessage('pong') };
      port1.on('close', () => log.push('closed'));
      try { worker.postMessage(() => {}) } catch (error) { log.push(error.name) }
      const bytes = new Uint8Array([1, 2, 3]);
      worker.postMessage(bytes, [bytes.buffer]);
      log.push(bytes.length);
      worker.on('message', async (message) => {
        log.push(message);
        if (message === 'burning') log.push(await worker.terminate(), data.shared[0]);
      });
      worker.on('exit', (code) => { log.push('exit ' + code); setImmediate(() => console.log(JSON.stringify(log))) });`,
    'worker.mjs': `import { parentPort, workerData, Worker, isMainThread, threadId } from 'node:worker_threads';
      const { port, shared } = workerData;
      parentPort.once('message', (bytes) => parentPort.postMessage([...bytes, process.env.A, process.argv[2], isMainThread, threadId]));
      port.once('message', (text) => {
        parentPort.postMessage(text);
        port.close();
        new Worker("require('worker_threads').workerData[0] = 42; console.error('nested')", { eval: true, workerData: shared })
          .on('exit', () => { parentPort.postMessage('burning'); for (;;); });
      });
      port.postMessage('ping');`,
  });
  expect(stderr).toBe('nested\n');
  expect(result).toMatchObject({ code: 0 });
  const log = JSON.parse(stdout) as unknown[];
  expect(log.slice(0, 4)).toEqual([true, 0, 'DataCloneError', 0]);
  expect(log).toEqual(
    expect.arrayContaining(['ping', 'pong', 'closed', 'burning', 'exit 1', 1, 42]),
  );
  expect(log).toContainEqual([1, 2, 3, '1', 'x', false, 1]);
});

test('a thread’s error reaches its creator whole, then its exit', async ({ sharedLab }) => {
  const program = `import { Worker } from 'node:worker_threads';
    const throwing = "process.on('exit', (code) => console.log('in', code)); setTimeout(() => { throw Object.assign(new RangeError('bad'), { code: 'X' }) })";
    const worker = new Worker(throwing, { eval: true });
    worker.on('error', (error) => console.log(error instanceof RangeError, error.message, error.code, error.stack.includes('[worker eval]:1:')));
    worker.on('exit', (code) => console.log('out', code));
    new Worker('./missing.mjs').on('error', (error) => console.log(error.code));`;
  const { stdout } = await run(sharedLab, program);
  expect(stdout.split('\n').sort()).toEqual([
    '',
    'MODULE_NOT_FOUND',
    'in 1',
    'out 1',
    'true bad X true',
  ]);
});

test('events tell who started, printed and ended, on one clock', async ({ sharedLab }) => {
  const { events } = await run(sharedLab, {
    'main.mjs': `import { Worker } from 'node:worker_threads';
      const worker = new Worker(new URL('w.mjs', import.meta.url), { name: 'w' });
      worker.postMessage('hi'); worker.on('message', () => {});`,
    'w.mjs': `import { parentPort } from 'node:worker_threads';
      parentPort.once('message', (m) => { console.log(m); parentPort.postMessage(m) })`,
  });
  const main = { pid: events[0]?.source.pid, threadId: 0 };
  const worker = { pid: main.pid, threadId: 1, name: 'w' };
  expect(events[0]).toMatchObject({ kind: 'started', source: main });
  expect(events.at(-1)).toMatchObject({ kind: 'exited', source: main, code: 0 });
  const told: [RunEvent['kind'], object, object?][] = [
    ['started', worker, { parent: main }],
    ['sent', main, { peer: worker }],
    ['received', worker, { peer: main }],
    ['sent', worker, { peer: main }],
    ['received', main, { peer: worker }],
    ['stdout', worker, { text: 'hi\n' }],
    ['exited', worker, { code: 0 }],
  ];
  for (const [kind, source, more] of told) {
    expect(events).toContainEqual(expect.objectContaining({ kind, source, ...more }));
  }
  for (const { at } of events) expect(at).toBeGreaterThanOrEqual(0);
});

test('what the engine does not have says so', async ({ sharedLab }) => {
  const whole = await run(sharedLab, "import http from 'node:http'; http.createServer()");
  expect(whole.stderr).toContain('http.createServer is not available in the built-in engine');
  const part = await run(
    sharedLab,
    "import { getHeapStatistics } from 'node:v8'; getHeapStatistics()",
  );
  expect(part.stderr).toContain('v8.getHeapStatistics is not available in the built-in engine');
});

test('a program sees Node’s globals and not the browser’s', async ({ sharedLab }) => {
  const { stdout } = await run(
    sharedLab,
    `const browser = ['self', 'postMessage', 'importScripts', 'addEventListener', 'location', 'indexedDB', 'caches', 'XMLHttpRequest', 'Worker', 'name', 'close', 'onmessage'];
     console.log(browser.filter((name) => globalThis[name] !== undefined), typeof process, typeof setImmediate, global === globalThis, navigator.userAgent);`,
  );
  expect(stdout).toBe('[] object function true Node.js/24\n');
});
