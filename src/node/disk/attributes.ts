// Calls that ask what a file is like, and change it.
import { mostInodes } from '../system/limits.ts';
import { resizeContents } from './contents.ts';
import { fail } from './failure.ts';
import { header, mostBlocks } from './layout.ts';
import type { DiskMemory } from './memory.ts';
import {
  checkPermission,
  deviceOf,
  isFolder,
  kindMask,
  kindOf,
  kinds,
  permissionMask,
  permissions,
} from './mode.ts';
import { inodeAt } from './walk.ts';

/** What is known of a file. Times are milliseconds since 1970, and parts of them. */
export interface Attributes {
  readonly mode: number;
  readonly links: number;
  readonly owner: number;
  readonly group: number;
  readonly inode: number;
  /** Of a device, its number: see `devices`. */
  readonly device: number;
  readonly size: number;
  readonly accessed: number;
  readonly modified: number;
  readonly changed: number;
  readonly born: number;
}

/** Of how much there is on a disk, and how much is free. */
export interface DiskUse {
  readonly blocks: number;
  readonly freeBlocks: number;
  readonly inodes: number;
  readonly freeInodes: number;
}

export function attributesOf(memory: DiskMemory, inode: number): Attributes {
  return {
    mode: memory.read(inode, 'mode'),
    links: memory.read(inode, 'links'),
    owner: memory.read(inode, 'owner'),
    group: memory.read(inode, 'group'),
    inode,
    device: deviceOf(memory, inode),
    size: memory.read(inode, 'size'),
    accessed: memory.time(inode, 'accessed'),
    modified: memory.time(inode, 'modified'),
    changed: memory.time(inode, 'changed'),
    born: memory.time(inode, 'born'),
  };
}

export function stat(memory: DiskMemory, path: string, follow: boolean): Attributes {
  return attributesOf(memory, inodeAt(memory, path, follow));
}

/** Fails where the program may not do all of that: see {@link permissions}. */
export function access(memory: DiskMemory, path: string, wanted: number): void {
  checkPermission(memory, inodeAt(memory, path), wanted);
}

export function chmod(memory: DiskMemory, path: string, mode: number, follow: boolean): void {
  changeMode(memory, inodeAt(memory, path, follow), mode);
}

export function changeMode(memory: DiskMemory, inode: number, mode: number): void {
  const kind = memory.read(inode, 'mode') & kindMask;
  memory.set(memory.field(inode, 'mode'), kind | (mode & permissionMask));
  touch(memory, inode, ['changed']);
}

export function chown(
  memory: DiskMemory,
  path: string,
  owner: number,
  group: number,
  follow: boolean,
): void {
  changeOwner(memory, inodeAt(memory, path, follow), owner, group);
}

/** -1 leaves things as they are. Files cannot be given away, as on Linux by anyone but root. */
export function changeOwner(memory: DiskMemory, inode: number, owner: number, group: number): void {
  const keeps = (field: 'owner' | 'group', id: number): boolean =>
    id === -1 || id === 0xffffffff || id === memory.read(inode, field);
  if (!keeps('owner', owner) || !keeps('group', group)) fail('EPERM');
  touch(memory, inode, ['changed']);
}

/** Times in milliseconds. */
export function utimes(
  memory: DiskMemory,
  path: string,
  accessed: number,
  modified: number,
  follow: boolean,
): void {
  changeTimes(memory, inodeAt(memory, path, follow), accessed, modified);
}

export function changeTimes(
  memory: DiskMemory,
  inode: number,
  accessed: number,
  modified: number,
): void {
  memory.setTime(inode, 'accessed', accessed);
  memory.setTime(inode, 'modified', modified);
  touch(memory, inode, ['changed']);
}

export function truncate(memory: DiskMemory, path: string, size: number): void {
  const inode = inodeAt(memory, path);
  if (isFolder(memory, inode)) fail('EISDIR');
  checkPermission(memory, inode, permissions.write);
  changeSize(memory, inode, size);
}

export function changeSize(memory: DiskMemory, inode: number, size: number): void {
  if (size < 0) fail('EINVAL');
  if (kindOf(memory, inode) !== kinds.file) return;
  resizeContents(memory, inode, size);
  touch(memory, inode, ['modified', 'changed']);
}

export function use(memory: DiskMemory): DiskUse {
  return {
    blocks: mostBlocks,
    freeBlocks: mostBlocks - memory.get(header.usedBlocks),
    inodes: mostInodes,
    freeInodes: mostInodes - memory.get(header.usedInodes),
  };
}

/** Sets times to now, and tells those who watch. */
export function touch(
  memory: DiskMemory,
  inode: number,
  times: readonly ('accessed' | 'modified' | 'changed')[],
): void {
  const now = Date.now();
  for (const each of times) memory.setTime(inode, each, now);
  memory.changed();
}
