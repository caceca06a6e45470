// The outbox: all that was said arrives, in order, a piece at a time, and no faster than it is heard.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Backlog, weighEvent } from '../../../src/node/wire/backlog.ts';
import { Outbox } from '../../../src/node/host/outbox.ts';
import { eventBatch, outputBatch } from '../../../src/node/system/limits.ts';
import type { KernelEvent } from '../../../src/node/wire/host.ts';

const source = { pid: 1, threadId: 0 };
const printed = (text: string, at = 0): KernelEvent => ({ kind: 'stdout', at, source, text });
const textOf = (events: readonly KernelEvent[]): string =>
  events.map((event) => ('text' in event ? event.text : '')).join('');

function openOutbox(): { outbox: Outbox; batches: (readonly KernelEvent[])[] } {
  const batches: (readonly KernelEvent[])[] = [];
  // A clock that stands still: nothing ever takes so long that the outbox would rest.
  const outbox = new Outbox({ post: (events) => void batches.push(events), clock: () => 0 });
  return { outbox, batches };
}

test('what is said goes on at once, what is said meanwhile when that has been heard', () => {
  const { outbox, batches } = openOutbox();
  outbox.add([printed('a')]);
  outbox.add([printed('b')]);
  outbox.add([printed('c', 5)]);
  assert.deepEqual(batches, [[printed('a')]]);
  outbox.heard();
  assert.deepEqual(batches[1], [printed('b'), printed('c', 5)]);
  outbox.heard();
  outbox.heard();
  assert.equal(batches.length, 2);
});

test('a long text comes in pieces, and its thread hears of each that has gone', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { outbox, batches } = openOutbox();
  const backlog = Backlog.create();
  const weight = new Int32Array(backlog.buffer ?? assert.fail());
  const text = 'abcdefg'.repeat(outputBatch / 2);
  const event = printed(text);
  Atomics.store(weight, 0, weighEvent(event));
  outbox.add([event], backlog);
  let over = 0;
  outbox.whenEmpty(() => (over += 1));
  let last = weighEvent(event);
  for (let sent = 1; over === 0; sent += 1) {
    assert.equal(batches.length, sent);
    assert.ok(weight[0] !== undefined && weight[0] < last);
    last = weight[0];
    outbox.heard();
    t.mock.timers.tick(1000);
  }
  assert.equal(weight[0], 0);
  assert.equal(batches.map(textOf).join(''), text);
  assert.ok(batches.every((batch) => textOf(batch).length <= outputBatch));
});

test('in a flood, texts of one moment and one source are one event', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { outbox, batches } = openOutbox();
  outbox.add([printed('first')]);
  const other = { pid: 1, threadId: 1 };
  const many = Array.from({ length: 3 * eventBatch }, (_, n): KernelEvent => {
    const event = printed(`${String(n)}\n`, Math.floor(n / 100));
    return n % 1000 === 0 ? { ...event, source: other } : event;
  });
  outbox.add(many);
  while (textOf(batches.flat()).length < textOf(many).length + 5) {
    outbox.heard();
    t.mock.timers.tick(1000);
  }
  const events = batches.flat().slice(1);
  assert.equal(textOf(events), textOf(many));
  assert.ok(events.length < many.length / 10);
  for (const event of events) {
    const { at } = event;
    const [line] = textOf([event]).split('\n');
    assert.equal(at, Math.floor(Number(line) / 100));
    assert.equal(event.source.threadId, Number(line) % 1000 === 0 ? 1 : 0);
  }
});

test('a closed outbox says nothing', () => {
  const { outbox, batches } = openOutbox();
  outbox.add([printed('a'), printed('b')]);
  outbox.add([printed('c')]);
  outbox.whenEmpty(() => assert.fail());
  outbox.close();
  outbox.heard();
  assert.equal(batches.length, 1);
});
