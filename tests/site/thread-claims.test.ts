// What the pages on processes, threads and their messages say of Node, and no program there shows.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { suite, test } from 'node:test';
import { nodePath } from '../support/nodes.ts';
import { runInNode } from '../support/real-node.ts';

/** One file that is both the program and its thread. */
const inOneFile = (main: string, thread: string): string => `
import { once } from 'node:events';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
const startThread = (options) => new Worker(new URL(import.meta.url), options);
if (isMainThread) {
${main}
} else {
${thread}
}
`;

const tellAll = `
  worker.on('message', (value) => console.log('message', value));
  worker.on('error', (error) => console.log('error', error?.code ?? error?.message));
  worker.on('exit', (code) => console.log('exit', code));
`;

/** The example's file that readers are told to copy. */
const fileOf = (path: string): Promise<string> => readFile(`content/examples/${path}`, 'utf8');

for (const line of ['20', '22', '24'] as const) {
  /** What a program prints, and how it ends. */
  const run = async (files: Readonly<Record<string, string>>) => {
    const { lines, errors, code } = await runInNode(files, 'main.mjs', nodePath(line));
    return { lines: lines.filter(Boolean), errors: errors.join('\n'), code };
  };

  suite(`in Node ${line}`, { concurrency: 3 }, () => {
    // In Node 24.21 either happens, the error or an abort of the process, and some runs take minutes
    // and gigabytes: the page says so.
    const limited = { skip: line === '24' };
    test('a thread that reaches its memory limit ends with an error', limited, async () => {
      const limits = '{ resourceLimits: { maxOldGenerationSizeMb: 32 } }';
      const main = `const worker = startThread(${limits});${tellAll}`;
      const thread = 'const all = []; for (;;) all.push(new Array(1000).fill(all.length));';
      const { lines, code } = await run({ 'main.mjs': inOneFile(main, thread) });
      assert.deepEqual(lines, ['error ERR_WORKER_OUT_OF_MEMORY', 'exit 1']);
      assert.equal(code, 0);
    });

    test('a signal to the process, as of a crash in native code, ends all its threads', async () => {
      const main = `const worker = startThread();${tellAll}setTimeout(() => console.log('main goes on'), 60_000);`;
      const { lines, code } = await run({
        'main.mjs': inOneFile(main, "process.kill(process.pid, 'SIGSEGV');"),
      });
      assert.deepEqual(lines, []);
      assert.equal(code, null, 'a signal ended it');
    });

    test('process.exit() in main ends its threads; its children go on while they have work', async () => {
      const { lines } = await run({
        'main.mjs': inOneFile(
          `
  const { fork } = await import('node:child_process');
  const children = ['idle', 'busy'].map((name) => fork(new URL('./child.mjs', import.meta.url), [name]));
  const worker = startThread();
  await Promise.all([...children, worker].map((one) => once(one, 'message')));
  process.exit();`,
          "parentPort.postMessage('up'); setTimeout(() => console.log('the thread went on'), 500);",
        ),
        'child.mjs': `
const [, , name] = process.argv;
process.on('message', () => {});
process.on('exit', () => console.log(name, 'ends'));
if (name === 'busy') {
  process.on('disconnect', () => {
    // The child that only listened is to be heard first.
    setTimeout(() => console.log('busy went on'), 1500);
  });
}
process.send('up');`,
      });
      assert.deepEqual(lines, ['idle ends', 'busy went on', 'busy ends']);
    });

    test('worker.unref(): the thread does not keep the process alive', async () => {
      const main = "startThread().unref(); setTimeout(() => console.log('main has done'), 200);";
      const { lines, code } = await run({
        'main.mjs': inOneFile(main, 'setInterval(() => {}, 50);'),
      });
      assert.deepEqual([lines, code], [['main has done'], 0]);
    });

    test('an unhandled rejection in a thread is an error of the thread', async () => {
      const main = `const worker = startThread();${tellAll}`;
      const thread = "Promise.reject(new Error('floating'));";
      const { lines } = await run({ 'main.mjs': inOneFile(main, thread) });
      assert.deepEqual(lines, ['error floating', 'exit 1']);
    });

    test('waiting for what has been: exit code 13, with a warning from Node 22 on', async () => {
      const main =
        "const worker = startThread(); await once(worker, 'exit'); await once(worker, 'exit');";
      const { code, errors } = await run({ 'main.mjs': inOneFile(main, '') });
      assert.equal(code, 13);
      assert.equal(errors.includes('Warning: Detected unsettled top-level await'), line !== '20');
    });

    /** A thread that answers and then fails, one that ends without a word, one that is given up. */
    const threads = {
      'late.mjs': `
import { parentPort } from 'node:worker_threads';
parentPort.postMessage('answer');
setTimeout(() => { throw new Error('late'); }, 100);`,
      'silent.mjs': '',
    };

    test('waiting for the message alone hangs, or lets a late error end the program', async () => {
      const waitFor = (file: string) => `
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
console.log(...(await once(new Worker(new URL('./${file}', import.meta.url)), 'message')));
setTimeout(() => console.log('main lives'), 60_000);`;
      const late = await run({ ...threads, 'main.mjs': waitFor('late.mjs') });
      assert.deepEqual([late.lines, late.code], [['answer'], 1]);
      const silent = await run({ ...threads, 'main.mjs': waitFor('silent.mjs') });
      assert.deepEqual([silent.lines, silent.code], [[], 13]);
    });

    test('runInThread() does neither', async () => {
      const { lines, code } = await run({
        ...threads,
        'run-in-thread.mjs': await fileOf('await-a-thread/run-in-thread.mjs'),
        'main.mjs': `
import { setTimeout as sleep } from 'node:timers/promises';
import { runInThread } from './run-in-thread.mjs';
const fileOf = (name) => new URL(name, import.meta.url);
console.log(await runInThread(fileOf('./late.mjs')));
await sleep(500);
console.log(await runInThread(fileOf('./silent.mjs')).catch((error) => error.message));
console.log('main lives');`,
      });
      assert.equal(code, 0);
      assert.deepEqual(lines, [
        'answer',
        'the thread ended with code 0, without a result',
        'main lives',
      ]);
    });

    test('askerOf(): no question waits for ever, and none takes a failure for an answer', async () => {
      const { lines, code } = await run({
        'asker.mjs': await fileOf('numbered-questions/asker.mjs'),
        'main.mjs': `
import { Worker } from 'node:worker_threads';
import { askerOf } from './asker.mjs';
const worker = new Worker(new URL('./worker.mjs', import.meta.url));
const ask = askerOf(worker);
const tell = async (question) => {
  try {
    console.log(String(question), 'is answered by', await ask(question));
  } catch (error) {
    console.log(String(question), 'is rejected by', error?.message ?? error);
  }
};
await tell('undefined');
await tell(() => {});
await Promise.all([tell('wait'), tell('throw')]);
await tell('later');`,
        'worker.mjs': `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ number, question }) => {
  if (question === 'undefined') parentPort.postMessage({ number, error: undefined });
  if (question === 'throw') throw new Error('broken');
});`,
      });
      assert.equal(code, 0);
      assert.match(lines[1] ?? '', /^\(\) => \{\} is rejected by .*could not be cloned/);
      assert.deepEqual(lines.toSpliced(1, 1).sort(), [
        'later is rejected by the thread ended with code 1',
        'throw is rejected by broken',
        'undefined is rejected by undefined',
        'wait is rejected by broken',
      ]);
    });

    test('what a message loses: private fields and getters; what cannot be sent: promises', async () => {
      const thread = `
  class Point { #secret = 1; x = 3; get double() { return this.x * 2; } }
  parentPort.postMessage(new Point());
  try { parentPort.postMessage(Promise.resolve()); } catch (error) { parentPort.postMessage(error.name); }`;
      const main = `const worker = startThread();${tellAll}`;
      const { lines } = await run({ 'main.mjs': inOneFile(main, thread) });
      assert.deepEqual(lines, ['message { x: 3 }', 'message DataCloneError', 'exit 0']);
    });

    test('an error that is sent keeps its cause, and of names a built-in one', async () => {
      const main = `
  const worker = startThread();
  worker.on('message', (error) => console.log(error.name, error.cause, error.code, error instanceof RangeError));`;
      const thread = `
  const error = new RangeError('far out', { cause: 'why' });
  error.code = 'E_FAR';
  parentPort.postMessage(error);`;
      const { lines } = await run({ 'main.mjs': inOneFile(main, thread) });
      assert.deepEqual(lines, ['RangeError why undefined true']);
    });

    test('lines that main has not printed are lost when it exits; writeSync() prints at once', async () => {
      const main = `
  const worker = startThread({ workerData: new Int32Array(new SharedArrayBuffer(4)) });
  const { workerData } = await once(worker, 'message').then(([data]) => ({ workerData: data }));
  Atomics.wait(workerData, 0, 0);
  process.exit();`;
      const thread = `
  const { writeSync } = await import('node:fs');
  const { workerData } = await import('node:worker_threads');
  parentPort.postMessage(workerData);
  parentPort.once('message', () => {});
  setTimeout(() => {
    console.log('by console.log()');
    writeSync(1, 'by writeSync()\\n');
    Atomics.store(workerData, 0, 1);
    Atomics.notify(workerData, 0);
  }, 300);`;
      const { lines } = await run({ 'main.mjs': inOneFile(main, thread) });
      assert.deepEqual(lines, ['by writeSync()']);
    });
  });
}
