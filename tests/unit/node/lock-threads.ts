// A thread that holds the locks of disks and environments: still or moving, until it is let go or ended.
import { parentPort, workerData } from 'node:worker_threads';
import { openDisk } from '../../../src/node/disk/disk.ts';
import { DiskMemory } from '../../../src/node/disk/memory.ts';
import type { DiskBuffer } from '../../../src/node/disk/memory.ts';
import { putFile } from '../../../src/node/disk/whole-file.ts';
import { sharedStore } from '../../../src/node/builtins/process/shared-environment.ts';

/** What all threads of a test share. The holders go on when `gate` is not 0 any more. */
export interface Shared {
  readonly disks: readonly DiskBuffer[];
  readonly environments: readonly SharedArrayBuffer[];
  readonly gate: Int32Array;
}

/** What a thread is to do, on the disk or the environment of that number. */
export type Task =
  | { readonly kind: 'hold'; readonly at: number; readonly moves: boolean }
  | { readonly kind: 'die'; readonly inside: readonly Inside[] }
  | { readonly kind: 'put'; readonly at: number; readonly name: string; readonly slowness: number };

/** Where to die, and after how many changes. */
export interface Inside {
  readonly at: number;
  readonly what: 'disk' | 'environment';
  readonly changes: number;
}

/** Said by a holder each time it begins, by a dying one when it holds all, and by each at its end. */
export type Word = 'inside' | 'done';

const { disks, environments, gate } = workerData as Shared;
const pid = 50;

function say(word: Word): void {
  parentPort?.postMessage(word);
}

function diskAt(at: number): DiskBuffer {
  const disk = disks[at];
  if (!disk) throw new RangeError('no such disk');
  return disk;
}

/** What becomes text while the environment's lock is held. */
function whenWritten(act: () => string): string {
  return { toJSON: act } as unknown as string;
}

function sleep(time?: number): void {
  Atomics.wait(gate, 0, 0, time);
}

function hold(at: number, moves: boolean): void {
  const memory = new DiskMemory(diskAt(at));
  memory.alone(() => {
    putFile(memory, '/held', 'held');
    say('inside');
    while (Atomics.load(gate, 0) === 0) {
      sleep(moves ? 20 : undefined);
      memory.move();
    }
    putFile(memory, '/held-on', 'held on');
  });
}

/** Takes one lock inside another, and never comes back. */
function die([first, ...rest]: readonly Inside[]): void {
  if (!first) {
    say('inside');
    for (;;) sleep();
  }
  const { at, what, changes } = first;
  if (what === 'disk') {
    const memory = new DiskMemory(diskAt(at));
    memory.alone(() => {
      for (let count = 0; count < changes; count += 1)
        putFile(memory, `/dying-${String(count)}`, 'x');
      die(rest);
    });
    return;
  }
  const store = sharedStore(environments[at] as SharedArrayBuffer);
  store.set(
    'DYING',
    whenWritten(() => {
      die(rest);
      return '';
    }),
  );
}

function put(at: number, name: string, slowness: number): void {
  const memory = new DiskMemory(diskAt(at));
  memory.alone(() => {
    putFile(memory, `/${name}`, name);
    sleep(slowness);
    putFile(memory, `/${name}-again`, name);
  });
  const disk = openDisk(diskAt(at), pid);
  const fd = disk.open('/log', 0o2101, 0o644);
  disk.write(fd, new TextEncoder().encode(`${name}\n`), undefined);
  disk.close(fd);
  const environment = environments[at];
  if (!environment) return;
  const store = sharedStore(environment);
  store.set(
    name,
    whenWritten(() => {
      sleep(slowness);
      return name;
    }),
  );
}

parentPort?.on('message', (task: Task) => {
  switch (task.kind) {
    case 'hold':
      hold(task.at, task.moves);
      break;
    case 'die':
      die(task.inside);
      break;
    case 'put':
      put(task.at, task.name, task.slowness);
  }
  say('done');
});
