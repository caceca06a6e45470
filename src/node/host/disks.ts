// Disks that outlive a run: what the page puts on them, reads and changes while no program does.
import { openDisk } from '../disk/disk.ts';
import type { Disk } from '../disk/disk.ts';
import type { DiskBuffer } from '../disk/memory.ts';
import { kindMask, kinds } from '../disk/mode.ts';
import { mountDisk } from '../disk/mount.ts';
import { calling, isFailure } from '../disk/worded-errors.ts';
import type { FileAnswer, FileRequest } from '../wire/host.ts';

/** A disk and the last process id given out on it, by which its descriptors are told apart. */
interface HostDisk {
  readonly buffer: DiskBuffer;
  readonly lastPid: Int32Array;
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
    const made = { buffer: mountDisk([]), lastPid };
    this.#disks.set(number, made);
    return made;
  }

  /** Does what the page asks. Throws Node's errors. */
  answer(number: number, request: FileRequest): FileAnswer {
    const disk = openDisk(this.get(number).buffer, noProcess, false);
    const { path } = request;
    switch (request.kind) {
      case 'read':
        return calling('open', () => disk.readFile(path), path);
      case 'list':
        return calling(
          'scandir',
          () => disk.readdir(path).map(({ name, mode }) => ({ name, isFolder: isFolder(mode) })),
          path,
        );
      case 'write':
        for (const [name, contents] of request.files) {
          calling(
            'open',
            () => {
              writeFile(disk, name, contents, request.makesFolders);
            },
            name,
          );
        }
        return undefined;
      case 'make-folder':
        calling(
          'mkdir',
          () => {
            makeFolder(disk, path, request.recursive);
          },
          path,
        );
        return undefined;
      case 'remove':
        calling(
          'rm',
          () => {
            remove(disk, request);
          },
          path,
        );
        return undefined;
      case 'rename':
        calling(
          'rename',
          () => {
            disk.rename(path, request.to);
          },
          path,
          request.to,
        );
        return undefined;
    }
  }
}

function isFolder(mode: number): boolean {
  return (mode & kindMask) === kinds.folder;
}

function writeFile(
  disk: Disk,
  path: string,
  contents: string | Uint8Array | undefined,
  makesFolders: boolean,
): void {
  if (contents === undefined) {
    disk.putFolder(path);
    return;
  }
  // Only a mount makes the folders on the way.
  if (!makesFolders) disk.stat(path.slice(0, path.lastIndexOf('/')) || '/', true);
  disk.putFile(path, contents);
}

function makeFolder(disk: Disk, path: string, recursive: boolean): void {
  if (recursive) disk.putFolder(path);
  else disk.mkdir(path, 0o755);
}

function remove(disk: Disk, request: Extract<FileRequest, { kind: 'remove' }>): void {
  const { path, recursive, force } = request;
  try {
    removeTree(disk, path, recursive);
  } catch (error) {
    if (!force || !isFailure(error, 'ENOENT')) throw error;
  }
}

function removeTree(disk: Disk, path: string, recursive: boolean): void {
  if (!isFolder(disk.stat(path, false).mode)) {
    disk.unlink(path);
    return;
  }
  if (recursive) {
    for (const { name } of disk.readdir(path)) removeTree(disk, `${path}/${name}`, true);
  }
  disk.rmdir(path);
}
