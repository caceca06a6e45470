// The object behind `import * as x` and `import()`: it looks and behaves like the engine's own.
import { bare } from '../values/bare.ts';
import type { Exports } from './record.ts';

/**
 * A namespace of these names, read live from `exports`. Its target has them as real ones have, writable
 * and not to be configured, so that a proxy may say what they are now.
 */
export function createNamespace(exports: Exports, names: Iterable<string>): object {
  const target = Object.create(null) as object;
  for (const name of [...names].sort()) {
    Object.defineProperty(target, name, { value: undefined, writable: true, enumerable: true });
  }
  Object.defineProperty(target, Symbol.toStringTag, { value: 'Module' });
  Object.preventExtensions(target);
  const isBinding = (key: string | symbol): key is string =>
    typeof key === 'string' && Object.hasOwn(target, key);
  return new Proxy(
    target,
    bare({
      get: (_, key) => (isBinding(key) ? exports[key] : (Reflect.get(target, key) as unknown)),
      getOwnPropertyDescriptor(_, key) {
        const found = Reflect.getOwnPropertyDescriptor(target, key);
        return found && isBinding(key) ? { ...found, value: exports[key] } : found;
      },
      set: () => false,
      defineProperty(_, key, given) {
        const found = Reflect.getOwnPropertyDescriptor(target, key);
        if (!found) return false;
        const value = isBinding(key) ? exports[key] : (found.value as unknown);
        return (
          given.get === undefined &&
          given.set === undefined &&
          !given.configurable &&
          (given.enumerable ?? found.enumerable) === found.enumerable &&
          (given.writable ?? found.writable) === found.writable &&
          (!('value' in given) || Object.is(given.value, value))
        );
      },
    }),
  );
}

/**
 * A namespace as the target of an assignment in strict code, which fails with the words that the language's
 * own would.
 */
export function refusing(namespace: object): object {
  return new Proxy(
    namespace,
    bare({
      set(_, key) {
        throw new TypeError(
          Reflect.has(namespace, key)
            ? `Cannot assign to read only property '${String(key)}' of object '[object Module]'`
            : `Cannot add property ${String(key)}, object is not extensible`,
        );
      },
      deleteProperty(_, key) {
        if (!Reflect.has(namespace, key)) return true;
        throw new TypeError(`Cannot delete property '${String(key)}' of [object Module]`);
      },
    }),
  );
}
