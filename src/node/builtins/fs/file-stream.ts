// What `fs.ReadStream` and `fs.WriteStream` have in common: they open a file, and close it.
import { defineHidden } from '../../values/define-property.ts';
import { invalidArgType, invalidThis, nodeError } from '../../errors/node-error.ts';
import { toInteger } from '../../errors/to-integer.ts';
import { toFlags, toMode, toOptions, toPath } from './arguments.ts';
import type { Options } from './arguments.ts';
import type { FsContext } from './fs-context.ts';
import { callsOf, hold } from './handle-holding.ts';
import type { HeldHandle } from './handle-holding.ts';

export type Done = (error?: unknown) => void;
type FsCall = (...args: unknown[]) => void;

/** The calls of `fs` that a stream makes: the module's own, or those that it was given. */
type Calls = Readonly<Record<'open' | 'read' | 'write' | 'writev' | 'close' | 'fsync', FsCall>>;

const calls = Symbol('kFs');
const busy = Symbol('kIsPerformingIO');
const idle = Symbol('kIoDone');
/** Marks the `open` of a class, which does nothing: streams open by themselves. */
const plainOpen = Symbol('open');

/** A stream on a file, from both sides: the library's streams, and what these two add. */
export interface FileStream {
  fd: number | null;
  path: unknown;
  flags: unknown;
  mode: unknown;
  start: number | undefined;
  end: unknown;
  pos: number | undefined;
  bytesRead: number;
  bytesWritten: number;
  flush: boolean;
  readonly autoClose: boolean;
  readonly closed: boolean;
  readonly destroyed: boolean;
  open(): void;
  emit(event: string | symbol, ...args: unknown[]): boolean;
  push(chunk: unknown): boolean;
  on(event: string | symbol, listener: (...args: unknown[]) => void): unknown;
  once(event: string | symbol, listener: (...args: unknown[]) => void): unknown;
  destroy(error?: unknown): unknown;
  [calls]: Calls;
  [busy]: boolean;
}

function isHandle(value: unknown): value is HeldHandle {
  return typeof value === 'object' && value !== null && hold in value;
}

/** The classes are functions, as in Node: programs call them without `new`, and on objects of theirs. */
export type StreamConstructor = (this: FileStream, path: unknown, options?: unknown) => unknown;

/** A copy of a stream's options, with those that they inherit. */
export function copyOptions(given: unknown): Record<string, unknown> {
  const options: Record<string, unknown> = { ...toOptions(given) };
  if (typeof given !== 'object' || given === null) return options;
  for (const name in given) options[name] = Reflect.get(given, name);
  return options;
}

/** Fails unless an option is a function. */
export function checkCall(own: object, name: string): void {
  const value: unknown = Reflect.get(own, name);
  if (typeof value !== 'function')
    throw invalidArgType(`options.fs.${name}`, 'of type function', value);
}

/** A place in a file, as an option. */
export function toPlace(value: unknown, name: string): number {
  return toInteger(value, name, 0, Number.MAX_SAFE_INTEGER);
}

/** Takes path or descriptor, flags and mode from what a stream was given. */
export function prepare(
  stream: FileStream,
  path: unknown,
  options: Options,
  fs: object,
  flags: string,
): void {
  stream[calls] = (options['fs'] ?? fs) as Calls;
  stream[busy] = false;
  const { fd } = options;
  if (fd === undefined || fd === null) {
    toPath(path);
    stream.fd = null;
    stream.path = path instanceof URL ? toPath(path) : path;
    stream.flags = options['flags'] ?? flags;
    stream.mode = options['mode'] ?? 0o666;
    toFlags(stream.flags);
    toMode(stream.mode, 'mode');
  } else if (isHandle(fd)) {
    if (options['fs'] !== undefined) {
      const message = 'The FileHandle with fs method is not implemented';
      throw nodeError(Error, 'ERR_METHOD_NOT_IMPLEMENTED', message);
    }
    stream[calls] = callsOf(fd);
    stream.fd = fd.fd;
    fd[hold]();
    fd.on('close', () => stream.destroy());
  } else if (typeof fd === 'number') {
    stream.fd = fd;
  } else {
    throw invalidArgType('fd', 'of type number or an instance of FileHandle', fd);
  }
}

/** Makes one of the stream's calls; until it calls back, the stream may not close its file. */
export function perform(
  stream: FileStream,
  name: 'read' | 'write' | 'writev',
  args: readonly unknown[],
  done: (error: unknown, ...results: unknown[]) => void,
): void {
  stream[busy] = true;
  stream[calls][name](stream.fd, ...args, (error: unknown, ...results: unknown[]) => {
    stream[busy] = false;
    if (!stream.destroyed) {
      done(error, ...results);
      return;
    }
    stream.emit(idle, error);
    if (error) done(error);
  });
}

/** What the library asks of a stream before it reads or writes, and after. */
export const lifeMethods = {
  _construct(this: FileStream, done: Done): void {
    if (typeof this.fd === 'number') {
      done();
      return;
    }
    if (!(plainOpen in this.open)) {
      openByEvents(this, done);
      return;
    }
    this[calls].open(this.path, this.flags, this.mode, (error: unknown, fd: number) => {
      if (error) {
        done(error);
        return;
      }
      this.fd = fd;
      done();
      this.emit('open', fd);
      this.emit('ready');
    });
  },
  _destroy(this: FileStream, error: unknown, done: Done): void {
    if (this[busy]) {
      this.once(idle, (late) => {
        close(this, error ?? late, done);
      });
    } else {
      close(this, error, done);
    }
  },
};

/** A program's own `open` reports by events. */
function openByEvents(stream: FileStream, done: Done): void {
  const { emit } = stream;
  stream.emit = (event, ...args) => {
    if (event === 'open' || event === 'error') stream.emit = emit;
    if (event === 'error') {
      done(args[0]);
      return true;
    }
    if (event === 'open') done();
    return emit.call(stream, event, ...args);
  };
  stream.open();
}

function close(stream: FileStream, error: unknown, done: Done): void {
  const { fd } = stream;
  if (typeof fd !== 'number') {
    done(error);
    return;
  }
  const finish = (before: unknown): void => {
    const closed = (failure?: unknown): void => {
      done(failure ?? before);
    };
    stream[calls].close(fd, closed);
    stream.fd = null;
  };
  if (!stream.flush || error) finish(error);
  else stream[calls].fsync(fd, finish);
}

interface Autoclosing {
  readonly _readableState?: { autoDestroy: boolean };
  readonly _writableState?: { autoDestroy: boolean };
}

/** Makes a class of a constructor: its parent is one of the library's. */
export function inherit(
  own: StreamConstructor,
  parent: object,
  methods: object,
  warn: FsContext['warn'],
): void {
  const open = (): void => {
    const what = `${own.name}.prototype.open()`;
    warn(`${what} is deprecated`, 'DeprecationWarning', 'DEP0135');
  };
  Object.assign(open, { [plainOpen]: true });
  const prototype = own.prototype as object;
  Object.setPrototypeOf(prototype, (parent as { prototype: object }).prototype);
  Object.setPrototypeOf(own, parent);
  for (const [name, value] of Object.entries({ ...lifeMethods, open, ...methods }) as [
    string,
    unknown,
  ][]) {
    defineHidden(prototype, name, value);
  }
  const checkReceiver = (stream: object): void => {
    if (!(calls in stream)) throw invalidThis(own.name);
  };
  Object.defineProperty(prototype, 'pending', {
    configurable: true,
    get(this: FileStream) {
      return this.fd === null;
    },
  });
  Object.defineProperty(prototype, 'autoClose', {
    configurable: true,
    get(this: Autoclosing) {
      checkReceiver(this);
      return (this._readableState ?? this._writableState)?.autoDestroy;
    },
    set(this: Autoclosing, value: boolean) {
      checkReceiver(this);
      const state = this._readableState ?? this._writableState;
      if (state) state.autoDestroy = value;
    },
  });
}
