// Runs inside the reader's Node: tells of the calls in which a thread waits for a lock or for input.
import type * as Fs from 'node:fs';
import type { Kit } from './kit.ts';
import type { States } from './states.ts';

/** Covers `Atomics.wait`, where it may wait, and `readSync` of the standard input. */
export function traceBlocking(require: NodeJS.Require, kit: Kit, states: States): void {
  const fs = require('node:fs') as typeof Fs;
  const { load } = Atomics;

  /** Whether the call is in order and the value is the expected one: else it returns at once. */
  function mayWait([array, index, value, timeout]: readonly unknown[]): boolean {
    const isTime = timeout === undefined || (typeof timeout === 'number' && !(timeout <= 0));
    const isPlace = typeof index === 'number' && Number.isInteger(index) && index >= 0;
    if (!isTime || !isPlace) return false;
    if (array instanceof Int32Array) {
      const isValue = typeof value === 'number' && index < array.length;
      return isValue && load(array, index) === (value | 0);
    }
    if (!(array instanceof BigInt64Array)) return false;
    const isValue = typeof value === 'bigint' && index < array.length;
    return isValue && load(array, index) === BigInt.asIntN(64, value);
  }

  kit.wrap(Atomics, 'wait', (wait, args) => {
    const [array, , , most] = args as [{ readonly buffer?: unknown }?, unknown?, unknown?, number?];
    const isShared = array?.buffer instanceof SharedArrayBuffer;
    if (!isShared || !mayWait(args)) return wait(...args);
    return states.standStill('Atomics.wait', () => wait(...args), most);
  });

  kit.wrap(fs, 'readSync', (read, args) =>
    args[0] === 0 ? states.standStill('readSync', () => read(...args)) : read(...args),
  );
}
