// Open files: all threads of a process share them, and the place that each has come to.
import {
  attributesOf,
  changeMode,
  changeOwner,
  changeSize,
  changeTimes,
  touch,
} from './attributes.ts';
import type { Attributes } from './attributes.ts';
import { readContents, writeContents } from './contents.ts';
import { diskLimit, mostDescriptors } from '../system/limits.ts';
import { fail } from './failure.ts';
import { descriptorField, descriptorsStart, descriptorWords, firstDescriptor } from './layout.ts';
import type { DiskMemory } from './memory.ts';
import {
  checkContents,
  checkPermission,
  isFolder,
  kindOf,
  kinds,
  permissionMask,
  permissions,
} from './mode.ts';
import { createAt, dropUnused } from './naming.ts';
import { placeAt, walk } from './walk.ts';

/** The flags of `open`, as Linux has them. */
export const openFlags = {
  readOnly: 0,
  writeOnly: 1,
  readWrite: 2,
  accessMask: 3,
  create: 0o100,
  exclusive: 0o200,
  truncate: 0o1000,
  append: 0o2000,
  folder: 0o200000,
  noFollow: 0o400000,
} as const;

const has = (flags: number, flag: number): boolean => (flags & flag) !== 0;
const canRead = (flags: number): boolean => (flags & openFlags.accessMask) !== openFlags.writeOnly;
const canWrite = (flags: number): boolean => (flags & openFlags.accessMask) !== openFlags.readOnly;

function fieldAt(fd: number, name: keyof typeof descriptorField): number {
  return descriptorsStart + (fd - firstDescriptor) * descriptorWords + descriptorField[name];
}

/** Fails where the process has no such descriptor. */
function check(memory: DiskMemory, pid: number, fd: number): number {
  const known = fd >= firstDescriptor && fd < firstDescriptor + mostDescriptors;
  if (!known || memory.get(fieldAt(fd, 'pid')) !== pid) fail('EBADF');
  return memory.get(fieldAt(fd, 'inode'));
}

/** Opens a file, which `mode` is for when it is made: a descriptor. */
export function open(
  memory: DiskMemory,
  pid: number,
  path: string,
  flags: number,
  mode: number,
): number {
  const inode = inodeToOpen(memory, path, flags, mode);
  for (let fd = firstDescriptor; fd < firstDescriptor + mostDescriptors; fd += 1) {
    if (memory.get(fieldAt(fd, 'pid')) !== 0) continue;
    memory.set(fieldAt(fd, 'pid'), pid);
    memory.set(fieldAt(fd, 'inode'), inode);
    memory.set(fieldAt(fd, 'flags'), flags);
    memory.set(fieldAt(fd, 'position'), 0);
    memory.add(memory.field(inode, 'opens'), 1);
    return fd;
  }
  return fail('EMFILE');
}

function inodeToOpen(memory: DiskMemory, path: string, flags: number, mode: number): number {
  const creates = has(flags, openFlags.create);
  const follow = !has(flags, openFlags.noFollow) && !(creates && has(flags, openFlags.exclusive));
  const { inode } = walk(memory, path, follow);
  if (inode === 0) {
    if (!creates) fail('ENOENT');
    if (path.endsWith('/')) fail('EISDIR');
    const place = placeAt(memory, path, 'EISDIR', true);
    return createAt(memory, place, kinds.file | (mode & permissionMask));
  }
  if (creates && has(flags, openFlags.exclusive)) fail('EEXIST');
  if (kindOf(memory, inode) === kinds.link) fail('ELOOP');
  if (isFolder(memory, inode)) {
    if (canWrite(flags) || creates) fail('EISDIR');
  } else if (has(flags, openFlags.folder)) {
    fail('ENOTDIR');
  }
  if (canRead(flags)) checkPermission(memory, inode, permissions.read);
  if (canWrite(flags)) checkPermission(memory, inode, permissions.write);
  if (has(flags, openFlags.truncate) && canWrite(flags)) changeSize(memory, inode, 0);
  return inode;
}

export function close(memory: DiskMemory, pid: number, fd: number): void {
  const inode = check(memory, pid, fd);
  memory.set(fieldAt(fd, 'pid'), 0);
  memory.add(memory.field(inode, 'opens'), -1);
  dropUnused(memory, inode);
}

/** Files that are closed at once: as many as one change has room for. */
const mostClosed = 64;

/** Closes some of what a process that has ended left open: whether there may be more. */
export function closeSome(memory: DiskMemory, pid: number): boolean {
  let closed = 0;
  for (let fd = firstDescriptor; fd < firstDescriptor + mostDescriptors; fd += 1) {
    if (memory.get(fieldAt(fd, 'pid')) !== pid) continue;
    if (closed === mostClosed) return true;
    close(memory, pid, fd);
    closed += 1;
  }
  return false;
}

/** Reads from `position`, or from where the descriptor has come to: how many bytes. */
export function read(
  memory: DiskMemory,
  pid: number,
  fd: number,
  into: Uint8Array,
  position: number | undefined,
): number {
  const inode = check(memory, pid, fd);
  if (!canRead(memory.get(fieldAt(fd, 'flags')))) fail('EBADF');
  if (isFolder(memory, inode)) fail('EISDIR');
  checkContents(memory, inode);
  const at = position ?? memory.get(fieldAt(fd, 'position'));
  const count = readContents(memory, inode, into, at);
  if (position === undefined) memory.set(fieldAt(fd, 'position'), at + count);
  memory.setTime(inode, 'accessed', Date.now());
  return count;
}

/** Writes at `position`, or where the descriptor has come to; always at the end when it appends. */
export function write(
  memory: DiskMemory,
  pid: number,
  fd: number,
  from: Uint8Array,
  position: number | undefined,
): number {
  const inode = check(memory, pid, fd);
  const flags = memory.get(fieldAt(fd, 'flags'));
  if (!canWrite(flags)) fail('EBADF');
  checkContents(memory, inode);
  if (kindOf(memory, inode) === kinds.device) return from.length;
  const at = has(flags, openFlags.append)
    ? memory.read(inode, 'size')
    : (position ?? memory.get(fieldAt(fd, 'position')));
  if (at > diskLimit) fail('EFBIG');
  writeContents(memory, inode, from, at);
  if (position === undefined) memory.set(fieldAt(fd, 'position'), at + from.length);
  touch(memory, inode, ['modified', 'changed']);
  return from.length;
}

/** Reads all that is left behind where the descriptor has come to. */
export function readRest(memory: DiskMemory, pid: number, fd: number): Uint8Array<ArrayBuffer> {
  const inode = check(memory, pid, fd);
  if (isFolder(memory, inode)) fail('EISDIR');
  const left = memory.read(inode, 'size') - memory.get(fieldAt(fd, 'position'));
  const bytes = new Uint8Array(Math.max(0, left));
  read(memory, pid, fd, bytes, undefined);
  return bytes;
}

export function fstat(memory: DiskMemory, pid: number, fd: number): Attributes {
  return attributesOf(memory, check(memory, pid, fd));
}

export function ftruncate(memory: DiskMemory, pid: number, fd: number, size: number): void {
  const inode = check(memory, pid, fd);
  if (!canWrite(memory.get(fieldAt(fd, 'flags')))) fail('EINVAL');
  changeSize(memory, inode, size);
}

export function fchmod(memory: DiskMemory, pid: number, fd: number, mode: number): void {
  changeMode(memory, check(memory, pid, fd), mode);
}

export function fchown(
  memory: DiskMemory,
  pid: number,
  fd: number,
  owner: number,
  group: number,
): void {
  changeOwner(memory, check(memory, pid, fd), owner, group);
}

export function futimes(
  memory: DiskMemory,
  pid: number,
  fd: number,
  accessed: number,
  modified: number,
): void {
  changeTimes(memory, check(memory, pid, fd), accessed, modified);
}

/** Nothing waits to be written; only whether there is such a descriptor. */
export function fsync(memory: DiskMemory, pid: number, fd: number): void {
  check(memory, pid, fd);
}
