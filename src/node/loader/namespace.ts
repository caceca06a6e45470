// The object behind `import * as x` and `import()`: it looks and behaves like the engine's own.
import type { Exports } from './record.ts';

/**
 * A namespace of these names, read live from `exports`. Its target has getters, which may change
 * their mind; the proxy shows them as the plain properties that real namespaces show.
 */
export function createNamespace(exports: Exports, names: Iterable<string>): object {
  const target = Object.create(null) as object;
  for (const name of [...names].sort()) {
    Object.defineProperty(target, name, {
      get: () => exports[name],
      enumerable: true,
      configurable: true,
    });
  }
  Object.defineProperty(target, Symbol.toStringTag, { value: 'Module' });
  Object.preventExtensions(target);
  return new Proxy(target, {
    getOwnPropertyDescriptor(_, key) {
      const found = Reflect.getOwnPropertyDescriptor(target, key);
      if (!found?.get) return found;
      // `configurable` is not what real ones say, but a proxy must not hide what its target is.
      return {
        value: Reflect.get(target, key) as unknown,
        writable: true,
        enumerable: true,
        configurable: true,
      };
    },
    set(_, key) {
      if (!Reflect.has(target, key)) {
        throw new TypeError(`Cannot add property ${String(key)}, object is not extensible`);
      }
      throw new TypeError(
        `Cannot assign to read only property '${String(key)}' of object '[object Module]'`,
      );
    },
    defineProperty: () => false,
    deleteProperty: (_, key) => !Reflect.has(target, key),
  });
}
