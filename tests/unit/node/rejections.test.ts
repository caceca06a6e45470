// Unhandled rejections: who hears of them, in each of Node's modes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Process } from '../../../src/node/builtins/process/process.ts';
import { EventEmitter } from '../../../src/node/events/emitter.ts';
import type { RejectionMode } from '../../../src/node/context/node-options.ts';
import { createRejections } from '../../../src/node/thread/rejections.ts';
import type { Rejections } from '../../../src/node/thread/rejections.ts';
import { runLoop } from './loop-harness.ts';

/** What became of what a program did with the kernel's rejections. */
async function withRejections(
  mode: RejectionMode,
  program: (rejections: Rejections, process: EventEmitter, tick: (job: () => void) => void) => void,
): Promise<string[]> {
  const log: string[] = [];
  const process = Object.assign(new EventEmitter(), {
    emitWarning: (text: string) => log.push(`warning: ${text.slice(0, 27)}`),
    exitCode: undefined,
  });
  const { empty } = runLoop((loop) => {
    const rejections = createRejections({
      loop,
      process: () => process as unknown as Process,
      mode,
      onUncaught: (error) => log.push(`uncaught: ${(error as Error).message.slice(0, 20)}`),
    });
    program(rejections, process, (job) => {
      loop.tick(job);
    });
  });
  await empty;
  return log;
}

const promise = Promise.resolve();

test('by default a rejection nobody hears is an uncaught exception', async () => {
  const log = await withRejections('throw', ({ onRejection }) => {
    onRejection(new Error('bad'), promise, undefined);
  });
  assert.deepEqual(log, ['uncaught: bad']);
});

test('one that a tick still handles is none', async () => {
  const log = await withRejections('throw', ({ onRejection, onHandled }, _process, tick) => {
    onRejection(new Error('bad'), promise, undefined);
    tick(() => {
      onHandled(promise);
    });
  });
  assert.deepEqual(log, []);
});

test('modes: none is silent, warn warns, strict dies first', async () => {
  const reject = ({ onRejection }: Rejections): void => {
    onRejection(new Error('bad'), promise, undefined);
  };
  assert.deepEqual(await withRejections('none', reject), []);
  const warned = await withRejections('warn', reject);
  assert.equal(warned.length, 2);
  assert.match(warned[1] ?? '', /^warning: Unhandled promise rejection/u);
  assert.equal((await withRejections('strict', reject))[0], 'uncaught: bad');
});

test('a proxy that throws at every question is a reason like any other', async () => {
  const thorny = new Proxy(
    {},
    {
      get() {
        throw new Error('asked');
      },
      getPrototypeOf() {
        throw new Error('asked');
      },
    },
  );
  const log = await withRejections('throw', ({ onRejection }) => {
    onRejection(thorny, promise, undefined);
  });
  assert.deepEqual(log, ['uncaught: This error originate']);
});
