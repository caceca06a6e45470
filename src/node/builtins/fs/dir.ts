// `fs.Dir`: a folder that is read one entry at a time.
import { checkFunction, invalidThis, nodeError } from '../../errors/node-error.ts';
import { toInteger } from '../../errors/to-integer.ts';
import { toOptions, toPath } from './arguments.ts';
import type { FsContext, Prepare } from './fs-context.ts';
import type { Dirent } from './dirent.ts';
import { calling } from '../../disk/worded-errors.ts';
import { absolute } from './fs-context.ts';
import type { AfterPollRounds } from './poll-rounds.ts';

type Callback = (error: Error | null, entry?: Dirent | null) => void;

/** What a folder's entries come from: they were looked up when it was opened. */
interface Source {
  readonly entries: Dirent[];
  readonly later: AfterPollRounds;
  readonly tick: (job: () => void) => void;
}

/** An open folder. */
export class Dir {
  readonly #path: string;
  readonly #source: Source;
  #closed = false;
  /** What is asked for while something is on its way; undefined while nothing is. */
  #waiting: (() => void)[] | undefined;

  constructor(source: Source, path: string) {
    // Programs see a class whose first argument they cannot have.
    if ((source as Source | undefined) === undefined) {
      throw nodeError(TypeError, 'ERR_MISSING_ARGS', 'The "handle" argument must be specified');
    }
    this.#path = path;
    this.#source = source;
  }

  get path(): string {
    if (!(#path in this)) throw invalidThis('Dir');
    return this.#path;
  }

  /** The next entry, or null: to a callback, or as a promise. */
  read(callback?: Callback): Promise<Dirent | null> | undefined {
    if (callback === undefined) return promised((done) => this.read(done));
    if (this.#closed) throw dirClosed();
    checkFunction(callback, 'callback');
    this.#perform(() => {
      this.#source.later(
        1,
        () => this.#source.entries.shift() ?? null,
        (error, entry) => {
          this.#goOn();
          callback(error, entry as Dirent | null);
        },
      );
    });
    return undefined;
  }

  readSync(): Dirent | null {
    this.#check();
    return this.#source.entries.shift() ?? null;
  }

  close(callback?: Callback): Promise<void> | undefined {
    if (callback === undefined) {
      if (this.#closed) return Promise.reject(dirClosed());
      return promised((done) => this.close(done));
    }
    checkFunction(callback, 'callback');
    if (this.#closed) {
      this.#source.tick(() => {
        callback(dirClosed());
      });
      return undefined;
    }
    if (this.#waiting) {
      this.#waiting.push(() => {
        void this.close(callback);
      });
      return undefined;
    }
    this.#closed = true;
    this.#source.later(
      1,
      () => undefined,
      (error) => {
        callback(error);
      },
    );
    return undefined;
  }

  closeSync(): void {
    this.#check();
    this.#closed = true;
  }

  async *entries(): AsyncGenerator<Dirent, void> {
    try {
      for (let entry = await this.read(); entry; entry = await this.read()) yield entry;
    } finally {
      await this.close();
    }
  }

  [Symbol.dispose](): void {
    if (!this.#closed) this.closeSync();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#closed) await this.close();
  }

  #check(): void {
    if (this.#closed) throw dirClosed();
    if (!this.#waiting) return;
    const message =
      'Cannot do synchronous work on directory handle with concurrent asynchronous operations';
    throw nodeError(Error, 'ERR_DIR_CONCURRENT_OPERATION', message);
  }

  #perform(job: () => void): void {
    if (this.#waiting) {
      this.#waiting.push(job);
      return;
    }
    this.#waiting = [];
    job();
  }

  /** Lets those go on that waited, in the next tick. */
  #goOn(): void {
    this.#source.tick(() => {
      const waiting = this.#waiting ?? [];
      this.#waiting = undefined;
      for (const job of waiting) job();
    });
  }
}
// Node's has its options, too.
Object.defineProperty(Dir, 'length', { value: 3, configurable: true });

Object.defineProperty(Dir.prototype, Symbol.asyncIterator, {
  configurable: true,
  writable: true,
  // One function under two names, as Node has it.
  value: Reflect.get(Dir.prototype, 'entries') as unknown,
});

function dirClosed(): Error {
  return nodeError(Error, 'ERR_DIR_CLOSED', 'Directory handle was closed');
}

function promised<T>(
  call: (done: (error: Error | null, value?: unknown) => void) => unknown,
): Promise<T> {
  return new Promise((resolve, reject) => {
    call((error, value) => {
      if (error) reject(error);
      else resolve(value as T);
    });
  });
}

/** `opendir`. */
export function createOpenDir(
  context: FsContext,
  readdir: Prepare,
  later: AfterPollRounds,
): Prepare {
  return (given, options) => {
    const path = toPath(given);
    const { bufferSize = 32, encoding, recursive } = toOptions(options);
    const list = readdir(path, { encoding, recursive, withFileTypes: true });
    return () => {
      calling('opendir', () => context.disk.readdir(absolute(context, path)), path);
      toInteger(bufferSize, 'options.bufferSize', 1, 2 ** 32 - 1);
      const tick = (job: () => void): void => {
        context.loop.tick(job);
      };
      return new Dir({ entries: list() as Dirent[], later, tick }, path);
    };
  };
}
