// What `stat` gives: `fs.Stats`, in numbers or in bigints.
import { blockBytes } from '../../disk/layout.ts';
import type { Attributes, DiskUse } from '../../disk/attributes.ts';
import { kindMask } from '../../disk/mode.ts';

const kind = {
  fifo: 0o010000,
  characterDevice: 0o020000,
  folder: 0o040000,
  blockDevice: 0o060000,
  file: 0o100000,
  link: 0o120000,
  socket: 0o140000,
} as const;

/** What asks for the kind of a file, by the name of the method. */
export const kindChecks = {
  isDirectory: kind.folder,
  isFile: kind.file,
  isBlockDevice: kind.blockDevice,
  isCharacterDevice: kind.characterDevice,
  isSymbolicLink: kind.link,
  isFIFO: kind.fifo,
  isSocket: kind.socket,
} as const;

type KindMethods = Readonly<Record<keyof typeof kindChecks, () => boolean>>;
type TimeName = 'atime' | 'mtime' | 'ctime' | 'birthtime';

const timeFields = {
  atime: 'accessed',
  mtime: 'modified',
  ctime: 'changed',
  birthtime: 'born',
} as const;

class StatsBase {
  declare readonly mode: number | bigint;
}

/** A file's attributes; dates are made when they are asked for. */
export class Stats extends StatsBase {}
class BigIntStats extends StatsBase {}

for (const [name, wanted] of Object.entries(kindChecks)) {
  Object.defineProperty(StatsBase.prototype, name, {
    configurable: true,
    writable: true,
    enumerable: true,
    value(this: StatsBase) {
      return (Number(this.mode) & kindMask) === wanted;
    },
  });
}
for (const Class of [Stats, BigIntStats]) {
  for (const name of Object.keys(timeFields)) {
    Object.defineProperty(Class.prototype, name, {
      configurable: true,
      enumerable: true,
      get(this: Record<string, number | bigint>) {
        const value = new Date(Math.floor(Number(this[`${name}Ms`]) + 0.5));
        Object.defineProperty(this, name, { value, writable: true, enumerable: true });
        return value;
      },
      set(value: unknown) {
        Object.defineProperty(this, name, { value, writable: true, enumerable: true });
      },
    });
  }
}

const blockUnit = 512;

/** Stats with the methods that the classes are given above. */
export type FileStats = Stats & KindMethods & Readonly<Record<TimeName, Date>> & { size: number };

/** All numbers of a file that is not there, as `watchFile` gives them. */
export const noAttributes: Attributes = {
  mode: 0,
  links: 0,
  owner: 0,
  group: 0,
  inode: 0,
  device: 0,
  size: 0,
  accessed: 0,
  modified: 0,
  changed: 0,
  born: 0,
};

/** Attributes in Node's form. */
export function toStats(attributes: Attributes, bigint = false): FileStats {
  const { mode, links, owner, group, inode, size } = attributes;
  const isFolder = (mode & kindMask) === kind.folder;
  const numbers = {
    dev: inode === 0 ? 0 : 1,
    mode,
    nlink: links,
    uid: owner,
    gid: group,
    rdev: (mode & kindMask) === kind.characterDevice ? 259 : 0,
    blksize: inode === 0 ? 0 : 4096,
    ino: inode,
    size: isFolder ? 4096 : size,
    blocks: isFolder ? 8 : Math.ceil(size / blockBytes) * (blockBytes / blockUnit),
  };
  const times = Object.entries(timeFields).map(
    ([name, field]) => [name, attributes[field]] as const,
  );
  if (!bigint) {
    const shown = times.map(([name, time]) => [`${name}Ms`, time]);
    return Object.assign(new Stats(), numbers, Object.fromEntries(shown)) as FileStats;
  }
  const big = Object.entries(numbers).map(([name, value]) => [name, BigInt(value)]);
  const inMs = times.map(([name, time]) => [`${name}Ms`, BigInt(Math.floor(time))]);
  const inNs = times.map(([name, time]) => [`${name}Ns`, BigInt(Math.round(time * 1000)) * 1000n]);
  const all = Object.fromEntries([...big, ...inMs, ...inNs]) as object;
  return Object.assign(new BigIntStats(), all) as unknown as FileStats;
}

class StatFs {
  declare readonly bsize: number | bigint;
}

/** What `statfs` gives. */
export function toStatFs({ blocks, freeBlocks, inodes, freeInodes }: DiskUse, bigint: boolean) {
  const numbers = {
    // The number of tmpfs.
    type: 0x01021994,
    bsize: blockBytes,
    frsize: blockBytes,
    blocks,
    bfree: freeBlocks,
    bavail: freeBlocks,
    files: inodes,
    ffree: freeInodes,
  };
  const entries = Object.entries(numbers).map(([name, value]) => [
    name,
    bigint ? BigInt(value) : value,
  ]);
  return Object.assign(new StatFs(), Object.fromEntries(entries) as object);
}
