// What `fs` is made of, and the shape of its calls.
import type { Duplex, Readable, Writable } from 'node:stream';
import type { CloneableKind } from '../../ports/cloning.ts';
import type { Disk } from '../../disk/disk.ts';
import type { EventEmitter } from '../../events/emitter.ts';
import type { Loop } from '../../loop/loop.ts';
import type { findAll } from './glob.ts';
import type { createNameMatcher, matchesPattern } from './glob-patterns.ts';
import type { Warn } from '../../values/warn.ts';
import type { Outlet } from '../../wire/host.ts';

/** Node's timers, as far as watching needs them. */
export interface Interval {
  ref(): unknown;
  unref(): unknown;
}

/** What the kernel lends to `fs`. */
export interface FsContext {
  readonly disk: Disk;
  readonly cwd: () => string;
  readonly loop: Pick<Loop, 'addImmediate' | 'handle' | 'post' | 'tick'>;
  readonly Buffer: typeof Buffer;
  readonly EventEmitter: typeof EventEmitter;
  readonly streams: () => {
    readonly Readable: typeof Readable;
    readonly Writable: typeof Writable;
    readonly Duplex: typeof Duplex;
    finished(stream: unknown, done: (error?: unknown) => void): unknown;
  };
  /** Lets objects of a kind go in messages. */
  readonly carry: (name: string, kind: CloneableKind) => void;
  /** Another built-in module. */
  readonly builtin: (name: string) => object | undefined;
  /** Writes to a standard stream of the process. */
  readonly print: (fd: 1 | 2, bytes: Uint8Array) => void;
  /** Standard input of the process: at most so many bytes of it, none at its end. */
  readonly input: {
    readonly read: (most: number, take: (bytes: Uint8Array) => void) => void;
    /** Blocks until there are some. */
    readonly readSync: (most: number) => Uint8Array;
  };
  /** What lies behind the descriptors 0, 1 and 2. */
  readonly outlets: readonly Outlet[];
  readonly timers: {
    setInterval(callback: () => void, delay: number): Interval;
    clearInterval(timer: Interval): void;
  };
  /** What reads patterns of names. */
  readonly globbing: () => {
    readonly findAll: typeof findAll;
    readonly createNameMatcher: typeof createNameMatcher;
    readonly matchesPattern: typeof matchesPattern;
  };
  readonly warn: Warn;
}

/** A call whose arguments are checked: doing it gives its result, which may be `Waiting`, or throws. */
export type Job = () => unknown;

/**
 * Checks the arguments that a program gave to a call, without a callback. One for the three forms of
 * a call: `xSync(…)`, `x(…, callback)` and `promises.x(…)`.
 */
export type Prepare = (...given: unknown[]) => Job;

export type Operations = Readonly<Record<string, Prepare>>;

/** The path from the root, for the disk. The empty one stays: it leads nowhere. */
export function absolute({ cwd }: Pick<FsContext, 'cwd'>, path: string): string {
  return path === '' || path.startsWith('/') ? path : `${cwd()}/${path}`;
}

/** Text as a call gives it: in an encoding, or as bytes. */
export function encoded({ Buffer }: FsContext, text: string, encoding: unknown): string | Buffer {
  if (encoding === undefined || encoding === null || encoding === '') return text;
  if (encoding === 'buffer') return Buffer.from(text);
  return /^utf-?8$/iu.test(encoding as string)
    ? text
    : Buffer.from(text).toString(encoding as BufferEncoding);
}
