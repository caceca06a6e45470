// `fs` of a container: its disk, between processes and beside them.
import { home } from '../../../node/system/home.ts';
import { resolve } from '../../../node/paths/posix.ts';
import type { FileAnswer, FileRequest, FolderEntry } from '../../../node/wire/host.ts';
import { entriesOf } from './tree.ts';
import type { FileSystemTree } from './tree.ts';

type Ask = (request: FileRequest) => Promise<FileAnswer>;
type Encoding = string | null | { readonly encoding?: string | null };

/** A folder's entry, as `readdir` with `withFileTypes` gives it. */
export interface Entry {
  readonly name: string;
  isFile(): boolean;
  isDirectory(): boolean;
}

/** Paths are relative to the working directory. Every method rejects with Node's errors. */
export class ContainerFiles {
  readonly #ask: Ask;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** Bytes, or text where an encoding is given. */
  readFile(path: string, encoding?: null): Promise<Uint8Array>;
  readFile(path: string, encoding: string | { readonly encoding: string }): Promise<string>;
  async readFile(path: string, encoding?: Encoding): Promise<Uint8Array | string> {
    const bytes = (await this.#ask({ kind: 'read', path: absolute(path) })) as Uint8Array;
    const name = typeof encoding === 'object' ? encoding?.encoding : encoding;
    return name === undefined || name === null ? bytes : new TextDecoder(name).decode(bytes);
  }

  async writeFile(path: string, data: string | Uint8Array): Promise<void> {
    const file = [absolute(path), data] as const;
    await this.#ask({ kind: 'write', path: file[0], files: [file], makesFolders: false });
  }

  readdir(
    path: string,
    options?: { readonly withFileTypes?: false } | string | null,
  ): Promise<string[]>;
  readdir(path: string, options: { readonly withFileTypes: true }): Promise<Entry[]>;
  async readdir(
    path: string,
    options?: { readonly withFileTypes?: boolean } | string | null,
  ): Promise<string[] | Entry[]> {
    const listed = (await this.#ask({ kind: 'list', path: absolute(path) })) as FolderEntry[];
    if (typeof options !== 'object' || !options?.withFileTypes) {
      return listed.map(({ name }) => name);
    }
    return listed.map(({ name, isFolder }) => ({
      name,
      isFile: () => !isFolder,
      isDirectory: () => isFolder,
    }));
  }

  async mkdir(path: string, { recursive = false } = {}): Promise<void> {
    await this.#ask({ kind: 'make-folder', path: absolute(path), recursive });
  }

  async rm(path: string, { recursive = false, force = false } = {}): Promise<void> {
    await this.#ask({ kind: 'remove', path: absolute(path), recursive, force });
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#ask({ kind: 'rename', path: absolute(from), to: absolute(to) });
  }

  /** Puts a tree into a folder, which is made where there is none. Not for users: see `mount`. */
  async mount(tree: FileSystemTree, folder: string): Promise<void> {
    const path = absolute(folder);
    const files = [[path, undefined] as const, ...entriesOf(tree, path)];
    await this.#ask({ kind: 'write', path, files, makesFolders: true });
  }
}

function absolute(path: string): string {
  return resolve(home, path);
}
