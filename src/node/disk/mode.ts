// What kind of file an inode is, and who may do what with it.
import { fail } from './failure.ts';
import type { DiskMemory } from './memory.ts';

/** The part of a mode that says what kind of file it is, and its values. */
export const kindMask = 0o170000;
export const kinds = {
  file: 0o100000,
  folder: 0o040000,
  link: 0o120000,
  device: 0o020000,
} as const;

/** The devices there are, by their numbers: what lies behind all but the first is not on the disk. */
export const devices = { null: 0, stdin: 1, stdout: 2, stderr: 3 } as const;

export const permissionMask = 0o7777;

/** What may be asked for, as `fs.constants` has it. */
export const permissions = { execute: 1, write: 2, read: 4 } as const;

export function kindOf(memory: DiskMemory, inode: number): number {
  return memory.read(inode, 'mode') & kindMask;
}

export function isFolder(memory: DiskMemory, inode: number): boolean {
  return kindOf(memory, inode) === kinds.folder;
}

/** The number of a device; 0 for all that is none, too. */
export function deviceOf(memory: DiskMemory, inode: number): number {
  return kindOf(memory, inode) === kinds.device ? memory.read(inode, 'first') : devices.null;
}

/** Fails where the bytes are a standard stream's: whoever calls has to look after those. */
export function checkContents(memory: DiskMemory, inode: number): void {
  if (deviceOf(memory, inode) !== devices.null) fail('ENXIO');
}

/** Fails unless the reader's program, which owns every file, may do that. */
export function checkPermission(memory: DiskMemory, inode: number, wanted: number): void {
  if (((memory.read(inode, 'mode') >> 6) & wanted) !== wanted) fail('EACCES');
}
