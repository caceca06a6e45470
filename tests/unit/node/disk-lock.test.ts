// The lock on memory that threads share: who lives keeps it, who died in it stops nobody for good.
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { after, suite, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { openDisk } from '../../../src/node/disk/disk.ts';
import { mountDisk } from '../../../src/node/disk/mount.ts';
import { mostDescriptors } from '../../../src/node/system/limits.ts';
import {
  sharedStore,
  shareEnvironment,
} from '../../../src/node/builtins/process/shared-environment.ts';
import { randomBelow } from '../random.ts';
import type { Inside, Shared, Task, Word } from './lock-threads.ts';

const pid = 7;
const frame = 0;
/** Longer than anybody waits for a holder that does not move. */
const longerThanPatience = 4000;

/** The threads of one test, on that many disks and environments. */
class Threads {
  readonly shared: Shared;
  readonly #workers: Worker[] = [];

  constructor(count: number) {
    const each = Array.from({ length: count });
    this.shared = {
      disks: each.map(() => mountDisk([['/log', '']])),
      environments: each.map(() => shareEnvironment({ FIRST: '1' })),
      gate: new Int32Array(new SharedArrayBuffer(4)),
    };
    after(async () => {
      await Promise.all(this.#workers.map((worker) => worker.terminate()));
    });
  }

  start(): Thread {
    const worker = new Worker(new URL('lock-threads.ts', import.meta.url), {
      workerData: this.shared,
    });
    this.#workers.push(worker);
    return new Thread(worker);
  }

  openGate(): void {
    Atomics.store(this.shared.gate, 0, 1);
    Atomics.notify(this.shared.gate, 0);
  }

  disk(at = 0) {
    return openDisk(this.shared.disks[at] as SharedArrayBuffer, pid);
  }

  text(path: string, at = 0): string {
    return new TextDecoder().decode(this.disk(at).readFile(path));
  }

  environment(at = 0) {
    return sharedStore(this.shared.environments[at] as SharedArrayBuffer).read();
  }

  /** As the frame has it. */
  patient(at = 0) {
    return openDisk(this.shared.disks[at] as SharedArrayBuffer, frame, false);
  }
}

class Thread {
  readonly #worker: Worker;
  readonly #words = new EventEmitter();
  readonly said: Word[] = [];

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (word: Word) => {
      this.said.push(word);
      this.#words.emit('word');
    });
    worker.on('error', (error) => {
      this.#words.emit('error', error);
    });
  }

  /** Gives it something to do, and waits until it says so. */
  async give(task: Task, until: Word): Promise<void> {
    const before = this.said.length;
    this.#worker.postMessage(task);
    while (!this.said.slice(before).includes(until)) await once(this.#words, 'word');
  }

  async next(until: Word): Promise<void> {
    while (this.said.at(-1) !== until) await once(this.#words, 'word');
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

suite('a lock', { concurrency: true }, () => {
  test('the frame takes nothing from a thread that is at work', async () => {
    const threads = new Threads(1);
    const holder = threads.start();
    await holder.give({ kind: 'hold', at: 0, moves: false }, 'inside');
    const closed = threads.patient().closeAll(4242);
    const read = threads.patient().readFile('/held');
    threads.openGate();
    await holder.next('done');
    await closed;
    assert.equal(new TextDecoder().decode(await read), 'held');
    assert.equal(threads.text('/held-on'), 'held on');
    assert.deepEqual(holder.said, ['inside', 'done']);
  });

  test('a holder that moves keeps it however long it takes', async () => {
    const threads = new Threads(1);
    const [holder, waiter] = [threads.start(), threads.start()];
    await holder.give({ kind: 'hold', at: 0, moves: true }, 'inside');
    const put = waiter.give({ kind: 'put', at: 0, name: 'a', slowness: 0 }, 'done');
    const framed = threads.patient().putFile('/b', 'b');
    await sleep(longerThanPatience);
    threads.openGate();
    await Promise.all([put, framed, holder.next('done')]);
    assert.deepEqual(holder.said, ['inside', 'done']);
    assert.deepEqual(
      ['/held', '/held-on', '/a', '/b'].map((path) => threads.text(path)),
      ['held', 'held on', 'a', 'b'],
    );
  });

  test('what a thread does that was held up for too long is done again, and nothing is lost', async () => {
    const threads = new Threads(1);
    const [holder, waiter] = [threads.start(), threads.start()];
    await holder.give({ kind: 'hold', at: 0, moves: false }, 'inside');
    await waiter.give({ kind: 'put', at: 0, name: 'a', slowness: 0 }, 'done');
    assert.throws(() => threads.disk().stat('/held', true), { code: 'ENOENT' });
    threads.openGate();
    await holder.next('done');
    assert.deepEqual(holder.said, ['inside', 'inside', 'done']);
    assert.deepEqual(
      ['/held', '/held-on', '/a', '/a-again'].map((path) => threads.text(path)),
      ['held', 'held on', 'a', 'a'],
    );
  });

  test('threads and the frame pass one that died in it, and undo what it did', async () => {
    const threads = new Threads(3);
    const [dying, waiter] = [threads.start(), threads.start()];
    const inside: Inside[] = [
      { at: 0, what: 'disk', changes: 3 },
      { at: 1, what: 'disk', changes: 3 },
      { at: 2, what: 'environment', changes: 1 },
    ];
    await dying.give({ kind: 'die', inside }, 'inside');
    await dying.end();
    const other = threads.start();
    await Promise.all([
      threads.patient(0).putFile('/a', 'a'),
      waiter.give({ kind: 'put', at: 1, name: 'b', slowness: 0 }, 'done'),
      other.give({ kind: 'put', at: 2, name: 'c', slowness: 0 }, 'done'),
    ]);
    assert.deepEqual([threads.text('/a', 0), threads.text('/b', 1)], ['a', 'b']);
    for (const at of [0, 1]) {
      assert.throws(() => threads.disk(at).stat('/dying-0', true), { code: 'ENOENT' });
    }
    assert.deepEqual(threads.environment(2), { FIRST: '1', c: 'c' });
  });

  test('a hundred that are slow and a hundred that die, at random', async () => {
    const random = randomBelow(20_261_128);
    const places = Array.from({ length: 25 }, (_, at) => at);
    const threads = new Threads(places.length);
    const writers = places.map(() => threads.start());
    const names: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const dying = threads.start();
      const inside = places.map((at): Inside => {
        return { at, what: random(2) === 0 ? 'disk' : 'environment', changes: random(9) };
      });
      await dying.give({ kind: 'die', inside }, 'inside');
      const name = `round-${String(round)}`;
      names.push(name);
      const puts = writers.map(async (writer, at) => {
        await writer.give({ kind: 'put', at, name, slowness: random(30) }, 'done');
      });
      await dying.end();
      await Promise.all(puts);
    }
    for (const at of places) {
      const expected = names.flatMap((name) => [name, `${name}-again`]);
      const found = threads
        .disk(at)
        .readdir('/')
        .map((entry) => entry.name);
      assert.deepEqual(found.filter((name) => /^(?:round|dying)/u.test(name)).sort(), expected);
      assert.equal(threads.text('/log', at), names.map((name) => `${name}\n`).join(''));
      const set = names.map((name) => [name, name] as const);
      assert.deepEqual(threads.environment(at), { FIRST: '1', ...Object.fromEntries(set) });
    }
  });
});

test('all that a process left open is closed, however much it is', async () => {
  const buffer = mountDisk([['/x', '']]);
  const disk = openDisk(buffer, pid);
  for (let count = 0; count < mostDescriptors; count += 1) disk.open('/x', 0, 0);
  await openDisk(buffer, frame, false).closeAll(pid);
  disk.unlink('/x');
  const { freeInodes } = disk.use();
  disk.putFile('/y', '');
  assert.equal(disk.use().freeInodes, freeInodes - 1);
  assert.equal(disk.open('/y', 0, 0), 3);
});
