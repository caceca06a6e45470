// The web's streams as Node has them: their errors have codes, and `node:stream` can see how they stand.
import { bare } from '../../values/bare.ts';
import { defineListed } from '../../values/define-property.ts';
import { named } from '../../values/parameters.ts';
import { prototypesOf } from '../prototypes.ts';
import { codeMethods } from './codes.ts';
import { from } from './from.ts';
import { closed, failed, look, recordOf } from './records.ts';
import type { StreamRecord } from './records.ts';
import { values } from './iterating.ts';
import { showStreams } from './showing.ts';

type Job = (this: unknown, ...args: unknown[]) => unknown;
type AnyStream = ReadableStream | WritableStream;

/** By these names the library of `node:stream` and Node's own streams know of each other. */
const known = {
  ended: Symbol.for('nodejs.webstream.isClosedPromise'),
  fail: Symbol.for('nodejs.webstream.controllerErrorFunction'),
  errored: Symbol.for('nodejs.stream.errored'),
  readable: Symbol.for('nodejs.stream.readable'),
  writable: Symbol.for('nodejs.stream.writable'),
  disturbed: Symbol.for('nodejs.stream.disturbed'),
};

/** A program's source or sink: what it does, and a word to us where it fails or ends. */
function followed(given: object, onStart: (controller: { error(e: unknown): void }) => void) {
  const own = given as Readonly<Record<string, unknown>>;
  const jobs: Record<string, Job> = {};
  for (const name of ['start', 'pull', 'cancel', 'write', 'close', 'abort']) {
    const job = own[name];
    if (typeof job === 'function') jobs[name] = job.bind(given) as Job;
    // Of the wrong type: the browser's to refuse.
    else if (job !== undefined) return given;
  }
  const { start } = jobs;
  jobs['start'] = (controller) => {
    onStart(controller as { error(e: unknown): void });
    return start?.(controller);
  };
  const rest = Object.fromEntries(
    ['type', 'autoAllocateChunkSize']
      .filter((name) => name in own)
      .map((name) => [name, own[name]]),
  );
  return { ...rest, ...jobs };
}

function mend(name: 'ReadableStream' | 'WritableStream'): void {
  const Native = globalThis[name] as unknown as new (...given: unknown[]) => AnyStream;
  const construct = (_target: unknown, [source, ...rest]: unknown[], as: never): AnyStream => {
    const made: { stream?: AnyStream; fail?: StreamRecord['fail']; early?: { error: unknown } } =
      {};
    const note = (error: unknown): void => {
      if (made.stream) failed(made.stream, error);
      else made.early = { error };
    };
    const given =
      source === undefined || (typeof source === 'object' && source !== null)
        ? followed(source ?? {}, (controller) => {
            made.fail = (reason) => {
              controller.error(reason);
            };
            controllers.set(controller, note);
            closers.set(controller, () => {
              if (made.stream) look(made.stream);
            });
          })
        : source;
    const { type } = (source ?? {}) as { type?: unknown };
    const stream = Reflect.construct(Native, [given, ...rest], as);
    made.stream = stream;
    const record = recordOf(stream, type === 'bytes');
    record.fail = made.fail;
    if (made.early) failed(stream, made.early.error);
    // A start that fails is told a moment later.
    void Promise.resolve().then(() => {
      look(stream);
    });
    return stream;
  };
  const Mended = new Proxy(Native, bare({ construct: construct as never }));
  Object.defineProperty(Native.prototype, 'constructor', { value: Mended });
  Object.defineProperty(globalThis, name, { value: Mended });
}

const controllers = new WeakMap<object, (reason: unknown) => void>();
const closers = new WeakMap<object, () => void>();

function after(prototype: object, name: string, then: (self: never, result: never) => void): void {
  const method = Reflect.get(prototype, name) as Job;
  const value: Job = function (...args) {
    const result = method.apply(this, args);
    then(this as never, result as never);
    return result;
  };
  replace(prototype, name, value);
}

/** Puts a method in the place of another, by the same name. */
function replace(prototype: object, name: string, value: Job): void {
  const { length } = Reflect.get(prototype, name) as Job;
  Object.defineProperties(value, { name: { value: name }, length: { value: length } });
  const { enumerable = true } = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
  Object.defineProperty(prototype, name, { value, configurable: true, enumerable, writable: true });
}

/** Looks at a stream when a method's promise settles: another promise is given out, for this one is handled. */
function lookBehind(Class: typeof ReadableStream | typeof WritableStream, name: string): void {
  const method = Reflect.get(Class.prototype, name) as Job;
  const value: Job = function (...args) {
    const promise = method.apply(this, args) as Promise<unknown>;
    if (!(this instanceof Class)) return promise;
    return promise.then(
      (result) => {
        look(this);
        return result;
      },
      (error: unknown) => {
        look(this);
        throw error;
      },
    );
  };
  replace(Class.prototype, name, value);
}

const owners = new WeakMap<object, AnyStream>();
const released = new WeakSet();

/** Follows a stream for as long as a reader or writer has it. */
function follow(stream: AnyStream, holder: { readonly closed: Promise<unknown> }): void {
  owners.set(holder, stream);
  holder.closed.then(
    () => {
      closed(stream);
    },
    (error: unknown) => {
      if (!released.has(holder)) failed(stream, error);
    },
  );
}

function release(holder: object): void {
  released.add(holder);
  const stream = owners.get(holder);
  if (stream) look(stream);
}

function watchLocks(): void {
  after(ReadableStream.prototype, 'getReader', follow);
  after(WritableStream.prototype, 'getWriter', follow);
  for (const prototype of prototypesOf('ReadableStreamDefaultReader', 'ReadableStreamBYOBReader')) {
    const { releaseLock } = prototype as ReadableStreamDefaultReader;
    Object.defineProperty(prototype, 'releaseLock', {
      value: {
        releaseLock(this: ReadableStreamDefaultReader) {
          released.add(this);
          releaseLock.call(this);
          release(this);
        },
      }.releaseLock,
    });
    const { read } = prototype as { read: Job };
    const ownRead = named('read', read.length, async function (this: object, ...args) {
      const result = read.apply(this, args) as Promise<ReadableStreamReadResult<unknown>>;
      const stream = owners.get(this);
      if (stream) recordOf(stream).disturbed = true;
      const { value, done } = await result;
      // In the order in which Node has them, and prints them.
      return { value, done };
    } as Job);
    defineListed(prototype, 'read', ownRead);
  }
  const { releaseLock } = WritableStreamDefaultWriter.prototype;
  Object.defineProperty(WritableStreamDefaultWriter.prototype, 'releaseLock', {
    value: {
      releaseLock(this: WritableStreamDefaultWriter) {
        released.add(this);
        releaseLock.call(this);
        release(this);
      },
    }.releaseLock,
  });
  for (const name of ['cancel', 'pipeTo']) lookBehind(ReadableStream, name);
  for (const name of ['close', 'abort']) lookBehind(WritableStream, name);
  after(ReadableStream.prototype, 'tee', (stream: ReadableStream, branches: ReadableStream[]) => {
    recordOf(stream).branches = branches;
  });
}

const readableControllers = [
  'ReadableStreamDefaultController',
  'ReadableByteStreamController',
] as const;

function watchControllers(): void {
  for (const prototype of prototypesOf(...readableControllers)) {
    after(prototype, 'close', (controller: object) => closers.get(controller)?.());
  }
  for (const prototype of prototypesOf(...readableControllers, 'WritableStreamDefaultController')) {
    const { error } = prototype as WritableStreamDefaultController;
    Object.defineProperty(prototype, 'error', {
      value: {
        error(this: ReadableStreamDefaultController, reason?: unknown) {
          Reflect.apply(error, this, [reason]);
          controllers.get(this)?.(reason);
        },
      }.error,
    });
  }
}

function tell(prototype: object, name: symbol, get: (record: StreamRecord) => unknown): void {
  Object.defineProperty(prototype, name, {
    configurable: true,
    get(this: AnyStream) {
      return get(recordOf(this));
    },
  });
}

/** To be called once, when a program first asks for one of the classes. */
export function installWebStreams(): void {
  codeMethods('ReadableStream', ['getReader', 'tee', 'pipeTo', 'pipeThrough', 'cancel']);
  codeMethods('WritableStream', ['getWriter', 'close', 'abort']);
  codeMethods('ReadableStreamDefaultReader', ['read', 'releaseLock', 'cancel']);
  codeMethods('ReadableStreamBYOBReader', ['read', 'releaseLock', 'cancel']);
  codeMethods('ReadableStreamBYOBRequest', ['respond', 'respondWithNewView']);
  codeMethods('WritableStreamDefaultWriter', ['write', 'close', 'releaseLock']);
  for (const name of readableControllers) codeMethods(name, ['close', 'enqueue']);
  codeMethods('TransformStreamDefaultController', ['enqueue', 'terminate']);
  watchLocks();
  watchControllers();
  const iterator = { value: values, configurable: true, writable: true };
  Object.defineProperty(ReadableStream.prototype, 'values', { ...iterator, enumerable: true });
  Object.defineProperty(ReadableStream.prototype, Symbol.asyncIterator, iterator);
  defineListed(ReadableStream, 'from', from);
  for (const { prototype } of [ReadableStream, WritableStream]) {
    tell(prototype, known.ended, ({ ended }) => ended);
    tell(prototype, known.fail, ({ fail }) => fail ?? (() => undefined));
    tell(prototype, known.errored, ({ state }) => state === 'errored');
    tell(prototype, known.disturbed, ({ disturbed }) => disturbed);
  }
  tell(ReadableStream.prototype, known.readable, ({ state }) => state === 'readable');
  tell(WritableStream.prototype, known.writable, ({ state }) => state === 'writable');
  showStreams();
  mend('ReadableStream');
  mend('WritableStream');
}
