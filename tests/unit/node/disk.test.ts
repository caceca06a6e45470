// The disk in shared memory: whole changes, many threads, its limits, and a thread that dies in it.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { openDisk } from '../../../src/node/disk/disk.ts';
import { header } from '../../../src/node/disk/layout.ts';
import { diskLimit, mostDescriptors } from '../../../src/node/system/limits.ts';
import { DiskMemory } from '../../../src/node/disk/memory.ts';
import { mountDisk } from '../../../src/node/disk/mount.ts';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const create = 0o101;
const append = 0o2000;

test('threads write at once, and nothing is lost', async () => {
  const buffer = mountDisk([['/log', '']]);
  const lines = 300;
  const workers = [1, 2, 3].map(
    (id) =>
      new Worker(
        `import { openDisk } from ${JSON.stringify(new URL('../../../src/node/disk/disk.ts', import.meta.url).href)};
         import { workerData } from 'node:worker_threads';
         const { buffer, id, lines, flags } = workerData;
         const disk = openDisk(buffer, id);
         const fd = disk.open('/log', flags, 0o644);
         for (let n = 0; n < lines; n += 1) {
           disk.write(fd, new TextEncoder().encode(id + ':' + n + '\\n'), undefined);
           disk.putFile('/tmp/' + id + '/' + n, String(n));
           if (n % 3 === 0) disk.unlink('/tmp/' + id + '/' + n);
         }`,
        { eval: true, workerData: { buffer, id, lines, flags: 1 | append } },
      ),
  );
  await Promise.all(workers.map((worker) => once(worker, 'exit')));
  const disk = openDisk(buffer, 9);
  const written = text(disk.readFile('/log')).trimEnd().split('\n');
  assert.equal(written.length, 3 * lines);
  for (const id of [1, 2, 3]) {
    const own = written.filter((line) => line.startsWith(`${String(id)}:`));
    assert.deepEqual(
      own,
      Array.from({ length: lines }, (_, n) => `${String(id)}:${String(n)}`),
    );
    assert.equal(disk.readdir(`/tmp/${String(id)}`).length, (lines / 3) * 2);
  }
});

test('a call that fails changes nothing, and a full disk says so and goes on', () => {
  const disk = openDisk(mountDisk([]), 1);
  const fd = disk.open('/tmp/big', create, 0o644);
  disk.write(fd, new Uint8Array(1000).fill(7), undefined);
  const before = disk.use();
  assert.throws(() => disk.write(fd, new Uint8Array(diskLimit), undefined), { code: 'ENOSPC' });
  assert.deepEqual(disk.use(), before);
  assert.equal(disk.fstat(fd).size, 1000);
  disk.write(fd, new Uint8Array(diskLimit / 2), undefined);
  disk.close(fd);
  disk.unlink('/tmp/big');
  assert.ok(disk.use().freeBlocks > before.freeBlocks);
});

test('files that many times grow, shrink and go leave nothing behind', () => {
  const disk = openDisk(mountDisk([]), 1);
  const before = disk.use();
  for (let round = 0; round < 50; round += 1) {
    const size = 1 + ((round * 977) % 9000);
    disk.putFile('/tmp/x', new Uint8Array(size).fill(round));
    disk.truncate('/tmp/x', size >> 1);
    disk.truncate('/tmp/x', size);
    const bytes = disk.readFile('/tmp/x');
    assert.ok(bytes.subarray(0, size >> 1).every((byte) => byte === round));
    assert.ok(bytes.subarray(size >> 1).every((byte) => byte === 0));
    disk.putFolder(`/tmp/a/b/${String(round)}`);
    disk.rename(`/tmp/a/b/${String(round)}`, `/tmp/a/c`);
    disk.rmdir('/tmp/a/c');
    disk.unlink('/tmp/x');
  }
  disk.rmdir('/tmp/a/b');
  disk.rmdir('/tmp/a');
  const { freeInodes, freeBlocks } = disk.use();
  assert.equal(freeInodes, before.freeInodes);
  // A folder keeps the blocks that its names once took.
  assert.ok(before.freeBlocks - freeBlocks <= 1);
});

test('an open file lives on without a name until its process is gone', () => {
  const buffer = mountDisk([['/tmp/x', 'text']]);
  const [disk, host] = [openDisk(buffer, 1), openDisk(buffer, 0)];
  const { freeInodes } = disk.use();
  const fd = disk.open('/tmp/x', 0, 0);
  disk.unlink('/tmp/x');
  assert.equal(disk.fstat(fd).size, 4);
  assert.throws(() => openDisk(buffer, 2).fstat(fd), { code: 'EBADF' });
  host.closeAll(1);
  assert.throws(() => disk.fstat(fd), { code: 'EBADF' });
  assert.equal(disk.use().freeInodes, freeInodes + 1);
});

test('a file that is opened and written in one turn stays when there is no room for its text', () => {
  const disk = openDisk(mountDisk([['/x', 'text']]), 1);
  const before = disk.use();
  const flags = create | 0o1000;
  assert.equal(disk.openAndWrite('/x', flags, 0o644, new Uint8Array(diskLimit)), 'ENOSPC');
  assert.equal(disk.stat('/x', true).size, 0);
  assert.equal(disk.use().freeBlocks, before.freeBlocks + 1);
  assert.equal(disk.openAndWrite('/x', flags, 0o644, new Uint8Array(3)), 3);
  assert.equal(disk.openAndRead('/x', 1, 0), 'EBADF');
  assert.equal(disk.open('/x', 0, 0), 3);
});

test('too many open files', () => {
  const disk = openDisk(mountDisk([['/x', '']]), 1);
  for (let count = 0; count < mostDescriptors; count += 1) disk.open('/x', 0, 0);
  assert.throws(() => disk.open('/x', 0, 0), { code: 'EMFILE' });
});

test('what a thread left half done when it was ended is undone by the next', () => {
  const buffer = mountDisk([['/x', 'whole']]);
  const memory = new DiskMemory(buffer);
  const disk = openDisk(buffer, 1);
  const before = disk.stat('/x', true);
  // As `alone` does it, without ever coming to its end.
  memory.set(memory.field(before.inode, 'size'), 1);
  memory.set(memory.field(before.inode, 'links'), 0);
  assert.equal(memory.get(header.journal), 2);
  // Another's ticket, and that its job has begun.
  Atomics.store(memory.words, header.lock, 2 ** 20 + 2);
  assert.deepEqual(disk.stat('/x', true), before);
  assert.equal(text(disk.readFile('/x')), 'whole');
});

test('a lock that a dead thread holds is taken over', () => {
  const buffer = mountDisk([['/x', 'x']]);
  const disk = openDisk(buffer, 1);
  Atomics.store(new Int32Array(buffer as SharedArrayBuffer, 0, 16), header.lock, 2 ** 20);
  assert.equal(text(disk.readFile('/x')), 'x');
  assert.equal(text(disk.readFile('/x')), 'x');
});
