// Whole files at a time: for the kernel itself, which has no use for descriptors.
import { readContents, resizeContents, writeContents } from './contents.ts';
import { fail } from './failure.ts';
import type { DiskMemory } from './memory.ts';
import { checkContents, checkPermission, isFolder, kinds, permissions } from './mode.ts';
import { createAt, mkdir } from './naming.ts';
import { inodeAt, placeAt, walk } from './walk.ts';

/** The bytes of a file. */
export function readFile(memory: DiskMemory, path: string): Uint8Array<ArrayBuffer> {
  const inode = inodeAt(memory, path);
  if (isFolder(memory, inode)) fail('EISDIR');
  checkPermission(memory, inode, permissions.read);
  checkContents(memory, inode);
  const bytes = new Uint8Array(memory.read(inode, 'size'));
  readContents(memory, inode, bytes, 0);
  return bytes;
}

/** Writes a file anew, with the folders that it lies in. */
export function putFile(memory: DiskMemory, path: string, contents: string | Uint8Array): void {
  putFolder(memory, path.slice(0, path.lastIndexOf('/')));
  const place = placeAt(memory, path, 'EISDIR');
  const inode = place.inode || createAt(memory, place, kinds.file | 0o644);
  if (isFolder(memory, inode)) fail('EISDIR');
  const bytes = typeof contents === 'string' ? new TextEncoder().encode(contents) : contents;
  resizeContents(memory, inode, 0);
  writeContents(memory, inode, bytes, 0);
  memory.changed();
}

/** Makes a folder where there is none, with those that it lies in. */
export function putFolder(memory: DiskMemory, path: string): void {
  let folder = '';
  for (const part of path.split('/').filter(Boolean)) {
    folder += `/${part}`;
    if (walk(memory, folder, true).inode === 0) mkdir(memory, folder, 0o755);
  }
}
