// What is in a folder: names and the inodes they stand for, as records that fill its blocks.
import { fail } from './failure.ts';
import { blockWords } from './layout.ts';
import type { DiskMemory } from './memory.ts';

// A record: its inode (0: free), its own length in words and its name's in bytes, and the name.
const headWords = 2;
const longestName = 255;

/** A name as it is kept: bytes of UTF-8 in whole words. */
export interface Name {
  readonly length: number;
  readonly words: Int32Array;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

// The same few names are looked up over and over.
const known = new Map<string, Name>();
const mostKnown = 1000;

export function toName(text: string): Name {
  const name = known.get(text) ?? encode(text);
  if (known.size >= mostKnown) known.clear();
  known.set(text, name);
  return name;
}

function encode(text: string): Name {
  const bytes = encoder.encode(text);
  if (bytes.length > longestName) fail('ENAMETOOLONG');
  const padded = new Uint8Array(4 * Math.ceil(bytes.length / 4));
  padded.set(bytes);
  return { length: bytes.length, words: new Int32Array(padded.buffer) };
}

const wordsFor = ({ words }: Name): number => headWords + words.length;

/** Where a folder's record of that name is, and the one before it in the same block; or undefined. */
function locate(
  memory: DiskMemory,
  folder: number,
  name: Name,
): { readonly at: number; readonly before: number } | undefined {
  const { words } = memory;
  for (let block = memory.read(folder, 'first'); block !== 0; block = memory.next(block)) {
    const end = (block + 1) * blockWords;
    let before = 0;
    for (let at = block * blockWords; at < end;) {
      const head = words[at + 1] ?? 0;
      if ((head & 0xffff) === name.length && words[at] !== 0 && hasName(words, at, name)) {
        return { at, before };
      }
      before = at;
      at += head >>> 16;
    }
  }
  return undefined;
}

function hasName(words: Int32Array, at: number, name: Name): boolean {
  // From its end: names that begin alike are common.
  for (let index = name.words.length - 1; index >= 0; index -= 1) {
    if (words[at + headWords + index] !== name.words[index]) return false;
  }
  return true;
}

/** The inode of that name, or 0. */
export function findEntry(memory: DiskMemory, folder: number, name: Name): number {
  const found = locate(memory, folder, name);
  return found ? memory.get(found.at) : 0;
}

/** Adds a name that is not there yet. */
export function addEntry(memory: DiskMemory, folder: number, name: Name, inode: number): void {
  const needed = wordsFor(name);
  for (let block = memory.read(folder, 'first'); block !== 0; block = memory.next(block)) {
    const end = (block + 1) * blockWords;
    for (let at = block * blockWords; at < end;) {
      const length = memory.get(at + 1) >>> 16;
      const used =
        memory.get(at) === 0 ? 0 : headWords + Math.ceil((memory.get(at + 1) & 0xffff) / 4);
      if (length - used >= needed) {
        if (used > 0) memory.set(at + 1, (used << 16) | (memory.get(at + 1) & 0xffff));
        putRecord(memory, at + used, length - used, name, inode);
        return;
      }
      at += length;
    }
  }
  const { first } = memory.takeBlocks(1);
  const last = memory.read(folder, 'last');
  if (last === 0) memory.set(memory.field(folder, 'first'), first);
  else memory.link(last, first);
  memory.set(memory.field(folder, 'last'), first);
  memory.add(memory.field(folder, 'size'), 4 * blockWords);
  putRecord(memory, first * blockWords, blockWords, name, inode);
}

function putRecord(
  memory: DiskMemory,
  at: number,
  length: number,
  name: Name,
  inode: number,
): void {
  memory.set(at, inode);
  memory.set(at + 1, (length << 16) | name.length);
  for (const [index, word] of name.words.entries()) memory.set(at + headWords + index, word);
}

/** Takes a name away that is there. */
export function removeEntry(memory: DiskMemory, folder: number, name: Name): void {
  const found = locate(memory, folder, name);
  if (!found) return;
  const { at, before } = found;
  if (before === 0) {
    memory.set(at, 0);
    return;
  }
  const length = memory.get(at + 1) >>> 16;
  memory.add(before + 1, length << 16);
}

/** Lets a name that is there stand for another inode. */
export function replaceEntry(memory: DiskMemory, folder: number, name: Name, inode: number): void {
  const found = locate(memory, folder, name);
  if (found) memory.set(found.at, inode);
}

/** All names and their inodes, in the order in which they lie there. */
export function listEntries(
  memory: DiskMemory,
  folder: number,
): { readonly name: string; readonly inode: number }[] {
  const entries: { name: string; inode: number }[] = [];
  for (let block = memory.read(folder, 'first'); block !== 0; block = memory.next(block)) {
    const end = (block + 1) * blockWords;
    for (let at = block * blockWords; at < end; at += memory.get(at + 1) >>> 16) {
      const inode = memory.get(at);
      if (inode === 0) continue;
      const start = 4 * (at + headWords);
      // A copy: the decoder does not read shared memory.
      const bytes = memory.bytes.slice(start, start + (memory.get(at + 1) & 0xffff));
      entries.push({ name: decoder.decode(bytes), inode });
    }
  }
  return entries;
}

export function isEmptyFolder(memory: DiskMemory, folder: number): boolean {
  return listEntries(memory, folder).length === 0;
}
