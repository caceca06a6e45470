// Diagnostics channels and this Node's own: the same messages in the same order.
import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import real from 'node:diagnostics_channel';
import { test } from 'node:test';
import { createDiagnosticsChannel } from '../../../src/node/builtins/diagnostics-channel.ts';

type Module = typeof real;
const own = createDiagnosticsChannel((job) => {
  process.nextTick(job);
}) as unknown as Module;

const failure = new Error('no');

/** What a program on channels tells, line by line. */
async function transcript({
  channel,
  hasSubscribers,
  subscribe,
  tracingChannel,
  unsubscribe,
}: Module) {
  const lines: unknown[] = [];
  const hear = (message: unknown, name: string | symbol): unknown => lines.push([name, message]);
  lines.push(hasSubscribers('a'), channel('a') === channel('a'));
  subscribe('a', hear);
  channel('a').publish({ n: 1 });
  lines.push(channel('a').hasSubscribers, unsubscribe('a', hear), unsubscribe('a', hear));
  channel('a').publish({ n: 2 });
  const storage = new AsyncLocalStorage<unknown>();
  channel('b').bindStore(storage, (message) => [message]);
  lines.push(
    channel('b').runStores({ n: 3 }, (x: unknown) => [x, storage.getStore()], undefined, 'x'),
  );
  const trace = tracingChannel('t');
  const handler = (stage: string) => (message: unknown) =>
    lines.push([stage, { ...(message as object) }]);
  const stages = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'];
  trace.subscribe(Object.fromEntries(stages.map((stage) => [stage, handler(stage)])) as never);
  lines.push(trace.traceSync((x: number) => x + 1, { id: 1 }, undefined, 1));
  assert.throws(() =>
    trace.traceSync(
      () => {
        throw failure;
      },
      { id: 2 },
    ),
  );
  lines.push(await trace.tracePromise(() => Promise.resolve('p'), { id: 3 }));
  await assert.rejects(trace.tracePromise(() => Promise.reject(failure), { id: 4 }));
  trace.traceCallback(
    (...args: unknown[]) => {
      (args[0] as (error: unknown, value: string) => void)(null, 'called');
    },
    0,
    { id: 5 },
    undefined,
    (...args: unknown[]) => lines.push(args),
  );
  for (const call of [
    () => channel(5 as never),
    () => {
      subscribe('x', 5 as never);
    },
    () => tracingChannel(5 as never),
  ]) {
    assert.throws(
      call,
      (error: NodeJS.ErrnoException) => lines.push([error.code, error.message]) > 0,
    );
  }
  return lines;
}

test('channels and traces', async () => {
  assert.deepEqual(await transcript(own), await transcript(real));
});
