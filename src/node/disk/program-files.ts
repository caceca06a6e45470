// The files of a program, as the loader of modules and the commands see them.
import type { Disk } from './disk.ts';
import { kindMask, kinds } from './mode.ts';

const utf8 = new TextDecoder();

/** Reads files by their absolute paths; what cannot be read is not there. */
export class Files {
  readonly #disk: Disk;

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  /** What is at a path, if anything is. */
  kind(path: string): 'file' | 'folder' | undefined {
    const found = attempt(() => this.#disk.stat(path, true));
    return found && ((found.mode & kindMask) === kinds.folder ? 'folder' : 'file');
  }

  isFile(path: string): boolean {
    return this.kind(path) === 'file';
  }

  isFolder(path: string): boolean {
    return this.kind(path) === 'folder';
  }

  /** The text of a file, or undefined where there is none. */
  read(path: string): string | undefined {
    const bytes = attempt(() => this.#disk.readFile(path));
    return bytes && utf8.decode(bytes);
  }

  /** The path with all links followed; as it stands where there is nothing. */
  realPath(path: string): string {
    return attempt(() => this.#disk.realpath(path)) ?? path;
  }

  /** The names of what is in a folder, in order. */
  list(path: string): string[] {
    const entries = attempt(() => this.#disk.readdir(path)) ?? [];
    return entries.map(({ name }) => name).sort();
  }
}

function attempt<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}
