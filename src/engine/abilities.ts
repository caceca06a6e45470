// What not every engine can do, and a program may need.

/** By id; what each is called for readers stands in `src/i18n`. */
export const abilities = [
  /** `worker.terminate()` ends a thread that never comes back to its event loop. */
  'ends-busy-threads',
  /** Threads see the same `SharedArrayBuffer`, and `Atomics.wait` waits. */
  'shared-memory',
  /** What the reader types reaches `process.stdin`. */
  'standard-input',
  /** `node:net`, and what is built on it: servers and connections. */
  'sockets',
  /** What came with this version of Node, and is in every later one. */
  'node-22',
  'node-24',
] as const;
export type Ability = (typeof abilities)[number];

/** What a Node of this version, as `process.version` spells it, is too old for. */
export function lackedByNode(version: string): readonly Ability[] {
  const major = Number(/^v(\d+)\./.exec(version)?.[1]);
  return abilities.filter((ability) => Number(/^node-(\d+)$/.exec(ability)?.[1]) > major);
}
