// A disk's memory: its tables and blocks, changed as a whole or not at all.
import { diskLimit, mostInodes } from '../system/limits.ts';
import { DiskFailure, fail } from './failure.ts';
import {
  blockBytes,
  descriptorsStart,
  firstBlock,
  header,
  inodeField,
  inodesStart,
  inodeWords,
  journalStart,
  mostBlocks,
  nextStart,
  owner,
} from './layout.ts';
import { dropLock, takeLock } from './lock.ts';

/** What threads share of a disk. Without shared memory each thread has a copy of its own. */
export type DiskBuffer = SharedArrayBuffer | ArrayBuffer;

type Growable = (new (length: number, options: { maxByteLength: number }) => DiskBuffer) & {
  readonly prototype: object;
};

/** The most that a disk of fixed size takes, where it would be copied to every thread. */
const copiedLimit = 8 * 2 ** 20;
const firstBytes = firstBlock * blockBytes + 256 * blockBytes;

/** A new, empty disk: it grows as it is filled where the browser has such buffers. */
export function createDiskBuffer(): DiskBuffer {
  const shared = typeof SharedArrayBuffer === 'function';
  const Class = (shared ? SharedArrayBuffer : ArrayBuffer) as unknown as Growable;
  const grows = (shared ? 'growable' : 'resizable') in Class.prototype;
  const maxByteLength = shared ? diskLimit : copiedLimit;
  return new Class(grows ? firstBytes : maxByteLength, { maxByteLength });
}

/** The words and bytes of a disk as one thread sees them. */
export class DiskMemory {
  readonly buffer: DiskBuffer;
  // Views of a fixed length: those that grow with a buffer are some thirty times slower to read.
  words: Int32Array;
  bytes: Uint8Array;
  times: Float64Array;
  readonly #shared: boolean;
  readonly #mayBlock: boolean;

  /** `mayBlock` is false where `Atomics.wait` is forbidden. */
  constructor(buffer: DiskBuffer, mayBlock: boolean) {
    this.buffer = buffer;
    this.words = new Int32Array(buffer, 0, buffer.byteLength / 4);
    this.bytes = new Uint8Array(buffer, 0, buffer.byteLength);
    this.times = new Float64Array(buffer, 0, buffer.byteLength / 8);
    this.#shared = !(buffer instanceof ArrayBuffer);
    this.#mayBlock = mayBlock;
  }

  /** Runs a job alone. What it changed in the tables is undone when it throws, or its thread dies. */
  alone<T>(job: () => T): T {
    if (this.#shared) takeLock(this.words, this.#mayBlock);
    try {
      this.#lookAtAll();
      this.#undo();
      const result = job();
      this.#set(header.journal, 0);
      return result;
    } catch (error) {
      this.#undo();
      throw error;
    } finally {
      if (this.#shared) dropLock(this.words);
    }
  }

  get(at: number): number {
    return this.words[at] ?? 0;
  }

  /** Changes a word of the tables, so that it can be undone. */
  set(at: number, value: number): void {
    const { words } = this;
    const length = this.get(header.journal);
    const entry = journalStart + 2 * length;
    if (entry >= descriptorsStart) throw new RangeError('a change to the disk is too large');
    words[entry] = at;
    words[entry + 1] = words[at] ?? 0;
    this.#set(header.journal, length + 1);
    words[at] = value;
  }

  add(at: number, value: number): void {
    this.set(at, this.get(at) + value);
  }

  /** Tells those who watch. */
  changed(): void {
    Atomics.add(this.words, header.changes, 1);
    if (this.#shared) Atomics.notify(this.words, header.changes);
  }

  next(block: number): number {
    return this.get(nextStart + block);
  }

  /** Lets one block, or a chain of them, follow another. */
  link(block: number, next: number): void {
    this.set(nextStart + block, next);
  }

  endChain(block: number): void {
    this.link(block, 0);
  }

  /** A chain of new blocks, whatever they hold: its first and its last. */
  takeBlocks(count: number): { readonly first: number; readonly last: number } {
    let first = 0;
    let last = 0;
    let left = count;
    const free = this.get(header.freeBlock);
    for (let block = free; block !== 0 && left > 0; block = this.next(block)) {
      first ||= block;
      last = block;
      left -= 1;
    }
    if (last !== 0) {
      this.set(header.freeBlock, this.next(last));
      this.endChain(last);
    }
    if (left > 0) {
      const fresh = this.#takeFresh(left);
      if (last !== 0) this.link(last, fresh);
      first ||= fresh;
      last = fresh + left - 1;
    }
    this.add(header.usedBlocks, count);
    return { first, last };
  }

  /** Gives a chain of blocks back. */
  dropBlocks(first: number, last: number, count: number): void {
    if (first === 0) return;
    this.link(last, this.get(header.freeBlock));
    this.set(header.freeBlock, first);
    this.add(header.usedBlocks, -count);
  }

  takeInode(mode: number): number {
    let inode = this.get(header.freeInode);
    if (inode === 0) {
      inode = this.get(header.nextInode);
      if (inode >= mostInodes) fail('ENOSPC');
      this.set(header.nextInode, inode + 1);
    } else {
      this.set(header.freeInode, this.get(this.field(inode, 'links')));
    }
    this.add(header.usedInodes, 1);
    for (const name of ['links', 'size', 'first', 'last', 'opens'] as const) {
      this.set(this.field(inode, name), 0);
    }
    this.set(this.field(inode, 'mode'), mode);
    this.set(this.field(inode, 'owner'), owner);
    this.set(this.field(inode, 'group'), owner);
    const now = Date.now();
    for (const name of ['accessed', 'modified', 'changed', 'born'] as const) {
      this.setTime(inode, name, now);
    }
    return inode;
  }

  dropInode(inode: number): void {
    this.set(this.field(inode, 'links'), this.get(header.freeInode));
    this.set(this.field(inode, 'mode'), 0);
    this.set(header.freeInode, inode);
    this.add(header.usedInodes, -1);
  }

  /** Where a word of an inode is. */
  field(inode: number, name: keyof typeof inodeField): number {
    return inodesStart + inode * inodeWords + inodeField[name];
  }

  read(inode: number, name: keyof typeof inodeField): number {
    return this.get(this.field(inode, name));
  }

  time(inode: number, name: keyof typeof inodeField): number {
    return this.times[this.field(inode, name) / 2] ?? 0;
  }

  setTime(inode: number, name: keyof typeof inodeField, time: number): void {
    this.times[this.field(inode, name) / 2] = time;
  }

  // Blocks that nothing leads to need no undoing: they are only linked up here.
  #takeFresh(count: number): number {
    const first = this.get(header.nextBlock);
    const end = first + count;
    if (end > mostBlocks) fail('ENOSPC');
    this.#growTo(end * blockBytes);
    for (let block = first; block < end; block += 1) {
      this.words[nextStart + block] = block + 1 < end ? block + 1 : 0;
    }
    this.set(header.nextBlock, end);
    return first;
  }

  #growTo(bytes: number): void {
    const { buffer } = this;
    if (bytes <= buffer.byteLength) return;
    const size = Math.min(diskLimit, Math.max(bytes, 2 * buffer.byteLength));
    try {
      if (buffer instanceof ArrayBuffer) buffer.resize(Math.min(size, buffer.maxByteLength));
      else buffer.grow(size);
    } catch (cause) {
      throw new DiskFailure('ENOSPC', { cause });
    }
    if (bytes > buffer.byteLength) fail('ENOSPC');
    this.#lookAtAll();
  }

  /** This thread or another may have let the buffer grow. */
  #lookAtAll(): void {
    const { buffer } = this;
    if (this.bytes.length === buffer.byteLength) return;
    this.words = new Int32Array(buffer, 0, buffer.byteLength / 4);
    this.bytes = new Uint8Array(buffer, 0, buffer.byteLength);
    this.times = new Float64Array(buffer, 0, buffer.byteLength / 8);
  }

  #undo(): void {
    const { words } = this;
    for (let left = this.get(header.journal); left > 0; left -= 1) {
      const entry = journalStart + 2 * (left - 1);
      words[words[entry] ?? 0] = words[entry + 1] ?? 0;
    }
    this.#set(header.journal, 0);
  }

  // Atomic, so that what stands in the journal is there before its length says so.
  #set(at: number, value: number): void {
    Atomics.store(this.words, at, value);
  }
}
