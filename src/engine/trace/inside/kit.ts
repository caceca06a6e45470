// Runs inside the reader's Node: what the other parts of the preload share.
// Its text is all that travels, so it may use nothing but its parameters and Node's globals.
import type * as Fs from 'node:fs';
import type * as Util from 'node:util';
import type * as Threads from 'node:worker_threads';
import type { Source } from '../../types.ts';
import type { TraceRecord, Wire } from '../wire.ts';

/** Where output comes from, and when it was written. */
export interface Origin {
  readonly source: Source;
  readonly at: number;
}

/** The origin of some of a chunk's bytes. */
export interface Segment extends Origin {
  readonly size: number;
}

/** The two streams a process can print to. */
export type Stream = 'stdout' | 'stderr';

/**
 * What a process hands down to its threads and processes. `streams[fd]` says which stream of the
 * run a descriptor leads to, if any; `notes` are those of its threads, {@link Note}s for each in turn.
 * `number` is what the trace calls the process by, and `direct` says that nothing stands between it and
 * its parent that may have led its descriptors elsewhere. The files of the run lie in `root`.
 */
export interface Heritage {
  readonly streams: readonly (Stream | null)[];
  readonly files: Readonly<Record<Stream, string | null>>;
  readonly parent?: Source;
  readonly notes?: Float64Array | undefined;
  readonly number?: number;
  readonly direct?: boolean;
  readonly root?: string;
}

/**
 * What all threads of a process may read of one of them: when its parent asked for it, when it began, and
 * for how many milliseconds its event loop had waited when it last looked.
 */
export type Note = 'asked' | 'born' | 'idle';

/** What stands in for a method: it calls the method itself, by `call`, with what it was given or with other things. */
export type Around = (
  call: (...args: readonly unknown[]) => unknown,
  args: readonly unknown[],
  self: object,
) => unknown;

/** Functions of Node's own. */
export type Door = Record<string, ((...args: unknown[]) => unknown) | undefined>;

/** What the language's engine tells of promises. */
export interface PromiseWatch {
  readonly init: (promise: object, parent: object | undefined) => void;
  readonly before: (promise: object) => void;
  readonly after: (promise: object) => void;
}

/** The shared tools of the preload in one thread. */
export interface Kit {
  readonly file: string;
  readonly wire: Wire;
  readonly self: Source;
  readonly heritage: Heritage;
  /** Where chunks that only pass through this thread come from, from their first byte to their last. */
  readonly origins: WeakMap<object, readonly Segment[]>;
  readonly now: () => number;
  /** A number for a process that is about to be started: no other process of the run has it. */
  readonly number: () => number;
  readonly frame: (record: TraceRecord) => string;
  /** Replaces a method unseen: the property does not show when the object is printed. */
  readonly hide: (object: object, name: string | symbol, value: unknown) => void;
  /** Has a method go through `around`: it looks as before, by its name, its length and as text. */
  readonly wrap: (object: object, name: string, around: Around) => void;
  /** What is noted of a thread of this process; undefined where nothing is. */
  readonly read: (threadId: number, note: Note) => number | undefined;
  /** When a thread of this process began, and how long before that it was asked for, where that is known. */
  readonly birthOf: (
    threadId: number,
  ) => { readonly at: number; readonly asked?: number } | undefined;
  readonly note: (threadId: number, note: Note, value: number) => void;
  /** The first line of what Node prints of an error. */
  readonly lineOf: (error: unknown) => string;
  /** What Node shows to nobody but by an old door; undefined where it is shut. */
  readonly door: (name: string) => Door | undefined;
  report: (record: TraceRecord) => void;
  /** Puts a record out; set by the part that owns the output. */
  put: (record: TraceRecord) => void;
  /** Puts out what was kept back; called before each report. */
  flush: () => void;
  /** Called before this thread prints; set by the part that tells of callbacks. */
  printing: () => void;
  /** What hears of promises, where callbacks are told of. */
  watchPromises: PromiseWatch | undefined;
  /** Takes from a text what is there for the trace alone. */
  tidy: (text: string) => string;
}

/** Builds the {@link Kit}, and takes the traces of the preload out of the program's sight. */
export function makeKit(require: NodeJS.Require, file: string, wire: Wire): Kit {
  const threads = require('node:worker_threads') as typeof Threads;
  const fs = require('node:fs') as typeof Fs;
  const { inspect } = require('node:util') as typeof Util;
  // Not by its whole name: Vite puts an empty object for that in what it builds for browsers.
  const { env } = process;

  const kinds: readonly Note[] = ['asked', 'born', 'idle'];

  /** Which file a descriptor is, so that a shell's redirection does not go unnoticed; null where unknown. */
  function fileOf(fd: number): string | null {
    try {
      const { dev, ino } = fs.fstatSync(fd);
      return ino === 0 ? null : `${dev}:${ino}`;
    } catch {
      return null;
    }
  }

  /** Room that all threads can write to; undefined where threads share no memory. */
  function shareableNotes(): Float64Array | undefined {
    const { port1, port2 } = new threads.MessageChannel();
    try {
      const notes = new Float64Array(new SharedArrayBuffer(8 * kinds.length * 1024));
      port1.postMessage(notes);
      return notes;
    } catch {
      return undefined;
    } finally {
      port1.close();
      port2.close();
    }
  }

  function findHeritage(): Heritage {
    if (!threads.isMainThread) return threads.getEnvironmentData(wire.key) as unknown as Heritage;
    const notes = shareableNotes();
    const given = env['INTERLEAVE_TRACE'];
    if (given === undefined) {
      const files = { stdout: fileOf(1), stderr: fileOf(2) };
      return { streams: [null, 'stdout', 'stderr'], files, notes, root: process.cwd() };
    }
    const heritage = JSON.parse(given) as Heritage;
    const leadsTo = (stream: Stream, fd: number): boolean => {
      const file = heritage.files[stream];
      return heritage.direct === true || (file !== null && file === fileOf(fd));
    };
    const streams = heritage.streams.map((stream, fd) =>
      stream !== null && leadsTo(stream, fd) ? stream : null,
    );
    return { ...heritage, streams, notes };
  }

  /** The path in an option may be relative, or go by a link: only the file's name is sure. */
  function forget(): void {
    const own = file.replace(/^.*[\\/]/, '');
    const index = process.execArgv.findIndex(
      (option, i, options) => options[i - 1] === '--require' && option.endsWith(own),
    );
    if (index !== -1) process.execArgv = process.execArgv.toSpliced(index - 1, 2);
    const options = env['NODE_OPTIONS']?.replace(`--require ${JSON.stringify(file)}`, '').trim();
    if (options === '') delete env['NODE_OPTIONS'];
    else if (options !== undefined) env['NODE_OPTIONS'] = options;
    delete env['INTERLEAVE_TRACE'];
    Reflect.deleteProperty(require.cache, file);
  }

  const { threadName: name = '' } = threads as { threadName?: string };
  // What Node calls a worker that was given no name.
  const named = !threads.isMainThread && name !== '' && name !== 'WorkerThread';
  const heritage = findHeritage();
  const self: Source = {
    pid: heritage.number ?? process.pid,
    threadId: threads.threadId,
    ...(named ? { name: name.slice(0, 64) } : {}),
  };
  forget();
  const { notes } = heritage;
  // A line of a stack that stands for the trace itself.
  const ownLine = new RegExp(wire.ownLine, 'g');
  const placeOf = (threadId: number, note: Note): number =>
    (threadId * kinds.length + kinds.indexOf(note)) % (notes?.length ?? 1);
  // All threads have one wall clock, but not where each of them begins to count from it.
  const drift = Date.now() - (performance.timeOrigin + performance.now());
  const correction = Math.abs(drift) > 50 ? drift : 0;
  const kit: Kit = {
    file,
    wire,
    self,
    heritage,
    origins: new WeakMap(),
    now: () => performance.timeOrigin + performance.now() + correction,
    // Larger than any id of a process.
    number: () => 2 ** 24 + Math.floor(Math.random() * 2 ** 50),
    frame: (record) => {
      const json = JSON.stringify({ ...record, at: Math.round(record.at * 1000) / 1000 });
      const ascii = json.replace(
        /[^\x20-\x7e]/g,
        (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
      return wire.opening + ascii + wire.closing;
    },
    hide: (object, property, value) => {
      Object.defineProperty(object, property, {
        value,
        writable: true,
        configurable: true,
        enumerable: false,
      });
    },
    wrap: (object, property, around) => {
      const descriptor = Object.getOwnPropertyDescriptor(object, property);
      const method = (object as Record<string, (...args: unknown[]) => unknown>)[property];
      if (typeof method !== 'function') return;
      const text = Function.prototype.toString.bind(method);
      const value = new Proxy(method, {
        apply: (_, self: object, args: unknown[]) =>
          around(
            (...passed) => Reflect.apply<unknown, unknown[], unknown>(method, self, passed),
            args,
            self,
          ),
        get: (_, key) => (key === 'toString' ? text : (Reflect.get(method, key) as unknown)),
      });
      const { enumerable = false } = descriptor ?? {};
      Object.defineProperty(object, property, {
        value,
        writable: true,
        configurable: true,
        enumerable,
      });
    },
    read: (threadId, note) => notes?.[placeOf(threadId, note)] || undefined,
    birthOf: (threadId) => {
      const at = kit.read(threadId, 'born');
      const asked = kit.read(threadId, 'asked');
      if (at === undefined) return undefined;
      return asked === undefined ? { at } : { at, asked: Math.max(0, at - asked) };
    },
    note: (threadId, note, value) => {
      if (notes) notes[placeOf(threadId, note)] = value;
    },
    lineOf: (error) => {
      const { stack = error } = error instanceof Error ? error : {};
      const text =
        typeof stack === 'string' ? stack : inspect(error, { depth: 0, customInspect: false });
      // Node may have put the line before it that threw, with a caret below it.
      const own = text.replace(/^(?:(?! +at ).*\n)+? *\^+ *\n+/, '');
      return (/^.*/.exec(own)?.[0] ?? '').slice(0, 500);
    },
    door: (name) => {
      const { binding } = process as unknown as { binding?: (name: string) => Door };
      const { noDeprecation } = process;
      try {
        process.noDeprecation = true;
        return binding?.(name);
      } catch {
        return undefined;
      } finally {
        if (noDeprecation === undefined) Reflect.deleteProperty(process, 'noDeprecation');
        else process.noDeprecation = noDeprecation;
      }
    },
    report: (record) => {
      kit.flush();
      kit.put(record);
    },
    put: () => undefined,
    flush: () => undefined,
    printing: () => undefined,
    watchPromises: undefined,
    tidy: (text) => text.replace(ownLine, ''),
  };
  kit.note(self.threadId, 'idle', 0);
  kit.note(self.threadId, 'born', kit.now());
  threads.setEnvironmentData(wire.key, {
    ...heritage,
    parent: self,
  });
  return kit;
}
