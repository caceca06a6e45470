// Where things lie in a disk's memory: one buffer, in words of 32 bits, that all threads of a run share.
import { diskLimit, mostDescriptors, mostInodes } from '../system/limits.ts';

/** What a file's contents and a folder's entries are kept in, in bytes. */
export const blockBytes = 1024;
export const blockWords = blockBytes / 4;

export const mostBlocks = diskLimit / blockBytes;
/** Words that one change to the tables may overwrite. */
const mostChanges = 1024;

export const inodeWords = 16;
export const descriptorWords = 8;

/** The words at the start: `lock`, `tickets` and `moves` are the lock's; `changes` counts what was changed. */
export const header = {
  lock: 0,
  tickets: 1,
  freeBlock: 2,
  nextBlock: 3,
  freeInode: 4,
  nextInode: 5,
  journal: 6,
  changes: 7,
  usedBlocks: 8,
  usedInodes: 9,
  moves: 10,
} as const;

export const journalStart = 16;
export const descriptorsStart = journalStart + 2 * mostChanges;
export const inodesStart = descriptorsStart + mostDescriptors * descriptorWords;
/** For each block the one that follows it in its file: 0 behind the last. */
export const nextStart = inodesStart + mostInodes * inodeWords;
/** Blocks count from the start of the memory: the first of them are these tables. */
export const firstBlock = Math.ceil((nextStart + mostBlocks) / blockWords);

/** The words of an inode. Times are doubles, two words each: milliseconds since 1970. */
export const inodeField = {
  mode: 0,
  links: 1,
  size: 2,
  /** The first block; of a device, its number. */
  first: 3,
  last: 4,
  /** How often it is open: it lives on without a name until this is 0. */
  opens: 5,
  owner: 6,
  group: 7,
  accessed: 8,
  modified: 10,
  changed: 12,
  born: 14,
} as const;

/** The words of an open file. `pid` is 0 in one that is free. */
export const descriptorField = { pid: 0, inode: 1, flags: 2, position: 3 } as const;

/** Descriptors below are a process's standard streams. */
export const firstDescriptor = 3;

export const rootInode = 1;

/** Who every file belongs to: the reader's program. */
export const owner = 1000;
