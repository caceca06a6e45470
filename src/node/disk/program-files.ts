// The files of a program, as the loader of modules and the commands see them.
import type { Disk } from './disk.ts';
import { kindMask, kinds } from './mode.ts';

const utf8 = new TextDecoder();

/** Reads files by their absolute paths; what cannot be read is not there. */
export class Files {
  readonly #disk: Disk;
  readonly #own: Readonly<Record<string, string>>;

  /** `own`: texts by path that only this process sees. */
  constructor(disk: Disk, own: Readonly<Record<string, string>> = {}) {
    this.#disk = disk;
    this.#own = own;
  }

  isFile(path: string): boolean {
    if (Object.hasOwn(this.#own, path)) return true;
    const kind = this.#kindOf(path);
    return kind !== undefined && kind !== kinds.folder;
  }

  isFolder(path: string): boolean {
    return this.#kindOf(path) === kinds.folder;
  }

  /** The text of a file, or undefined where there is none. */
  read(path: string): string | undefined {
    if (Object.hasOwn(this.#own, path)) return this.#own[path];
    if (!this.isFile(path)) return undefined;
    const bytes = attempt(() => this.#disk.readFile(path));
    return bytes && utf8.decode(bytes);
  }

  /** The names of what is in a folder, in order. */
  list(path: string): string[] {
    const entries = attempt(() => this.#disk.readdir(path)) ?? [];
    return entries.map(({ name }) => name).sort();
  }

  #kindOf(path: string): number | undefined {
    const found = attempt(() => this.#disk.stat(path, true));
    return found && found.mode & kindMask;
  }
}

function attempt<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}
