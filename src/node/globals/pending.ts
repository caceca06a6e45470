// What the browser does in its own time keeps a thread alive until it is done, as Node's own work does.
import { named } from '../values/parameters.ts';
import { prototypesOf } from './prototypes.ts';

type Hold = <T>(promise: Promise<T>) => Promise<T>;
type Method = (this: object, ...args: unknown[]) => unknown;

const readingBodies = ['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text'];
const readingBlobs = ['arrayBuffer', 'bytes', 'text'];

/** Holds a thread while bodies and blobs are read, whole or as streams. */
export function holdPending(hold: Hold): void {
  for (const { prototype } of [Response, Request]) holdMethods(prototype, readingBodies, hold);
  holdMethods(Blob.prototype, readingBlobs, hold);
  holdStreams(hold);
}

/** Makes methods that answer with promises hold until these are settled. */
export function holdMethods(prototype: object, names: readonly string[], hold: Hold): void {
  for (const name of names) {
    wrap(
      prototype,
      name,
      (native) =>
        function (...args) {
          return hold(native.apply(this, args) as Promise<unknown>);
        },
    );
  }
}

/** Streams whose chunks come from the browser, and what reads them. */
function holdStreams(hold: Hold): void {
  const slow = new WeakSet();
  const marking = (native: Method): Method =>
    function (...args) {
      const stream = native.apply(this, args);
      // Asked for by its name, so that streams are by now as Node has them.
      if (stream instanceof ReadableStream) slow.add(stream);
      return stream;
    };
  const handingOn = (native: Method): Method =>
    function (...args) {
      const result = native.apply(this, args) as object | object[];
      if (slow.has(this)) for (const each of [result].flat()) slow.add(each);
      return result;
    };
  const holding = (native: Method): Method =>
    function (...args) {
      const result = native.apply(this, args);
      return slow.has(this) ? hold(result as Promise<unknown>) : result;
    };
  wrap(Blob.prototype, 'stream', marking);
  for (const { prototype } of [Response, Request]) wrap(prototype, 'body', marking);
  for (const name of ['getReader', 'pipeThrough', 'tee'])
    wrap(ReadableStream.prototype, name, handingOn);
  wrap(ReadableStream.prototype, 'pipeTo', holding);
  for (const prototype of prototypesOf('ReadableStreamDefaultReader', 'ReadableStreamBYOBReader'))
    wrap(prototype, 'read', holding);
}

/** Puts a function of one's own around a method or a getter, which looks like it. */
function wrap(prototype: object, name: string, around: (native: Method) => Method): void {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  if (!descriptor) return;
  const kind = descriptor.get ? 'get' : 'value';
  const native = descriptor[kind] as Method;
  const value = named(native.name, native.length, around(native));
  Object.defineProperty(prototype, name, { ...descriptor, [kind]: value });
}
