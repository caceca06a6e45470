// The preload in real Node: it tells who printed what, and the program does not notice.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runLocally } from '../../../src/engine/trace/local.ts';
import type { RunEvent, RunResult } from '../../../src/engine/types.ts';

interface Outcome {
  readonly events: RunEvent[];
  readonly result: RunResult;
}

async function run(entry: string, text: string, input = ''): Promise<Outcome> {
  const program = { files: { [entry]: text }, entry, args: ['one'], env: { COLOUR: 'red' } };
  const started = await runLocally(program);
  started.write(input);
  started.endInput();
  const events = await Array.fromAsync(started.events);
  return { events, result: await started.result };
}

/** All text of a stream; with a name, only of sources that have it: `main`, `worker`, `child` … */
function printed(events: readonly RunEvent[], kind: 'stdout' | 'stderr', who?: string): string {
  const main = events[0]?.source;
  return events
    .filter((event) => event.kind === kind)
    .filter(({ source }) => {
      const child = source.pid === main?.pid ? 'main' : 'child';
      const name = source.name ?? (source.threadId === 0 ? child : `${child} worker`);
      return who === undefined || name === who;
    })
    .map((event) => ('text' in event ? event.text : ''))
    .join('');
}

/** What Node prints and how it ends without the preload, both streams in one. */
function untraced(entry: string, text: string): { output: string; status: number | null } {
  const home = mkdtempSync(join(tmpdir(), 'untraced-'));
  writeFileSync(join(home, entry), text);
  const command = ['-c', 'exec "$0" "$@" 2>&1', process.execPath, entry, 'one'];
  const env = { PATH: process.env['PATH'], COLOUR: 'red' };
  const { stdout, status } = spawnSync('/bin/sh', command, { cwd: home, env, encoding: 'utf8' });
  rmSync(home, { recursive: true });
  return { output: stdout, status };
}

/** Paths and process ids differ from run to run. */
const settled = (text: string): string =>
  text
    .replaceAll(/(file:\/\/)?\/[\w/.-]+\/(main\.\w+)/g, '$2')
    .replaceAll(/\(node:\d+\)/g, '(node)');

const sources = {
  'order of ticks and promises': [
    'main.cjs',
    `Promise.resolve().then(() => console.log('promise'));
     process.nextTick(() => console.log('tick'));
     setImmediate(() => {
       console.log('immediate');
       process.nextTick(() => console.log('tick of an immediate'));
       setTimeout(() => setImmediate(() => console.log('immediate of a timeout')));
       Promise.resolve().then(() => console.log('promise of an immediate'));
     });
     console.log(require.main === module, process.argv.length, process.argv[2]);`,
  ],
  'both streams in order': [
    'main.mjs',
    `for (let i = 0; i < 50; i++) { console.log('out', i); console.error('err', i); }`,
  ],
  'what the program sees of itself': [
    'main.cjs',
    `console.log(process.execArgv, Object.keys(process.env).filter((k) => !/^(PWD|_|SHLVL)$/.test(k)).sort());
     console.log(Object.keys(require.cache).length, module.children.length, Object.keys(process.stdout).length);
     console.log(process.stdout.write.name, require('fs').writeSync.name, require('child_process').execSync.name);
     const { Worker } = require('worker_threads');
     new Worker('console.log(process.execArgv, Object.keys(require.cache).length)', { eval: true });`,
  ],
  'uncaught error': ['main.mjs', `console.log('before'); null.x;`],
  'syntax error': ['main.mjs', `const = 1;`],
  'unhandled rejection': ['main.mjs', `Promise.reject(new Error('no'));`],
  'error in a worker': [
    'main.cjs',
    `new (require('worker_threads').Worker)('throw new TypeError("bad")', { eval: true });`,
  ],
  'unsettled await': ['main.mjs', `console.log('wait'); await new Promise(() => {});`],
  'exit code': ['main.mjs', `process.on('exit', (c) => console.log('bye', c)); process.exit(3);`],
  'exit with a worker running': [
    'main.cjs',
    `const { Worker } = require('worker_threads');
     new Worker('console.log("hi"); setInterval(() => {}, 1000)', { eval: true })
       .stdout.once('data', () => setImmediate(() => process.exit(4)));`,
  ],
  'messages and what holds them': [
    'main.cjs',
    `const { Worker, isMainThread, parentPort } = require('worker_threads');
     if (isMainThread) {
       const worker = new Worker(__filename);
       console.log(worker.postMessage.name, Object.keys(worker).includes('postMessage'));
       worker.on('message', (text) => console.log(text, worker.listenerCount('message')));
       worker.postMessage(1);
     } else {
       const held = [parentPort.postMessage.name, Object.keys(parentPort).length];
       parentPort.once('message', (n) => parentPort.postMessage([...held, n + 1].join()));
     }`,
  ],
  'a worker that listens to nobody': [
    'main.cjs',
    `const { Worker, isMainThread } = require('worker_threads');
     if (isMainThread) new Worker(__filename).postMessage('lost');
     process.on('exit', (code) => console.log(isMainThread, code));`,
  ],
  warning: ['main.mjs', `process.emitWarning('careful');`],
  'output the program takes for itself': [
    'main.cjs',
    `const { Worker } = require('worker_threads');
     const worker = new Worker('console.log("世界"); console.error("quiet")', { eval: true, stdout: true, stderr: true });
     worker.stdout.on('data', (d) => console.log('<' + d + '>', d.length));
     worker.stderr.setEncoding('utf8').on('data', (d) => console.log(typeof d, d));
     worker.on('exit', (code) => console.log('exit', code, worker.listenerCount('exit')));`,
  ],
  'a silent child': [
    'main.cjs',
    `const { spawn, execFileSync } = require('child_process');
     if (process.argv[2] === 'child') { console.log('x'); console.error('y'); return; }
     console.log(execFileSync(process.execPath, [__filename, 'child'], { stdio: 'pipe' }).toString());
     const child = spawn('node', [__filename, 'child']);
     child.stdout.on('data', (d) => console.log('out', String(d)));
     child.on('exit', (...a) => console.log(a, child.spawnargs.length));`,
  ],
  'exact bytes': [
    'main.cjs',
    `const text = Buffer.from('世界🎉');
     for (const byte of text) process.stdout.write(Buffer.of(byte));
     process.stdout.write(text.toString('base64'), 'base64');
     process.stdout.write('\\n');
     require('fs').writeSync(1, '界 direct\\r\\n\\u001b[31mred\\u001b[0m');`,
  ],
  'a lot at once': [
    'main.mjs',
    `process.stdout.write(('界x'.repeat(50) + '\\n').repeat(5000), () => console.error('done'));`,
  ],
} as const;

for (const [name, [entry, text]] of Object.entries(sources)) {
  test(`the same output and exit code as without the preload: ${name}`, async () => {
    const bare = untraced(entry, text);
    const { events, result } = await run(entry, text);
    const all = events.map((event) => ('text' in event ? event.text : '')).join('');
    assert.equal(settled(all), settled(bare.output));
    assert.ok(result.kind === 'exited');
    assert.equal(result.code, bare.status);
    assert.equal(all.includes('\u001b_'), false);
  });
}

test('streams, threads, nested threads and their names', async () => {
  const { events } = await run(
    'main.mjs',
    `import { Worker, threadId, isMainThread } from 'node:worker_threads';
     const me = import.meta.filename;
     if (isMainThread) { console.log('m'); console.error('e'); new Worker(me, { name: 'bob' }); }
     else { console.log('w', threadId); console.error('we');
       if (threadId === 1) new Worker(me, { name: 'nested' }); }`,
  );
  assert.equal(printed(events, 'stdout', 'main'), 'm\n');
  assert.equal(printed(events, 'stderr', 'main'), 'e\n');
  assert.equal(printed(events, 'stdout', 'bob'), 'w 1\n');
  assert.equal(printed(events, 'stderr', 'bob'), 'we\n');
  assert.equal(printed(events, 'stdout', 'nested'), 'w 2\n');
  const starts = events.filter((event) => event.kind === 'started');
  assert.deepEqual(
    starts.map((event) => [event.source.name, event.parent?.name]),
    [
      [undefined, undefined],
      ['bob', undefined],
      ['nested', 'bob'],
    ],
  );
  const ends = events.filter((event) => event.kind === 'exited');
  assert.deepEqual(ends.map(({ source, code }) => [source.threadId, code]).sort(), [
    [0, 0],
    [1, 0],
    [2, 0],
  ]);
});

test('a worker speaks with its own time while the main thread is busy', async () => {
  const { events } = await run(
    'main.cjs',
    `const { Worker } = require('worker_threads');
     const flag = new Int32Array(new SharedArrayBuffer(4));
     new Worker('console.log("early"); Atomics.store(require("worker_threads").workerData, 0, 1); Atomics.notify(require("worker_threads").workerData, 0)', { eval: true, workerData: flag });
     Atomics.wait(flag, 0, 0);
     console.log('late');`,
  );
  const prints = events.flatMap((event) => ('text' in event ? [event] : []));
  // Node itself shows a worker's output only when the main thread is free.
  assert.deepEqual(
    prints.map(({ text }) => text),
    ['late\n', 'early\n'],
  );
  assert.ok((prints[1]?.at ?? Infinity) < (prints[0]?.at ?? 0));
});

test('fork, spawn and exec of node, and commands that are not node', async () => {
  const { events, result } = await run(
    'main.cjs',
    `const { fork, spawn, exec, spawnSync, execSync } = require('child_process');
     const { Worker, isMainThread } = require('worker_threads');
     const { once } = require('events');
     if (!isMainThread) { console.log('thread of ' + process.argv[2]); return; }
     if (process.argv[2] !== 'one') {
       console.log(process.argv[2]); console.error('err');
       if (process.argv[2] === 'forked') new Worker(__filename, { argv: ['forked'] });
       return;
     }
     (async () => {
       await once(fork(__filename, ['forked']), 'exit');
       await once(spawn(process.execPath, [__filename, 'spawned'], { stdio: 'inherit' }), 'exit');
       const piped = spawn('node', [__filename, 'piped']);
       piped.stdout.pipe(process.stdout);
       await once(piped, 'close');
       await once(spawn('echo', ['echoed'], { stdio: 'inherit' }), 'exit');
       await once(spawn('sh', ['-c', 'node main.cjs shell | tr a-z A-Z'], { stdio: 'inherit' }), 'exit');
       await new Promise((done) => exec('node main.cjs quiet', (e, out) => { console.log('got', out); done(); }));
       spawnSync('node', [__filename, 'sync'], { stdio: 'inherit' });
       execSync('echo execSync', { stdio: 'inherit' });
       process.kill(process.pid, 'SIGTERM');
     })();`,
  );
  const child = printed(events, 'stdout', 'child');
  assert.equal(child, 'forked\nspawned\npiped\nechoed\nSHELL\nsync\nexecSync\n');
  assert.equal(printed(events, 'stdout', 'child worker'), 'thread of forked\n');
  assert.equal(printed(events, 'stdout', 'main'), 'got quiet\n\n');
  assert.equal(printed(events, 'stderr', 'child'), 'err\nerr\nerr\nerr\n');
  assert.ok(result.kind === 'exited');
  assert.deepEqual([result.code, result.signal], [null, 'SIGTERM']);
});

test('a child that dies of an error says so itself; one that lives on dies of none', async () => {
  const { events, result } = await run(
    'main.cjs',
    `const { fork } = require('child_process');
     const { once } = require('events');
     const ways = {
       throws: () => { throw new Error('thrown'); },
       rejects: () => Promise.reject(new Error('rejected')),
       catches: () => {
         process.on('uncaughtException', ({ message }) => console.log('caught', message));
         setTimeout(() => console.log(process.listenerCount('uncaughtException')));
         throw new Error('survived');
       },
     };
     if (process.argv[2] !== 'one') { ways[process.argv[2]](); return; }
     (async () => {
       for (const way of Object.keys(ways)) {
         const [code] = await once(fork(__filename, [way]), 'exit');
         console.error(way, code);
       }
       throw new Error('last');
     })();`,
  );
  const ofChildren = printed(events, 'stderr', 'child');
  assert.match(ofChildren, /Error: thrown\n[^]*Error: rejected\n/);
  assert.doesNotMatch(ofChildren, /survived|last/);
  const ofMain = printed(events, 'stderr', 'main');
  assert.match(ofMain, /^throws 1\nrejects 1\ncatches 0\n[^]*Error: last\n/);
  assert.doesNotMatch(ofMain, /Error: (thrown|rejected)/);
  assert.equal(printed(events, 'stdout', 'child'), 'caught survived\n1\n');
  assert.ok(result.kind === 'exited' && result.code === 1);
});

test('every process has a start and an end, those of the Sync forms too', async () => {
  const { events } = await run(
    'main.cjs',
    `const { execSync, execFileSync, spawnSync } = require('child_process');
     execSync('exit 0', { stdio: 'pipe' });
     try { execFileSync('sh', ['-c', 'exit 3'], { stdio: 'inherit' }); } catch {}
     spawnSync('sh', ['-c', 'kill $$']);`,
  );
  const [main] = events;
  const started = events.filter(({ kind }) => kind === 'started');
  assert.equal(new Set(started.map(({ source }) => source.pid)).size, 4);
  const ends = events.flatMap((event) =>
    event.kind === 'exited' && event.source.pid !== main?.source.pid
      ? [[event.code, event.signal]]
      : [],
  );
  assert.deepEqual(ends, [
    [0, null],
    [3, null],
    [null, 'SIGTERM'],
  ]);
});

/** Messages as `main>worker 1`, `worker 1<main`; a child process is `child`. */
function messages(events: readonly RunEvent[]): string[] {
  const pid = events[0]?.source.pid;
  const nameOf = ({ pid: own, threadId }: RunEvent['source']): string =>
    own !== pid ? 'child' : threadId === 0 ? 'main' : `worker ${String(threadId)}`;
  return events.flatMap((event) => {
    if (event.kind !== 'sent' && event.kind !== 'received') return [];
    return [`${nameOf(event.source)}${event.kind === 'sent' ? '>' : '<'}${nameOf(event.peer)}`];
  });
}

test('messages between threads are reported, sent before received', async () => {
  const { events } = await run(
    'main.cjs',
    `const { Worker, isMainThread, parentPort } = require('worker_threads');
     if (isMainThread) {
       const worker = new Worker(__filename);
       worker.on('message', () => worker.postMessage('stop'));
       worker.postMessage('go');
       try { worker.postMessage(() => {}); } catch {}
     } else {
       parentPort.on('message', (text) => text === 'go' ? parentPort.postMessage('done') : parentPort.close());
     }`,
  );
  const seen = messages(events);
  assert.deepEqual(seen.toSorted(), [
    'main<worker 1',
    'main>worker 1',
    'main>worker 1',
    'worker 1<main',
    'worker 1<main',
    'worker 1>main',
  ]);
  const at = (kind: RunEvent['kind'], threadId: number): number[] =>
    events.filter((e) => e.kind === kind && e.source.threadId === threadId).map((e) => e.at);
  assert.ok((at('sent', 0)[0] ?? Infinity) <= (at('received', 1)[0] ?? 0));
  assert.ok((at('sent', 1)[0] ?? Infinity) <= (at('received', 0)[0] ?? 0));
});

test('messages between processes are reported on both sides', async () => {
  const { events } = await run(
    'main.cjs',
    `if (process.argv[2] === 'child') {
       process.on('message', (text) => { process.send(text + '!'); process.disconnect(); });
     } else {
       const child = require('child_process').fork(__filename, ['child']);
       child.on('message', (text) => console.log(text));
       child.send('hello');
     }`,
  );
  assert.equal(printed(events, 'stdout'), 'hello!\n');
  // Reports of two processes come by one pipe in any order.
  assert.deepEqual(messages(events).toSorted(), [
    'child<main',
    'child>main',
    'main<child',
    'main>child',
  ]);
});

test('a program that sends very much is not slowed down by reports', async () => {
  const { events, result } = await run(
    'main.cjs',
    `const { Worker, isMainThread, parentPort } = require('worker_threads');
     if (isMainThread) {
       let count = 0;
       new Worker(__filename).on('message', () => (count += 1)).on('exit', () => console.log(count));
     } else for (let i = 0; i < 50000; i += 1) parentPort.postMessage(i);`,
  );
  assert.equal(printed(events, 'stdout'), '50000\n');
  assert.equal(messages(events).filter((text) => text === 'main<worker 1').length, 2000);
  assert.ok(result.kind === 'exited' && result.code === 0);
});

test('standard input reaches the program', async () => {
  const { events } = await run(
    'main.mjs',
    `for await (const chunk of process.stdin) console.log(String(chunk).toUpperCase());`,
    'ping',
  );
  assert.equal(printed(events, 'stdout'), 'PING\n');
});

test('a program cannot pass its output off as a trace', async () => {
  const forged = '\\u001b_key;{"kind":"stdout","at":0,"source":{"pid":1,"threadId":9},"text":"x"}';
  const { events } = await run('main.mjs', `process.stdout.write('${forged}\\u001b\\\\');`);
  assert.deepEqual(
    events.map(({ kind, source }) => [kind, source.threadId]),
    [
      ['started', 0],
      ['stdout', 0],
      ['exited', 0],
    ],
  );
});

test('stop ends a hot loop at once', async () => {
  const text = `process.stdout.write('on'); for (;;);`;
  const program = { files: { 'main.mjs': text }, entry: 'main.mjs', args: [], env: {} };
  const started = await runLocally(program);
  for await (const event of started.events) {
    if (event.kind === 'stdout') await started.stop();
  }
  assert.equal((await started.result).kind, 'stopped');
});

test('the pinned Node runs these tests', () => {
  assert.match(execFileSync(process.execPath, ['--version'], { encoding: 'utf8' }), /^v24\./);
});
