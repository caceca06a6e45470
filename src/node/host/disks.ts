// Disks that outlive a run: what the page puts on them, reads and changes while no program does.
import { openDisk } from '../disk/disk.ts';
import type { PatientDisk } from '../disk/disk.ts';
import type { DiskBuffer } from '../disk/memory.ts';
import { kindMask, kinds } from '../disk/mode.ts';
import { mountDisk } from '../disk/mount.ts';
import { calling, isFailure } from '../disk/worded-errors.ts';
import type { FileAnswer, FileRequest } from '../wire/page.ts';

/** A disk and the last process id given out on it, by which its descriptors are told apart. */
interface HostDisk {
  readonly buffer: DiskBuffer;
  readonly lastPid: Int32Array;
  /** When all that the page has asked is done. */
  asked: Promise<unknown>;
}

// Descriptors of the page's own: there are none.
const noProcess = 0;

export class HostDisks {
  readonly #disks = new Map<number, HostDisk>();
  readonly #firstPid: number;

  constructor(firstPid: number) {
    this.#firstPid = firstPid;
  }

  /** The disk of that number, which is made, empty, when it is first asked for. */
  get(number: number): HostDisk {
    const known = this.#disks.get(number);
    if (known) return known;
    const shared = typeof SharedArrayBuffer === 'function';
    const word = shared ? new SharedArrayBuffer(4) : new ArrayBuffer(4);
    const lastPid = new Int32Array(word).fill(this.#firstPid - 1);
    const made = { buffer: mountDisk([]), lastPid, asked: Promise.resolve() };
    this.#disks.set(number, made);
    return made;
  }

  /** Does what the page asks, after all that it asked before. Throws Node's errors. */
  async answer(number: number, request: FileRequest): Promise<FileAnswer> {
    const kept = this.get(number);
    const answered = kept.asked.then(() => answer(kept.buffer, request));
    kept.asked = answered.catch(() => undefined);
    return await answered;
  }
}

async function answer(buffer: DiskBuffer, request: FileRequest): Promise<FileAnswer> {
  const disk = openDisk(buffer, noProcess, false);
  const { path } = request;
  switch (request.kind) {
    case 'read':
      return await wording('open', disk.readFile(path), path);
    case 'list': {
      const entries = await wording('scandir', disk.readdir(path), path);
      return entries.map(({ name, mode }) => ({ name, isFolder: isFolder(mode) }));
    }
    case 'write':
      for (const [name, contents] of request.files) {
        await wording('open', writeFile(disk, name, contents, request.makesFolders), name);
      }
      return undefined;
    case 'make-folder':
      await wording('mkdir', makeFolder(disk, path, request.recursive), path);
      return undefined;
    case 'remove':
      await wording('rm', remove(disk, request), path);
      return undefined;
    case 'rename':
      await wording('rename', disk.rename(path, request.to), path, request.to);
      return undefined;
  }
}

/** What a call gives in the end; what it throws gets Node's words. */
async function wording<T>(
  syscall: string,
  result: Promise<T>,
  path: string,
  dest?: string,
): Promise<T> {
  const settled = await result.then(
    (value) => () => value,
    (error: unknown) => () => {
      throw error;
    },
  );
  return calling(syscall, settled, path, dest);
}

function isFolder(mode: number): boolean {
  return (mode & kindMask) === kinds.folder;
}

async function writeFile(
  disk: PatientDisk,
  path: string,
  contents: string | Uint8Array | undefined,
  makesFolders: boolean,
): Promise<void> {
  if (contents === undefined) {
    await disk.putFolder(path);
    return;
  }
  // Only a mount makes the folders on the way.
  if (!makesFolders) await disk.stat(path.slice(0, path.lastIndexOf('/')) || '/', true);
  await disk.putFile(path, contents);
}

async function makeFolder(disk: PatientDisk, path: string, recursive: boolean): Promise<void> {
  if (recursive) await disk.putFolder(path);
  else await disk.mkdir(path, 0o755);
}

async function remove(
  disk: PatientDisk,
  request: Extract<FileRequest, { kind: 'remove' }>,
): Promise<void> {
  const { path, recursive, force } = request;
  try {
    await removeTree(disk, path, recursive);
  } catch (error) {
    if (!force || !isFailure(error, 'ENOENT')) throw error;
  }
}

async function removeTree(disk: PatientDisk, path: string, recursive: boolean): Promise<void> {
  if (!isFolder((await disk.stat(path, false)).mode)) {
    await disk.unlink(path);
    return;
  }
  if (recursive) {
    for (const { name } of await disk.readdir(path))
      await removeTree(disk, `${path}/${name}`, true);
  }
  await disk.rmdir(path);
}
