// `fs.Dir`: a folder that is read one entry at a time.
import { checkFunction, nodeError } from '../../errors/node-error.ts';
import { toOptions, toPath } from './arguments.ts';
import type { FsContext, Prepare } from './fs-context.ts';
import type { Dirent } from './dirent.ts';
import { calling } from '../../disk/worded-errors.ts';
import { absolute } from './fs-context.ts';
import type { AfterPollRounds } from './poll-rounds.ts';

type Callback = (error: unknown, entry?: Dirent | null) => void;

/** An open folder. What is in it was looked up when it was opened. */
export class Dir {
  readonly #path: string;
  readonly #entries: Dirent[];
  readonly #later: AfterPollRounds;
  #closed = false;

  constructor(path: string, entries: Dirent[], later: AfterPollRounds) {
    this.#path = path;
    this.#entries = entries;
    this.#later = later;
  }

  get path(): string {
    return this.#path;
  }

  /** The next entry, or null: to a callback, or as a promise. */
  read(callback?: Callback): Promise<Dirent | null> | undefined {
    return this.#settle(() => this.readSync(), callback) as Promise<Dirent | null> | undefined;
  }

  readSync(): Dirent | null {
    this.#check();
    return this.#entries.shift() ?? null;
  }

  close(callback?: Callback): Promise<void> | undefined {
    return this.#settle(() => {
      this.closeSync();
    }, callback) as Promise<void> | undefined;
  }

  closeSync(): void {
    this.#check();
    this.#closed = true;
  }

  async *entries(): AsyncGenerator<Dirent, void> {
    try {
      for (let entry = await this.read(); entry; entry = await this.read()) yield entry;
    } finally {
      this.closeSync();
    }
  }

  [Symbol.asyncIterator](): AsyncGenerator<Dirent, void> {
    return this.entries();
  }

  [Symbol.dispose](): void {
    if (!this.#closed) this.closeSync();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#closed) await this.close();
  }

  #check(): void {
    if (this.#closed) throw nodeError(Error, 'ERR_DIR_CLOSED', 'Directory handle was closed');
  }

  #settle(job: () => unknown, callback: Callback | undefined): Promise<unknown> | undefined {
    if (callback !== undefined) {
      checkFunction(callback, 'callback');
      this.#check();
      this.#later(1, job, callback as (error: unknown, value?: unknown) => void);
      return undefined;
    }
    return new Promise((resolve, reject) => {
      this.#check();
      this.#later(1, job, (error, value) => {
        if (error === null) resolve(value);
        else reject(error);
      });
    });
  }
}

/** `opendir`. */
export function createOpenDir(
  context: FsContext,
  readdir: Prepare,
  later: AfterPollRounds,
): Prepare {
  return (given, options) => {
    const path = toPath(given);
    const { encoding, recursive } = toOptions(options);
    const list = readdir(path, { encoding, recursive, withFileTypes: true });
    return () => {
      calling('opendir', () => context.disk.readdir(absolute(context, path)), path);
      return new Dir(path, list() as Dirent[], later);
    };
  };
}
