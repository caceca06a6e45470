// `fs.watch` and `fs.watchFile`: what has changed since somebody last looked.
import { callIn, closeResource, openResource } from '../../loop/async-context.ts';
import { checkFunction, invalidArgType } from '../../errors/node-error.ts';
import type { Attributes } from '../../disk/attributes.ts';
import { kindMask, kinds } from '../../disk/mode.ts';
import { basename } from '../../paths/posix.ts';
import { AbortError } from '../../errors/abort-error.ts';
import { toBoolean, toOptions, toPath } from './arguments.ts';
import type { Options } from './arguments.ts';
import { absolute, encoded } from './fs-context.ts';
import type { FsContext, Interval } from './fs-context.ts';
import { calling, isFailure } from '../../disk/worded-errors.ts';
import { noAttributes, toStats } from './stats.ts';
import { toIgnores } from './watch-ignore.ts';
import type { Ignores } from './watch-ignore.ts';

type Listener = (...args: unknown[]) => void;

/** How often to look where the browser cannot wait for a change: milliseconds. */
const lookEvery = 100;
const defaultInterval = 5007;

/** What is seen of one thing: the same text means that nothing has changed. */
function stateOf({ inode, size, modified, changed, mode }: Attributes): string {
  return [inode, size, modified, changed, mode].join();
}

/** The same for what lies in a folder: what happens in folders below is theirs to tell. */
function entryStateOf(found: Attributes): string {
  const isFolder = (found.mode & kindMask) === kinds.folder;
  return isFolder ? [found.inode, found.mode].join() : stateOf(found);
}

function checkWatchOptions(given: unknown): Options {
  if (given !== undefined && (typeof given !== 'object' || given === null)) {
    throw invalidArgType('options', 'of type object', given);
  }
  const options = toOptions(given);
  toBoolean(options['persistent'], 'options.persistent', true);
  toBoolean(options['recursive'], 'options.recursive', false);
  return options;
}

/** The calls that watch, and the class of what `watch` gives. */
export function createWatching(context: FsContext) {
  const { disk, loop, timers, EventEmitter } = context;

  function look(path: string, follow = true): Attributes {
    try {
      return disk.stat(path, follow);
    } catch {
      return noAttributes;
    }
  }

  /** What is in a folder, or the file itself: states by name. */
  function snapshot(path: string, recursive: boolean): ReadonlyMap<string, string> {
    const found = look(path);
    if ((found.mode & kindMask) !== kinds.folder) {
      return new Map(found.inode === 0 ? [] : [[basename(path), stateOf(found)]]);
    }
    const states = new Map<string, string>();
    const visit = (folder: string, above: string): void => {
      for (const { name, mode } of disk.readdir(folder)) {
        states.set(above + name, entryStateOf(look(`${folder}/${name}`, false)));
        if (recursive && (mode & kindMask) === kinds.folder) {
          visit(`${folder}/${name}`, `${above}${name}/`);
        }
      }
    };
    visit(path, '');
    return states;
  }

  class FSWatcher extends EventEmitter {
    readonly #handle = loop.handle();
    readonly #context = openResource('FSEVENTWRAP', this);
    readonly #path: string;
    readonly #recursive: boolean;
    readonly #encoding: unknown;
    readonly #ignores: Ignores;
    readonly #persistent: boolean;
    #states: ReadonlyMap<string, string> = new Map();
    #closed = false;
    #timer: Interval | undefined;

    constructor(path: string, recursive: boolean, { encoding, ignore, persistent }: Options) {
      super();
      this.#persistent = (persistent ?? true) === true;
      this.#ignores = toIgnores(ignore, context.globbing);
      this.#path = path;
      this.#recursive = recursive;
      this.#encoding = encoding;
    }

    /** What has changed from now on is told. */
    begin(): void {
      this.#states = snapshot(this.#path, this.#recursive);
      if (this.#persistent) this.#handle.ref();
      this.#wait();
    }

    ref(): this {
      if (!this.#closed) this.#handle.ref();
      return this;
    }

    unref(): this {
      this.#handle.unref();
      return this;
    }

    close(): void {
      if (this.#closed) return;
      this.#closed = true;
      this.#handle.close();
      if (this.#timer) timers.clearInterval(this.#timer);
      closeResource(this.#context);
      loop.tick(() => this.emit('close'));
    }

    #wait(): void {
      const { words, at } = disk.changes;
      if (typeof Atomics.waitAsync !== 'function' || words.buffer instanceof ArrayBuffer) {
        this.#timer = timers.setInterval(() => {
          this.#look();
        }, lookEvery);
        this.#timer.unref();
        return;
      }
      const next = (): void => {
        if (this.#closed) return;
        const waiting = Atomics.waitAsync(words, at, Atomics.load(words, at));
        this.#look();
        if (!waiting.async) {
          loop.post(next);
          return;
        }
        void this.#wakeAfter(waiting.value, next);
      };
      next();
    }

    /** By an `await`, which is none of the program's: hooks hear of each `then`. */
    async #wakeAfter(change: Promise<unknown>, next: () => void): Promise<void> {
      await change;
      if (!this.#closed) loop.post(next);
    }

    #look(): void {
      const before = this.#states;
      this.#states = snapshot(this.#path, this.#recursive);
      for (const [name, state] of this.#states) {
        if (!before.has(name)) this.#tell('rename', name);
        else if (before.get(name) !== state) this.#tell('change', name);
      }
      for (const name of before.keys()) if (!this.#states.has(name)) this.#tell('rename', name);
    }

    #tell(event: 'rename' | 'change', name: string): void {
      if (this.#closed || this.#ignores(name)) return;
      callIn(this.#context, () => {
        this.emit('change', event, encoded(context, name, this.#encoding));
      });
    }
  }

  class StatWatcher extends EventEmitter {
    readonly #timer: Interval;
    readonly #context = openResource('STATWATCHER', this);

    constructor(path: string, interval: number, bigint: boolean, persistent: boolean) {
      super();
      let before = look(path);
      const tell = (now: Attributes, then: Attributes): void => {
        callIn(this.#context, () => {
          this.emit('change', toStats(now, bigint), toStats(then, bigint));
        });
      };
      // A file that is not there is told of at once.
      if (before.inode === 0)
        loop.post(() => {
          tell(noAttributes, noAttributes);
        });
      this.#timer = timers.setInterval(() => {
        const now = look(path);
        const then = before;
        before = now;
        if (stateOf(now) !== stateOf(then)) tell(now, then);
      }, interval);
      if (!persistent) this.#timer.unref();
    }

    ref(): this {
      this.#timer.ref();
      return this;
    }

    unref(): this {
      this.#timer.unref();
      return this;
    }

    stop(): void {
      timers.clearInterval(this.#timer);
      loop.handle().close();
      closeResource(this.#context);
      loop.tick(() => this.emit('stop'));
    }
  }

  const watched = new Map<string, StatWatcher>();

  function watch(given: unknown, options?: unknown, listener?: unknown): FSWatcher {
    const own = typeof options === 'function' ? options : listener;
    const path = toPath(given, 'filename');
    const checked = toOptions(options);
    if (checked['recursive']) checkWatchOptions(checked);
    const { recursive = false, signal, throwIfNoEntry } = checked;
    if (own !== undefined) checkFunction(own, 'listener');
    const watcher = new FSWatcher(absolute(context, path), recursive === true, checked);
    try {
      calling('watch', () => disk.stat(absolute(context, path), true), path);
      watcher.begin();
    } catch (error) {
      if (throwIfNoEntry !== false || !isFailure(error, 'ENOENT')) {
        throw Object.assign(error as Error, { filename: path });
      }
    }
    if (own) watcher.on('change', own as Listener);
    if (signal instanceof AbortSignal) {
      if (signal.aborted)
        loop.tick(() => {
          watcher.close();
        });
      else
        signal.addEventListener(
          'abort',
          () => {
            watcher.close();
          },
          { once: true },
        );
    }
    return watcher;
  }

  function watchFile(given: unknown, options: unknown, listener?: unknown): StatWatcher {
    const own = typeof options === 'function' ? options : listener;
    const path = absolute(context, toPath(given, 'filename'));
    checkFunction(own, 'listener');
    const { interval = defaultInterval, bigint, persistent = true } = toOptions(options);
    const watcher =
      watched.get(path) ??
      new StatWatcher(path, Number(interval), bigint === true, persistent === true);
    watched.set(path, watcher);
    watcher.on('change', own as Listener);
    return watcher;
  }

  function unwatchFile(given: unknown, listener?: unknown): void {
    const path = absolute(context, toPath(given, 'filename'));
    const watcher = watched.get(path);
    if (!watcher) return;
    if (typeof listener === 'function') watcher.removeListener('change', listener as Listener);
    else watcher.removeAllListeners('change');
    if (watcher.listenerCount('change') > 0) return;
    watcher.stop();
    watched.delete(path);
  }

  /** `promises.watch`: the changes one by one. */
  async function* changes(given: unknown, options?: unknown) {
    const checked = checkWatchOptions(options);
    toPath(given);
    const { signal } = checked;
    if (signal instanceof AbortSignal && signal.aborted) throw new AbortError(signal.reason);
    const waiting: { eventType: unknown; filename: unknown }[] = [];
    let wake: (() => void) | undefined;
    const watcher = watch(given, options, (eventType: unknown, filename: unknown) => {
      waiting.push({ eventType, filename });
      wake?.();
    });
    watcher.on('close', () => wake?.());
    try {
      for (;;) {
        const change = waiting.shift();
        if (change) yield change;
        else if (signal instanceof AbortSignal && signal.aborted)
          throw new AbortError(signal.reason);
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      watcher.close();
    }
  }

  return { FSWatcher, StatWatcher, changes, unwatchFile, watch, watchFile };
}
