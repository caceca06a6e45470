// What Node 24's streams do and the library's, which are made of Node 18's, do not.
import type { Duplex, Readable, Writable } from 'node:stream';
import { bindJob } from '../../loop/async-context.ts';
import { AbortError } from '../../errors/abort-error.ts';
import { nodeError } from '../../errors/node-error.ts';
import { defineListed } from '../../values/define-property.ts';
import { named } from '../../values/parameters.ts';
import { needEncoding } from '../buffer/encodings.ts';

type Callback = (error?: Error | null) => void;
/** A method's type, so that the one with its overloads fits. */
type Pipeline = (...given: never[]) => unknown;
type Method = (this: unknown, ...args: unknown[]) => unknown;

/** As much of the library as is changed. */
interface StreamModule {
  readonly Readable: typeof Readable;
  readonly Writable: typeof Writable;
  readonly Duplex: typeof Duplex;
  readonly pipeline: Pipeline;
  readonly promises: { pipeline: Pipeline };
  readonly finished: (stream: Readable | Writable, done: Callback) => unknown;
  setDefaultHighWaterMark(objectMode: boolean, value: number): void;
}

/** The bytes that a stream holds before it says that it is full. */
const highWaterMark = 65_536;

/** Changes the library's classes and functions. */
export function bringUpToDate(stream: StreamModule): void {
  const { Readable, Writable, Duplex } = stream;
  stream.setDefaultHighWaterMark(false, highWaterMark);
  checkDefaultEncoding(Reflect.get(Readable, 'ReadableState') as StateClass);
  checkDefaultEncoding(Reflect.get(Writable, 'WritableState') as StateClass);
  for (const { prototype } of [Writable, Duplex]) {
    callBackWithNull(prototype, 'write');
    callBackWithNull(prototype, 'end');
  }
  defineListed(Duplex.prototype, 'destroy', Writable.prototype.destroy);
  Reflect.deleteProperty(Readable.prototype, 'asIndexedPairs');
  disposeAsync(stream, Readable.prototype, ({ readableEnded }) => readableEnded);
  disposeAsync(stream, Writable.prototype, ({ writableFinished }) => writableFinished);
  refuseDestroyed(stream);
  const { finished } = stream;
  const whole = (...given: unknown[]): unknown =>
    Reflect.apply(finished, stream, carryingContext(given)) as unknown;
  const own = Object.getOwnPropertyDescriptors(finished);
  defineListed(stream, 'finished', Object.defineProperties(whole, own));
  takeMadeStreams(Duplex);
}

/** The end of a stream is told in the context in which somebody asked for it. */
function carryingContext(given: readonly unknown[]): unknown[] {
  const callback = given.at(-1);
  return typeof callback === 'function'
    ? [...given.slice(0, -1), bindJob('STREAM_END_OF_STREAM', callback as Method)]
    : [...given];
}

/** Of a function that gives a stream which can be written to, `Duplex.from` gives that stream. */
function takeMadeStreams(Class: typeof Duplex): void {
  const from = Class.from.bind(Class);
  const value = named('', 1, function (given: unknown) {
    if (typeof given !== 'function') return from(given as Iterable<unknown>);
    let own: Duplex | undefined;
    const noting = (...args: unknown[]): unknown => {
      const made: unknown = Reflect.apply(given, undefined, args);
      if (made instanceof Class) own = made;
      return made;
    };
    const adapted = from(noting as never);
    return own ?? adapted;
  });
  defineListed(Class, 'from', value);
}

/** A stream that is disposed of before it has come to its end is aborted. */
function disposeAsync<T extends Readable | Writable>(
  { finished }: StreamModule,
  prototype: T,
  isOver: (stream: T) => boolean,
): void {
  defineListed(prototype, Symbol.asyncDispose, async function (this: T) {
    const error = this.destroyed || isOver(this) ? undefined : new AbortError();
    if (!this.destroyed) this.destroy(error);
    await new Promise<void>((resolve, reject) => {
      finished(this, (failure) => {
        if (failure && failure !== error) reject(failure);
        else resolve();
      });
    });
  });
}

type StateClass = new (...given: unknown[]) => object;

/** An encoding that is none is refused when a stream is made with it. */
function checkDefaultEncoding({ prototype }: { readonly prototype: object }): void {
  Object.defineProperty(prototype, 'defaultEncoding', {
    configurable: true,
    set(name: unknown) {
      needEncoding(name);
      defineListed(this as object, 'defaultEncoding', name);
    },
  });
}

/** What has gone well is told as `null`, not as nothing. */
function callBackWithNull(prototype: object, name: 'write' | 'end'): void {
  const method = Reflect.get(prototype, name) as Method;
  // The same callback stays the same one: the library calls back once for many of it.
  const telling = new WeakMap<Callback, Callback>();
  const value = named('', method.length, function (this: unknown, ...args: unknown[]) {
    const callback = args.at(-1);
    if (typeof callback !== 'function') return method.apply(this, args);
    const given = callback as Callback;
    const told =
      telling.get(given) ??
      ((error: Error | null = null) => {
        given(error);
      });
    telling.set(given, told);
    return method.apply(this, [...args.slice(0, -1), told]);
  });
  Object.defineProperty(prototype, name, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

/** `pipeline` fails at once where it would pipe into a stream that takes nothing any more. */
function refuseDestroyed(stream: StreamModule): void {
  const { pipeline, promises } = stream;
  const { pipeline: promised } = promises;
  const called = named('pipeline', 0, (...given: unknown[]) => {
    checkTargets(given);
    return Reflect.apply(pipeline, stream, carryingContext(given)) as unknown;
  });
  const own = Object.getOwnPropertyDescriptors(pipeline);
  defineListed(stream, 'pipeline', Object.defineProperties(called, own));
  defineListed(
    promises,
    'pipeline',
    named('pipeline', 0, async (...given: unknown[]) => {
      checkTargets(given);
      return (await Reflect.apply(promised, promises, given)) as unknown;
    }),
  );
}

function checkTargets(given: readonly unknown[]): void {
  const [first] = given;
  const streams: readonly unknown[] = given.length <= 2 && Array.isArray(first) ? first : given;
  for (const [at, target] of streams.entries()) {
    const isPiped = isNodeStream(streams[at - 1]) && isNodeStream(target);
    if (isPiped && (target.destroyed === true || target.closed === true)) {
      const message = 'Cannot pipe to a closed or destroyed stream';
      throw nodeError(Error, 'ERR_STREAM_UNABLE_TO_PIPE', message);
    }
  }
}

function isNodeStream(value: unknown): value is { destroyed?: unknown; closed?: unknown } {
  return typeof value === 'object' && value !== null && 'pipe' in value && 'on' in value;
}
