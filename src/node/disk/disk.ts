// The files of a run, as one thread sees them: every call of a disk, each done alone and whole.
import * as attributes from './attributes.ts';
import * as descriptors from './descriptors.ts';
import { firstBlock, header, rootInode } from './layout.ts';
import { DiskMemory } from './memory.ts';
import type { DiskBuffer } from './memory.ts';
import { kinds } from './mode.ts';
import * as naming from './naming.ts';
import { realPath } from './walk.ts';
import { openAndRead, openAndWrite } from './opened-file.ts';
import { putFile, putFolder, readFile } from './whole-file.ts';

/** Calls that take absolute paths. */
const byPath = {
  access: attributes.access,
  chmod: attributes.chmod,
  chown: attributes.chown,
  link: naming.link,
  mkdir: naming.mkdir,
  putFile,
  putFolder,
  readdir: naming.readdir,
  readFile,
  readlink: naming.readlink,
  realpath: realPath,
  rename: naming.rename,
  rmdir: naming.rmdir,
  stat: attributes.stat,
  symlink: naming.symlink,
  truncate: attributes.truncate,
  unlink: naming.unlink,
  use: attributes.use,
  utimes: attributes.utimes,
} as const;

/** Calls of one process: those that have to do with descriptors. */
const ofProcess = {
  close: descriptors.close,
  fchmod: descriptors.fchmod,
  fchown: descriptors.fchown,
  fstat: descriptors.fstat,
  fsync: descriptors.fsync,
  ftruncate: descriptors.ftruncate,
  futimes: descriptors.futimes,
  open: descriptors.open,
  openAndRead,
  openAndWrite,
  read: descriptors.read,
  readRest: descriptors.readRest,
  write: descriptors.write,
} as const;

type ByPath = {
  readonly [Name in keyof typeof byPath]: (typeof byPath)[Name] extends (
    memory: DiskMemory,
    ...args: infer Args
  ) => infer Result
    ? (...args: Args) => Result
    : never;
};

type OfProcess = {
  readonly [Name in keyof typeof ofProcess]: (typeof ofProcess)[Name] extends (
    memory: DiskMemory,
    pid: number,
    ...args: infer Args
  ) => infer Result
    ? (...args: Args) => Result
    : never;
};

/** All calls throw `DiskFailure`. Paths are absolute, and need not be normal. */
interface Calls extends ByPath, OfProcess {
  /** Closes what a process left open. */
  closeAll(pid: number): void;
}

/** A disk whose calls block while another thread is at work on it. */
export interface Disk extends Calls {
  /** Counts every change; `Atomics.waitAsync` on it wakes those who watch. */
  readonly changes: { readonly words: Int32Array; readonly at: number };
}

/** A disk for a thread that may not block: each call is done at once if it can be, or later. */
export type PatientDisk = {
  readonly [Name in keyof Calls]: (
    ...args: Parameters<Calls[Name]>
  ) => Promise<ReturnType<Calls[Name]>>;
};

type Call = (memory: DiskMemory, ...args: unknown[]) => unknown;

/**
 * Opens a disk for one thread of the process whose descriptors are meant. `mayBlock`: whether
 * `Atomics.wait` is allowed, as it is everywhere but in a page's own thread.
 */
export function openDisk(buffer: DiskBuffer, pid: number, mayBlock?: true): Disk;
export function openDisk(buffer: DiskBuffer, pid: number, mayBlock: false): PatientDisk;
export function openDisk(buffer: DiskBuffer, pid: number, mayBlock = true): Disk | PatientDisk {
  const memory = new DiskMemory(buffer);
  return mayBlock ? blockingDisk(memory, pid) : patientDisk(memory, pid);
}

function blockingDisk(memory: DiskMemory, pid: number): Disk {
  const calls = bindCalls(memory, pid, (job) => memory.alone(job));
  return {
    ...(calls as ByPath & OfProcess),
    changes: { words: memory.words, at: header.changes },
    closeAll(ended) {
      while (memory.alone(() => descriptors.closeSome(memory, ended)));
    },
  };
}

function patientDisk(memory: DiskMemory, pid: number): PatientDisk {
  const calls = bindCalls(memory, pid, (job) => memory.aloneLater(job));
  return {
    ...(calls as Omit<PatientDisk, 'closeAll'>),
    async closeAll(ended) {
      while (await memory.aloneLater(() => descriptors.closeSome(memory, ended)));
    },
  };
}

/** Every call, with what it is to be done in. */
function bindCalls(
  memory: DiskMemory,
  pid: number,
  alone: (job: () => unknown) => unknown,
): object {
  const bind = (calls: object, ...first: unknown[]): object =>
    Object.fromEntries(
      Object.entries(calls as Readonly<Record<string, Call>>).map(([name, call]) => [
        name,
        (...args: unknown[]) => alone(() => call(memory, ...first, ...args)),
      ]),
    );
  return { ...bind(byPath), ...bind(ofProcess, pid) };
}

/** Makes an empty disk's root. To be called once, before any thread opens it. */
export function formatDisk(buffer: DiskBuffer): void {
  const memory = new DiskMemory(buffer);
  memory.alone(() => {
    memory.set(header.nextBlock, firstBlock);
    memory.set(header.nextInode, rootInode);
    memory.set(header.usedBlocks, firstBlock);
    const root = memory.takeInode(kinds.folder | 0o755);
    memory.set(memory.field(root, 'links'), 2);
  });
}
