// The exports of a CommonJS module that is asked for while it loads: what is missing there is told.
import { bare } from '../values/bare.ts';

const unfinishedPrototypes = new WeakSet<object>();

/** Has every read of a name that is not there, in exports that are not finished, told to `tell`. */
export function watchUnfinished(exports: unknown, tell: (name: string) => void): void {
  if (typeof exports !== 'object' || exports === null) return;
  if (Object.getPrototypeOf(exports) !== Object.prototype || '__esModule' in exports) return;
  const look = (target: object, key: string | symbol): boolean => {
    const isThere = key in target || key === '__esModule';
    if (!isThere && typeof key === 'string') tell(key);
    return isThere;
  };
  const prototype = new Proxy(
    {},
    bare({
      get: (target, key) => (look(target, key) ? (Reflect.get(target, key) as unknown) : undefined),
      getOwnPropertyDescriptor(target, key) {
        look(target, key);
        return Reflect.getOwnPropertyDescriptor(target, key);
      },
    }),
  );
  unfinishedPrototypes.add(prototype);
  Object.setPrototypeOf(exports, prototype);
}

/** Takes that back, once they are finished. */
export function restorePrototype(exports: unknown): void {
  if (typeof exports !== 'object' || exports === null) return;
  const prototype = Object.getPrototypeOf(exports) as object | null;
  if (prototype && unfinishedPrototypes.has(prototype))
    Object.setPrototypeOf(exports, Object.prototype);
}
