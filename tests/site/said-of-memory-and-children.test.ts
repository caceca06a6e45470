// What the articles on shared memory and child processes say of Node, where no program of theirs shows it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { suite, test } from 'node:test';
import { nodePath, type NodeLine } from '../support/nodes.ts';
import { runInNode } from '../support/real-node.ts';

interface Ran {
  readonly out: string;
  readonly errors: string;
  readonly code: number | null;
}

/** Runs a module in a Node; the course's `mutex.mjs` and `child.mjs`, which only listens, lie beside it. */
async function runIn(line: NodeLine, source: string): Promise<Ran> {
  const files = {
    'main.mjs': source,
    'child.mjs': "process.on('message', (m) => process.send(m));",
    'mutex.mjs': await readFile('content/examples/one-at-a-time/mutex.mjs', 'utf8'),
  };
  const { lines, errors, code } = await runInNode(files, 'main.mjs', nodePath(line));
  return { out: lines.join('\n').trim(), errors: errors.join('\n'), code };
}

const lines = ['20', '22', '24'] as const;

/** A worker that locks, and then does this; what main then finds. */
const whileLocked = (does: string, then: string) => `
  import { Worker, isMainThread, workerData, parentPort } from 'node:worker_threads';
  import { once } from 'node:events';
  import { Mutex } from './mutex.mjs';
  if (isMainThread) {
    const memory = new SharedArrayBuffer(8);
    const worker = new Worker(new URL(import.meta.url), { workerData: memory });
    await once(worker, 'message');
    ${then}
  } else {
    new Mutex(workerData, 0).lock();
    parentPort.postMessage('locked');
    ${does}
  }`;

suite('shared memory', () => {
  for (const line of lines) {
    test(`a thread that locks the mutex twice waits for itself, in Node ${line}`, async () => {
      const { out } = await runIn(
        line,
        `import { Mutex } from './mutex.mjs';
         const mutex = new Mutex(new SharedArrayBuffer(4), 0).lock();
         console.log(mutex.tryLock(50));
         mutex.unlock();
         console.log(mutex.tryLock(50));`,
      );
      assert.equal(out, 'false\ntrue');
    });

    test(`the mutex of a thread that was terminated stays locked, in Node ${line}`, async () => {
      const { out } = await runIn(
        line,
        whileLocked(
          'setInterval(() => {}, 1000);',
          'await worker.terminate(); console.log(new Mutex(memory, 0).tryLock(50));',
        ),
      );
      assert.equal(out, 'false');
    });

    test(`a bare Atomics.wait keeps the lock, in Node ${line}`, async () => {
      const { out } = await runIn(
        line,
        whileLocked(
          'Atomics.wait(new Int32Array(workerData, 4, 1), 0, 0);',
          'console.log(new Mutex(memory, 0).tryLock(200)); await worker.terminate();',
        ),
      );
      assert.equal(out, 'false');
    });

    test(`which Buffers have memory of their own, in Node ${line}`, async () => {
      const { out } = await runIn(
        line,
        `const moves = (buffer) => {
           try { structuredClone(buffer, { transfer: [buffer.buffer] }); } catch ({ name }) { return name; }
           return buffer.length === 0;
         };
         console.log(moves(Buffer.from('hello')), moves(Buffer.allocUnsafe(5)), moves(Buffer.alloc(5)));`,
      );
      const pooled = line === '20' ? 'false' : 'DataCloneError';
      assert.equal(out, `${pooled} ${pooled} true`);
    });
  }

  test('using gives the mutex back where the block ends, after an error too', async () => {
    const { out } = await runIn(
      '24',
      `import { Mutex } from './mutex.mjs';
       const mutex = new Mutex(new SharedArrayBuffer(4), 0);
       try {
         using held = mutex.lock();
         console.log(mutex.tryLock(0));
         throw new Error('late');
       } catch ({ message }) {
         console.log(message, mutex.tryLock(0));
       }`,
    );
    assert.equal(out, 'false\nlate true');
  });

  test('locks are held across an await, one holder at a time', async () => {
    const { out } = await runIn(
      '24',
      `import { locks } from 'node:worker_threads';
       import { setTimeout as sleep } from 'node:timers/promises';
       const hold = (name) => locks.request('a', async () => {
         console.log(name, 'in');
         await sleep(20);
         console.log(name, 'out');
       });
       await Promise.all([hold(1), hold(2)]);`,
    );
    assert.equal(out, '1 in\n1 out\n2 in\n2 out');
  });
});

suite('child processes', () => {
  for (const line of lines) {
    test(`an abort that is not listened for ends the parent, in Node ${line}`, async () => {
      const { out, errors, code } = await runIn(
        line,
        `import { fork } from 'node:child_process';
         fork('./child.mjs', { signal: AbortSignal.timeout(100) });
         setTimeout(() => console.log('still here'), 5000);`,
      );
      assert.equal(out, '');
      assert.match(errors, /AbortError: The operation was aborted/);
      assert.equal(code, 1);
    });

    test(`the option timeout sends SIGTERM, and no error, in Node ${line}`, async () => {
      const { out } = await runIn(
        line,
        `import { fork } from 'node:child_process';
         const child = fork('./child.mjs', { timeout: 100 });
         child.on('error', () => console.log('error'));
         child.on('exit', (code, signal) => console.log(code, signal));`,
      );
      assert.equal(out, 'null SIGTERM');
    });

    test(`a program that is not there is an error event, in Node ${line}`, async () => {
      const { out } = await runIn(
        line,
        `import { spawn } from 'node:child_process';
         spawn('no-such-program').on('error', ({ code }) => console.log(code));`,
      );
      assert.equal(out, 'ENOENT');
    });

    test(`what JSON leaves out, and what send() refuses, in Node ${line}`, async () => {
      const { out } = await runIn(
        line,
        `import { fork } from 'node:child_process';
         import { once } from 'node:events';
         const refused = (child, message) => {
           try { child.send(message); } catch ({ name }) { return name; }
         };
         for (const serialization of ['json', 'advanced']) {
           const child = fork('./child.mjs', { serialization });
           if (serialization === 'json') {
             console.log(refused(child, { big: 1n }));
             child.send({ run: () => 1, nothing: undefined, kept: 1 });
             console.log(Object.keys((await once(child, 'message'))[0]).join());
           } else {
             console.log(refused(child, { run: () => 1 }));
           }
           child.disconnect();
         }`,
      );
      assert.equal(out, 'TypeError\nkept\nError');
    });
  }
});
