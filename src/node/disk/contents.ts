// What is in a file: bytes in a chain of blocks.
import { diskLimit } from '../system/limits.ts';
import { fail } from './failure.ts';
import { blockBytes } from './layout.ts';
import type { DiskMemory } from './memory.ts';

const blocksFor = (bytes: number): number => Math.ceil(bytes / blockBytes);

/** Reads from byte `at` on; returns how many bytes there were to read. */
export function readContents(
  memory: DiskMemory,
  inode: number,
  into: Uint8Array,
  at: number,
): number {
  const count = Math.max(0, Math.min(into.length, memory.read(inode, 'size') - at));
  forEachPiece(memory, inode, at, count, (start, length, done) => {
    into.set(memory.bytes.subarray(start, start + length), done);
  });
  return count;
}

/** Writes from byte `at` on; the file grows, and what it skips is zero. */
export function writeContents(
  memory: DiskMemory,
  inode: number,
  from: Uint8Array,
  at: number,
): void {
  if (from.length === 0) return;
  const end = at + from.length;
  const size = memory.read(inode, 'size');
  if (end > size) growTo(memory, inode, end, at);
  forEachPiece(memory, inode, at, from.length, (start, length, done) => {
    memory.bytes.set(from.subarray(done, done + length), start);
  });
}

/** Cuts a file off, or lets it grow by zeros. */
export function resizeContents(memory: DiskMemory, inode: number, size: number): void {
  const before = memory.read(inode, 'size');
  if (size > before) growTo(memory, inode, size, size);
  if (size >= before) return;
  const kept = blocksFor(size);
  const dropped = blocksFor(before) - kept;
  memory.set(memory.field(inode, 'size'), size);
  if (dropped === 0) return;
  const oldLast = memory.read(inode, 'last');
  const first = memory.read(inode, 'first');
  if (kept === 0) {
    memory.dropBlocks(first, oldLast, dropped);
    memory.set(memory.field(inode, 'first'), 0);
    memory.set(memory.field(inode, 'last'), 0);
    return;
  }
  let last = first;
  for (let left = kept - 1; left > 0; left -= 1) last = memory.next(last);
  memory.dropBlocks(memory.next(last), oldLast, dropped);
  memory.endChain(last);
  memory.set(memory.field(inode, 'last'), last);
}

/** Lets a file grow; the bytes up to `written` are zero, those behind are about to be written. */
function growTo(memory: DiskMemory, inode: number, size: number, written: number): void {
  if (size > diskLimit) fail('ENOSPC');
  const before = memory.read(inode, 'size');
  const missing = blocksFor(size) - blocksFor(before);
  if (missing > 0) {
    const { first, last } = memory.takeBlocks(missing);
    const end = memory.read(inode, 'last');
    if (end === 0) memory.set(memory.field(inode, 'first'), first);
    else memory.link(end, first);
    memory.set(memory.field(inode, 'last'), last);
  }
  memory.set(memory.field(inode, 'size'), size);
  forEachPiece(memory, inode, before, written - before, (start, length) => {
    memory.bytes.fill(0, start, start + length);
  });
}

/** Calls back for each run of neighbouring bytes: where they are, how many, how many came before. */
function forEachPiece(
  memory: DiskMemory,
  inode: number,
  at: number,
  count: number,
  use: (start: number, length: number, done: number) => void,
): void {
  if (count <= 0) return;
  // Most that is written is written at the end.
  const size = memory.read(inode, 'size');
  const atEnd = blocksFor(at + 1) === blocksFor(size);
  let block = memory.read(inode, atEnd ? 'last' : 'first');
  if (!atEnd)
    for (let left = Math.floor(at / blockBytes); left > 0; left -= 1) block = memory.next(block);
  let offset = at % blockBytes;
  for (let done = 0; done < count;) {
    const start = block * blockBytes + offset;
    let length = blockBytes - offset;
    let next = memory.next(block);
    while (length < count - done && next === block + 1) {
      length += blockBytes;
      block = next;
      next = memory.next(block);
    }
    length = Math.min(length, count - done);
    use(start, length, done);
    done += length;
    block = next;
    offset = 0;
  }
}
