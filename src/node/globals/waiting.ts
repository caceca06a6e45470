// The program's `Atomics`, whose `wait` tells that the thread stands still. The kernel keeps the browser's.
import { defineHidden } from '../values/define-property.ts';
import { standFor } from './function-text.ts';

/** Who hears of waits. */
export interface WaitListener {
  /** The thread is about to stand still, for so many milliseconds at most: false where nobody wants to hear of the end. */
  readonly onBlock: (most: number) => boolean;
  readonly onGoOn: () => void;
}

/** As the browser checks and converts them, once. */
type Given = [array: unknown, index: unknown, value: unknown, timeout?: unknown];

/** Puts it into the global scope. What is told is told before a wait, which is one for whoever notifies. */
export function exposeAtomics({ onBlock, onGoOn }: WaitListener): void {
  const native = Atomics.wait;
  const { wait } = {
    wait(this: unknown, ...given: Given): string {
      const [array, index, value, timeout = Infinity] = given;
      // Objects would be asked twice for what they stand for.
      const isPlain = typeof timeout === 'number' && !isObject(index) && !isObject(value);
      const blocks =
        isPlain &&
        timeout > 0 &&
        Reflect.apply(native, this, [array, index, value, 0]) === 'timed-out' &&
        onBlock(timeout);
      const outcome = Reflect.apply(native, this, given) as string;
      if (blocks) onGoOn();
      return outcome;
    },
  };
  Object.defineProperty(wait, 'length', { value: native.length });
  standFor(wait, native);
  const own = Object.create(
    Object.getPrototypeOf(Atomics) as object,
    Object.getOwnPropertyDescriptors(Atomics),
  ) as object;
  defineHidden(own, 'wait', wait);
  defineHidden(globalThis, 'Atomics', own);
}

function isObject(value: unknown): boolean {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
