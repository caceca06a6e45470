// What holds a program back: nobody is ahead of who hears it, and there is an end to what is printed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { Backlog } from '../../../src/node/wire/backlog.ts';
import { aheadLimit, outputLimit } from '../../../src/node/system/limits.ts';
import { OutputAllowance } from '../../../src/node/wire/output-allowance.ts';
import { Quota } from '../../../src/node/collections/quota.ts';

test('a thread that is too far ahead waits until it has been heard', async () => {
  const backlog = Backlog.create();
  const thread = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads');
     import(workerData.module).then(({ Backlog }) => {
       const backlog = new Backlog(workerData.buffer);
       backlog.grow(workerData.limit);
       parentPort.postMessage('at the limit');
       backlog.grow(10);
       parentPort.postMessage('beyond');
     });`,
    {
      eval: true,
      workerData: {
        module: import.meta.resolve('../../../src/node/wire/backlog.ts'),
        buffer: backlog.buffer,
        limit: aheadLimit,
      },
    },
  );
  const said: unknown[] = [];
  await new Promise<void>((resolve) => {
    thread.on('message', (text) => {
      said.push(text);
      if (text === 'at the limit') {
        // It waits now, or is about to: what is heard before it has spoken counts too.
        const memory = new Int32Array(backlog.buffer ?? assert.fail());
        const look = (): void => {
          if (Atomics.load(memory, 0) <= aheadLimit) setImmediate(look);
          else {
            said.push('heard');
            backlog.shrink(10);
          }
        };
        look();
      } else resolve();
    });
  });
  assert.deepEqual(said, ['at the limit', 'heard', 'beyond']);
  await thread.terminate();
});

test('who waits in vain goes on, and does not wait again until something is heard', () => {
  const backlog = Backlog.create();
  backlog.grow(aheadLimit + 1, 1);
  // With a patience without end, this would never return.
  backlog.grow(1, Infinity);
  backlog.shrink(aheadLimit);
  backlog.grow(1, Infinity);
});

test('the last text that may be printed is cut, and nothing comes after it', () => {
  const printed = new Int32Array(new SharedArrayBuffer(4));
  const [one, other] = [new OutputAllowance(printed), new OutputAllowance(printed)];
  const text = 'x'.repeat(outputLimit - 2);
  assert.equal(one.admit(text).length, text.length);
  assert.equal(other.admit('abc'), 'ab');
  assert.equal(one.admit('d'), '');
  assert.equal(other.admit('d'), '');
});

test('a tally is full when there are as many as there may be', () => {
  const tally = new Quota(2, undefined);
  assert.deepEqual([tally.take(), tally.take(), tally.take()], [true, true, false]);
  tally.give();
  assert.deepEqual([tally.isFull, tally.take(), tally.isFull], [false, true, true]);
});
