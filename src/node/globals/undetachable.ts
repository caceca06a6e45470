// Memory that is marked as untransferable: what would take it away throws, as in Node.
import { defineHidden, defineListed } from '../values/define-property.ts';
import { named } from '../values/parameters.ts';

type Method = (this: unknown, ...given: unknown[]) => unknown;

function undetachable(): TypeError {
  return new TypeError('ArrayBuffer is not detachable and could not be cloned.');
}

/** Has a method of a browser's class ask first, if there is such a class. `refuse` is what it does then. */
function guard(
  className: string,
  methods: readonly string[],
  isKept: (object: unknown, given: unknown) => boolean,
  refuse: () => unknown,
): void {
  const Class: unknown = Reflect.get(globalThis, className);
  if (typeof Class !== 'function') return;
  const prototype = Class.prototype as object;
  for (const name of methods) {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
    const own = descriptor?.value as Method | undefined;
    if (!descriptor || !own) continue;
    const guarded: Method = function (...given) {
      return isKept(this, given[0]) ? refuse() : Reflect.apply(own, this, given);
    };
    const define = descriptor.enumerable ? defineListed : defineHidden;
    define(prototype, name, named(name, own.length, guarded));
  }
}

/** Guards all that detaches memory but messages, which see to it themselves. Once, before any program. */
export function guardDetaching(isKept: (memory: unknown) => boolean): void {
  const throws = (): never => {
    throw undetachable();
  };
  const keepsMemory = (_: unknown, view: unknown): boolean =>
    ArrayBuffer.isView(view) && isKept(view.buffer);
  guard('ArrayBuffer', ['transfer', 'transferToFixedLength'], isKept, throws);
  guard('ReadableByteStreamController', ['enqueue'], keepsMemory, throws);
  guard('ReadableStreamBYOBRequest', ['respondWithNewView'], keepsMemory, throws);
  guard('ReadableStreamBYOBReader', ['read'], keepsMemory, () => Promise.reject(undetachable()));
}
