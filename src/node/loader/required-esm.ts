// What `require` gives of an ES module that has run.
import { createNamespace } from './namespace.ts';
import type { Exports } from './record.ts';

/**
 * By Node's rules: what the module exports as `module.exports`, or else its namespace. One with a
 * default export is marked as `__esModule`, for programs that were compiled from ES modules.
 */
export function requiredEsm(namespace: object): unknown {
  if (Object.hasOwn(namespace, 'module.exports')) {
    return Reflect.get(namespace, 'module.exports');
  }
  if (!Object.hasOwn(namespace, 'default') || Object.hasOwn(namespace, '__esModule')) {
    return namespace;
  }
  // Its prototype, not copied: the bindings are live.
  const marked = Object.create(namespace, { __esModule: { value: true } }) as Exports;
  return createNamespace(marked, [...Object.keys(namespace), '__esModule']);
}
