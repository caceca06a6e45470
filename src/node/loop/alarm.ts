// How a sleeping thread is woken when its next timer is due.
import { errorsKnowPlace } from '../stacks/error-place.ts';

/** Rings once after so many milliseconds. A new call replaces the last; undefined means never. */
export type SetAlarm = (after: number | undefined) => void;

/**
 * An alarm without the browser's floor: after a few timers in a row `setTimeout` waits at least four
 * milliseconds, `Atomics.waitAsync` as long as it is told. Where there is none, `setTimeout` serves, and
 * in WebKit (2.50), where a wait in a worker ends only when it is notified.
 */
export function createAlarm(ring: () => void): SetAlarm {
  const waits = typeof SharedArrayBuffer === 'function' && typeof Atomics.waitAsync === 'function';
  if (!waits || errorsKnowPlace) return timerAlarm(ring);
  const bed = new Int32Array(new SharedArrayBuffer(4));
  let current = 0;
  let ringsAt: number | undefined;
  return (after) => {
    const wanted = after === undefined ? undefined : performance.now() + after;
    // One that rings too early does no harm: who is woken looks when to wake next.
    if (ringsAt !== undefined && wanted !== undefined && ringsAt <= wanted) return;
    current += 1;
    const mine = current;
    if (ringsAt !== undefined) Atomics.notify(bed, 0);
    ringsAt = wanted;
    if (after === undefined) return;
    const { async, value } = Atomics.waitAsync(bed, 0, 0, Math.max(after, 0.01));
    if (!async) throw new Error(`An alarm did not wait: ${value}`);
    void afterwards(value, () => {
      if (mine !== current) return;
      ringsAt = undefined;
      ring();
    });
  };
}

/** By an `await`, which is none of the program's: hooks hear of each `then`. */
async function afterwards(promise: Promise<unknown>, job: () => void): Promise<void> {
  await promise;
  job();
}

// Held from before programs may replace them.
const { setTimeout, clearTimeout } = globalThis;

function timerAlarm(ring: () => void): SetAlarm {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (after) => {
    clearTimeout(timer);
    timer = after === undefined ? undefined : setTimeout(ring, after);
  };
}
