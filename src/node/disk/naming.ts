// Calls that give names and take them away.
import { writeContents, resizeContents } from './contents.ts';
import { fail } from './failure.ts';
import { addEntry, isEmptyFolder, listEntries, removeEntry, replaceEntry } from './folder.ts';
import type { DiskMemory } from './memory.ts';
import { checkPermission, isFolder, kindOf, kinds, permissionMask, permissions } from './mode.ts';
import { inodeAt, placeAt, readLink } from './walk.ts';
import type { Place } from './walk.ts';

/** Puts a new file of that mode, kind and all, in a place that is free. */
export function createAt(memory: DiskMemory, place: Place, mode: number): number {
  checkPermission(memory, place.folder, permissions.write);
  const inode = memory.takeInode(mode);
  addEntry(memory, place.folder, place.name, inode);
  memory.set(memory.field(inode, 'links'), 1);
  touchFolder(memory, place.folder);
  return inode;
}

export function mkdir(memory: DiskMemory, path: string, mode: number): void {
  const place = placeAt(memory, path, 'EEXIST');
  if (place.inode !== 0) fail('EEXIST');
  const inode = createAt(memory, place, kinds.folder | (mode & permissionMask));
  memory.set(memory.field(inode, 'links'), 2);
  memory.add(memory.field(place.folder, 'links'), 1);
}

export function symlink(memory: DiskMemory, target: string, path: string): void {
  if (target === '') fail('ENOENT');
  const place = placeAt(memory, path, 'EEXIST');
  if (place.inode !== 0) fail('EEXIST');
  const inode = createAt(memory, place, kinds.link | 0o777);
  writeContents(memory, inode, new TextEncoder().encode(target), 0);
}

export function link(memory: DiskMemory, existing: string, path: string): void {
  const inode = inodeAt(memory, existing, false);
  if (isFolder(memory, inode)) fail('EPERM');
  const place = placeAt(memory, path, 'EEXIST');
  if (place.inode !== 0) fail('EEXIST');
  checkPermission(memory, place.folder, permissions.write);
  addEntry(memory, place.folder, place.name, inode);
  memory.add(memory.field(inode, 'links'), 1);
  memory.setTime(inode, 'changed', Date.now());
  touchFolder(memory, place.folder);
}

export function unlink(memory: DiskMemory, path: string): void {
  const place = placeAt(memory, path, 'EISDIR');
  if (place.inode === 0) fail('ENOENT');
  if (isFolder(memory, place.inode)) fail('EISDIR');
  checkPermission(memory, place.folder, permissions.write);
  removeEntry(memory, place.folder, place.name);
  touchFolder(memory, place.folder);
  dropName(memory, place.inode);
}

export function rmdir(memory: DiskMemory, path: string): void {
  if (/(?:^|\/)\.\/*$/u.test(path)) fail('EINVAL');
  const place = placeAt(memory, path, path.endsWith('..') ? 'ENOTEMPTY' : 'EBUSY');
  if (place.inode === 0) fail('ENOENT');
  if (!isFolder(memory, place.inode)) fail('ENOTDIR');
  if (!isEmptyFolder(memory, place.inode)) fail('ENOTEMPTY');
  checkPermission(memory, place.folder, permissions.write);
  removeEntry(memory, place.folder, place.name);
  dropFolder(memory, place);
}

export function rename(memory: DiskMemory, from: string, to: string): void {
  const source = placeAt(memory, from, 'EBUSY');
  if (source.inode === 0) fail('ENOENT');
  const target = placeAt(memory, to, 'EBUSY');
  const { inode } = source;
  const movesFolder = isFolder(memory, inode);
  if (movesFolder && target.above.includes(inode)) fail('EINVAL');
  if (target.inode === inode) return;
  checkPermission(memory, source.folder, permissions.write);
  checkPermission(memory, target.folder, permissions.write);
  if (target.inode === 0) {
    if (!movesFolder && to.endsWith('/')) fail('ENOTDIR');
    addEntry(memory, target.folder, target.name, inode);
  } else {
    const replacesFolder = isFolder(memory, target.inode);
    if (movesFolder && !replacesFolder) fail('ENOTDIR');
    if (!movesFolder && replacesFolder) fail('EISDIR');
    if (replacesFolder && !isEmptyFolder(memory, target.inode)) fail('ENOTEMPTY');
    replaceEntry(memory, target.folder, target.name, inode);
    if (replacesFolder) dropFolder(memory, target);
    else dropName(memory, target.inode);
  }
  removeEntry(memory, source.folder, source.name);
  if (movesFolder && source.folder !== target.folder) {
    memory.add(memory.field(source.folder, 'links'), -1);
    memory.add(memory.field(target.folder, 'links'), 1);
  }
  memory.setTime(inode, 'changed', Date.now());
  touchFolder(memory, source.folder);
  touchFolder(memory, target.folder);
}

export function readlink(memory: DiskMemory, path: string): string {
  const inode = inodeAt(memory, path, false);
  return kindOf(memory, inode) === kinds.link ? readLink(memory, inode) : fail('EINVAL');
}

/** Names and modes of what is in a folder. */
export function readdir(
  memory: DiskMemory,
  path: string,
): { readonly name: string; readonly mode: number }[] {
  const folder = inodeAt(memory, path);
  if (!isFolder(memory, folder)) fail('ENOTDIR');
  checkPermission(memory, folder, permissions.read);
  return listEntries(memory, folder).map(({ name, inode }) => ({
    name,
    mode: memory.read(inode, 'mode'),
  }));
}

/** Frees what neither a name nor an open descriptor leads to any more. */
export function dropUnused(memory: DiskMemory, inode: number): void {
  if (memory.read(inode, 'links') > 0 || memory.read(inode, 'opens') > 0) return;
  resizeContents(memory, inode, 0);
  memory.dropInode(inode);
}

function dropName(memory: DiskMemory, inode: number): void {
  memory.add(memory.field(inode, 'links'), -1);
  memory.setTime(inode, 'changed', Date.now());
  dropUnused(memory, inode);
}

function dropFolder(memory: DiskMemory, { folder, inode }: Place): void {
  memory.set(memory.field(inode, 'links'), 0);
  memory.add(memory.field(folder, 'links'), -1);
  touchFolder(memory, folder);
  dropUnused(memory, inode);
}

function touchFolder(memory: DiskMemory, folder: number): void {
  const now = Date.now();
  memory.setTime(folder, 'modified', now);
  memory.setTime(folder, 'changed', now);
  memory.changed();
}
