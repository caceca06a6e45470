// The globals that the kernel holds on to, whatever becomes of their names.
import { createEach } from './each.ts';

/**
 * What the kernel uses of the global scope, held from before any program runs: a program may put other
 * things under these names, and a script of `node -e` may declare them. Not what Node has instead.
 */
export const heldGlobals: readonly string[] = [
  ...['AbortController', 'AbortSignal', 'Array', 'ArrayBuffer', 'Atomics', 'BigInt', 'Blob'],
  ...['Boolean', 'DOMException', 'DataView', 'Date', 'Error', 'Event', 'EventTarget', 'Int32Array'],
  ...['BroadcastChannel', 'JSON', 'Map', 'Math', 'MessageChannel', 'MessageEvent', 'MessagePort'],
  ...['Number', 'Object', 'Promise', 'Proxy', 'RangeError'],
  ...['ReferenceError', 'Reflect', 'RegExp', 'Set', 'SharedArrayBuffer', 'String', 'Symbol'],
  ...['SyntaxError', 'TextDecoder', 'TextEncoder', 'TypeError', 'URL', 'Uint8Array', 'WeakMap'],
  ...['WeakRef', 'WeakSet', 'performance', 'queueMicrotask', 'structuredClone'],
];

/** These globals as they are now, by name, and how arrays are iterated: for parts, which may be loaded when a program has begun. */
export function holdGlobals(): Readonly<Record<string, unknown>> {
  const scope = globalThis as Record<string, unknown>;
  const held = Object.fromEntries(heldGlobals.map((name) => [name, scope[name]]));
  return { ...held, __each: createEach() };
}
