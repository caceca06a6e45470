// The queues of the kernel: in order, and with no hold on what was taken.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { OrderedSet } from '../../../src/node/collections/ordered-set.ts';
import { Queue } from '../../../src/node/collections/queue.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** How many are still there. A weak reference holds what it points to until its task is over. */
async function alive(references: readonly WeakRef<object>[]): Promise<number> {
  await new Promise(setImmediate);
  collect();
  return references.filter((each) => each.deref() !== undefined).length;
}

test('a queue that never gets empty lets go of what was taken', async () => {
  const queue = new Queue<object>();
  const taken: WeakRef<object>[] = [];
  (function pass() {
    queue.push({});
    for (let count = 0; count < 10; count += 1) {
      queue.push({});
      taken.push(new WeakRef(queue.take() ?? {}));
    }
  })();
  assert.equal(await alive(taken), 0);
  assert.equal(queue.size, 1);
});

test('a queue gives what it was given, in order, however it grows and shrinks', () => {
  const queue = new Queue<number>();
  let pushed = 0;
  let taken = 0;
  for (let round = 1; round < 300; round += 1) {
    for (let left = (round * 7) % 90; left > 0; left -= 1) queue.push(pushed++);
    for (let left = (round * 11) % 70; left > 0 && taken < pushed; left -= 1) {
      assert.equal(queue.take(), taken++);
    }
    assert.equal(queue.size, pushed - taken);
  }
  assert.ok(queue.size > 0 && taken > 1000);
  while (taken < pushed) assert.equal(queue.take(), taken++);
  assert.equal(queue.take(), undefined);
});

test('undefined is an item like any other', () => {
  const queue = new Queue<undefined>();
  queue.push(undefined);
  queue.push(undefined);
  queue.take();
  assert.equal(queue.size, 1);
});

test('an ordered set knows its oldest item, whatever was deleted', () => {
  const set = new OrderedSet<string>();
  for (const item of 'abcd') set.add(item);
  set.add('a');
  set.delete('b');
  assert.equal(set.first, 'a');
  set.delete('a');
  assert.equal(set.first, 'c');
  set.delete('d');
  set.add('a');
  set.delete('c');
  assert.deepEqual([set.first, set.size], ['a', 1]);
  set.delete('a');
  set.delete('a');
  assert.deepEqual([set.first, set.size], [undefined, 0]);
  set.add('e');
  assert.equal(set.first, 'e');
});

test('an ordered set lets go of what was deleted', async () => {
  const set = new OrderedSet<object>();
  const deleted: WeakRef<object>[] = [];
  (function pass() {
    for (let count = 0; count < 10; count += 1) set.add({});
    for (let count = 0; count < 9; count += 1) {
      const item = set.first ?? {};
      set.delete(item);
      deleted.push(new WeakRef(item));
    }
  })();
  assert.equal(await alive(deleted), 0);
  assert.equal(set.size, 1);
});
