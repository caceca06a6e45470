// A trace changes nothing: programs whose output hangs on the order of everything print the same bytes and end
// the same, plain, traced and watched, in each Node that the course is written for.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { runInNode } from '../../support/real-node.ts';
import { nodePath } from '../../support/nodes.ts';
import { runTraced } from '../../support/stackblitz/run-traced.ts';

const programs = {
  'ticks, promises, immediates and timers': [
    'main.cjs',
    `const say = (text) => () => console.log(text);
     setTimeout(say('timeout'));
     require('fs').readFile(__filename, () => {
       setTimeout(() => { setImmediate(say('immediate of a timeout')); say('timeout of a read')(); }); setImmediate(say('immediate of a read'));
       process.nextTick(say('tick of a read')); Promise.resolve().then(say('promise of a read'));
       queueMicrotask(() => { process.nextTick(say('tick of a microtask')); say('microtask')(); });
     });
     process.nextTick(() => { Promise.resolve().then(say('promise of a tick')); say('tick')(); });
     Promise.resolve().then(() => { process.nextTick(say('tick of a promise')); say('promise')(); });
     (async () => { for (let i = 0; i < 5; i += 1) { await null; console.log('await', i); } })();
     say('script')();`,
  ],
  'ticks and promises of a module': [
    'main.mjs',
    `process.nextTick(() => console.log('tick'));
     Promise.resolve().then(() => console.log('promise'));
     setImmediate(() => console.log('immediate'));
     await null;
     console.log('after await');
     await new Promise((done) => setImmediate(() => setTimeout(done, 20)));
     console.log('after a wait');`,
  ],
  'an unhandled rejection, late': [
    'main.cjs',
    `process.on('exit', (code) => console.log('exit', code));
     setTimeout(() => { Promise.reject(new Error('late')); process.nextTick(() => console.log('tick')); }, 20);
     setTimeout(() => console.log('never'), 60);`,
  ],
  'process.exit in a handler': [
    'main.cjs',
    `process.on('exit', (code) => { console.log('exit', code); process.exitCode = 9; });
     process.on('uncaughtException', ({ message }) => { console.log(message); setImmediate(() => process.exit(4)); });
     setTimeout(() => { throw new Error('taken'); }, 20);
     setInterval(() => undefined, 5);`,
  ],
  'a handler that throws': [
    'main.cjs',
    `process.on('uncaughtException', () => { throw new Error('again'); });
     setTimeout(() => { throw new Error('first'); }, 20);`,
  ],
  'beforeExit, which goes on twice': [
    'main.cjs',
    `let left = 2;
     process.on('beforeExit', (code) => {
       console.log('beforeExit', code);
       if (left-- > 0) setTimeout(() => { console.log('went on'); process.exitCode = left; }, 10);
     });
     process.on('exit', (code) => console.log('exit', code));`,
  ],
  'stacks of errors in callbacks of every kind': [
    'main.cjs',
    `const { MessageChannel } = require('worker_threads');
     const { port1, port2 } = new MessageChannel();
     port1.on('message', () => {
       console.log(new Error('of a port').stack);
       port1.close();
       require('fs').stat(__filename, () => { console.log(new Error('of a file').stack); last(); });
     });
     port2.postMessage(1);
     async function last() {
       await new Promise((done) => setTimeout(done, 10));
       console.log(new Error('of a timer and a promise').stack);
       require('dns').lookup('127.0.0.1', () => { throw new TypeError('uncaught'); });
     }`,
  ],
  'an uncaught error of a message': [
    'main.cjs',
    `const { Worker, isMainThread, parentPort } = require('worker_threads');
     if (isMainThread) new Worker(__filename).postMessage('hi');
     else parentPort.on('message', () => { throw new RangeError('in a handler'); });`,
  ],
  'what hooks and stores see': [
    'main.cjs',
    `const { AsyncLocalStorage, createHook, executionAsyncId } = require('async_hooks');
     const store = new AsyncLocalStorage();
     Promise.resolve().then(() => console.log('untracked', executionAsyncId() === 0));
     setTimeout(() => {
       const types = [];
       const hook = createHook({ init(id, type) { types.push(type); } }).enable();
       const kept = store.run('kept', async () => { await null; await null; return store.getStore(); });
       setTimeout(() => undefined);
       hook.disable();
       kept.then((text) => console.log(text, types.filter((type) => /PROMISE|Time|Tick/.test(type)).join()));
       store.run('timer', () => setTimeout(() => console.log(store.getStore()), 10));
     }, 20);`,
  ],
  'threads, each after the other': [
    'main.cjs',
    `const { Worker, isMainThread, parentPort } = require('worker_threads');
     if (isMainThread) {
       const worker = new Worker(__filename);
       worker.on('message', (n) => { console.log('main', n); if (n % 1) return; if (n < 5) worker.postMessage(n + 1); else worker.terminate(); });
       worker.on('exit', (code) => console.log('exit', code));
       worker.postMessage(0);
     } else parentPort.on('message', (n) => {
       Promise.resolve().then(() => parentPort.postMessage(n + 1));
       process.nextTick(() => parentPort.postMessage(n + 0.5));
     });`,
  ],
  'calls that block': [
    'main.cjs',
    `const { execFileSync, spawnSync } = require('child_process');
     setTimeout(() => console.log('timeout'));
     console.log(Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20));
     process.nextTick(() => console.log('tick'));
     console.log(String(execFileSync(process.execPath, ['-p', '1 + 1'])), spawnSync('false').status);
     try { execFileSync('false'); } catch ({ message }) { console.log(message); }
     setImmediate(() => console.log('immediate'));`,
  ],
} as const;

/** Folders, ids, and whether the news of a thread's error comes with that of its end, differ from run to run. */
const settle = (text: string): string =>
  text
    .replaceAll(/(?:file:\/\/)?(?:\/[\w.+-]+)+\/(main\.\w+)/g, '$1')
    .replaceAll(/\(node:\d+\)/g, '(node)')
    .replaceAll(/\n +at (?:\[kOnExit\]|Worker\.<computed>\.onexit) .*/g, '');

for (const line of ['20', '22', '24'] as const) {
  suite(`in Node ${line}`, { concurrency: 2 }, () => {
    for (const [name, [entry, text]] of Object.entries(programs)) {
      test(name, async () => {
        const files = { [entry]: text };
        const { lines, errors, code } = await runInNode(files, entry, nodePath(line));
        const plain = {
          stdout: settle(lines.join('\n')),
          stderr: settle(errors.join('\n')),
          code,
        };
        for (const watched of [{}, { watch: 'states' }, { watch: 'callbacks' }] as const) {
          const program = { files, entry, args: [], env: {} };
          const run = await runTraced(program, line, {
            ...watched,
            signal: AbortSignal.timeout(60_000),
          });
          const printed = (kind: 'stdout' | 'stderr'): string =>
            settle(run.events.map((event) => (event.kind === kind ? event.text : '')).join(''));
          const { result } = run;
          assert.deepEqual(
            {
              stdout: printed('stdout'),
              stderr: printed('stderr'),
              code: result.kind === 'exited' && result.code,
            },
            plain,
            'watch' in watched ? `watched: ${watched.watch}` : 'traced',
          );
        }
      });
    }
  });
}
