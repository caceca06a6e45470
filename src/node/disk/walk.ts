// From a path to an inode, through folders and symbolic links.
import { readContents } from './contents.ts';
import { fail } from './failure.ts';
import { findEntry, toName } from './folder.ts';
import type { Name } from './folder.ts';
import { rootInode } from './layout.ts';
import type { DiskMemory } from './memory.ts';
import { checkPermission, isFolder, kindOf, kinds, permissions } from './mode.ts';

/** Links that may lead on to one another, as on Linux. */
const mostLinks = 40;
const longestPath = 4096;

/** Where a path leads. */
export interface Walked {
  /** The folders on the way, from the root, each with the name it was found by. */
  readonly folders: readonly Step[];
  /** The last part of the path; empty where that is a folder on the way itself: `/`, `a/..`. */
  readonly name: string;
  /** What is there, or 0. */
  readonly inode: number;
}

interface Step {
  readonly inode: number;
  readonly name: string;
}

/** Walks an absolute path. `follow`: whether a link at its end is followed. */
export function walk(memory: DiskMemory, path: string, follow: boolean): Walked {
  if (path === '') fail('ENOENT');
  if (path.length > longestPath) fail('ENAMETOOLONG');
  const root: Step = { inode: rootInode, name: '' };
  const left = path.split('/').reverse();
  const mustBeFolder = path.endsWith('/');
  let folders: Step[] = [root];
  let links = 0;
  for (;;) {
    const part = left.pop();
    const { inode: folder } = folders.at(-1) ?? root;
    if (part === undefined) return { folders, name: '', inode: folder };
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (folders.length > 1) folders.pop();
      continue;
    }
    checkPermission(memory, folder, permissions.execute);
    const inode = findEntry(memory, folder, toName(part));
    const isLast = left.every((each) => each === '' || each === '.');
    if (inode === 0) {
      if (!isLast) fail('ENOENT');
      return { folders, name: part, inode };
    }
    if (kindOf(memory, inode) === kinds.link && (follow || !isLast || mustBeFolder)) {
      links += 1;
      if (links > mostLinks) fail('ELOOP');
      const target = readLink(memory, inode);
      if (target.startsWith('/')) folders = [root];
      left.push(...target.split('/').reverse());
    } else if (isFolder(memory, inode)) {
      if (isLast) return { folders, name: part, inode };
      folders.push({ inode, name: part });
    } else {
      if (!isLast || mustBeFolder) fail('ENOTDIR');
      return { folders, name: part, inode };
    }
  }
}

/** The inode at a path; fails where there is none. */
export function inodeAt(memory: DiskMemory, path: string, follow = true): number {
  const { inode } = walk(memory, path, follow);
  return inode === 0 ? fail('ENOENT') : inode;
}

/** A place for a name: the folder it is in and what it stands for there, or 0. */
export interface Place {
  readonly folder: number;
  readonly name: Name;
  readonly text: string;
  readonly inode: number;
  /** The folders that this one is in, and itself. */
  readonly above: readonly number[];
}

/** Where a name may be put or taken away. `unnamed` is the failure for `/`, `.` and `..`. */
export function placeAt(
  memory: DiskMemory,
  path: string,
  unnamed: 'EBUSY' | 'EEXIST' | 'EINVAL' | 'EISDIR' | 'ENOTEMPTY',
  follow = false,
): Place {
  const { folders, name, inode } = walk(memory, path, follow);
  if (name === '') fail(unnamed);
  const above = folders.map((step) => step.inode);
  return { folder: above.at(-1) ?? rootInode, name: toName(name), text: name, inode, above };
}

/** What a symbolic link says. */
export function readLink(memory: DiskMemory, inode: number): string {
  const bytes = new Uint8Array(memory.read(inode, 'size'));
  readContents(memory, inode, bytes, 0);
  return new TextDecoder().decode(bytes);
}

/** The path with all links followed. */
export function realPath(memory: DiskMemory, path: string): string {
  const { folders, name, inode } = walk(memory, path, true);
  if (inode === 0) fail('ENOENT');
  const names = folders.slice(1).map((step) => step.name);
  return `/${[...names, ...(name === '' ? [] : [name])].join('/')}`;
}
