// `node:timers`: the functions that start and clear timers and immediates.
import { checkFunction } from '../../errors/node-error.ts';
import { Immediate } from './immediate.ts';
import { callbacks } from '../../loop/callbacks.ts';
import type { Loop } from '../../loop/loop.ts';
import { Timeout } from './timeout.ts';
import type { ActiveTimeouts } from './timeout.ts';
import { TimerWarnings } from './timer-warnings.ts';
import { createTimersPromises } from './promises.ts';
import type { Warn } from '../../values/warn.ts';

type Callback = (this: unknown, ...args: unknown[]) => unknown;

const customPromisify = Symbol.for('nodejs.util.promisify.custom');

/** The exports of `node:timers` for one thread; its functions are the thread's globals too. */
export function createTimers(loop: Loop, warn: Warn) {
  const active: ActiveTimeouts = new Map();
  let lastId = 0;
  const warnings = new TimerWarnings(warn);

  function start(callback: Callback, delay: unknown, args: unknown[], repeats: boolean): Timeout {
    checkFunction(callback, 'callback');
    const whole = warnings.heed(delay);
    lastId += 1;
    const bound =
      args.length === 0
        ? callback
        : function (this: unknown) {
            Reflect.apply(callback, this, args);
          };
    return new Timeout({ loop, active, id: lastId, delay: whole, repeats }, bound);
  }

  function setTimeout(callback: Callback, delay?: number, ...args: unknown[]): Timeout {
    return start(callback, delay, args, false);
  }

  function setInterval(callback: Callback, delay?: number, ...args: unknown[]): Timeout {
    return start(callback, delay, args, true);
  }

  function setImmediate(callback: Callback, ...args: unknown[]): Immediate {
    checkFunction(callback, 'callback');
    const run = (): void => {
      Reflect.apply(callback, immediate, args);
    };
    const immediate = new Immediate(loop, run, callbacks.teller?.queued('check', 'setImmediate'));
    return immediate;
  }

  function clearTimeout(timer?: unknown): void {
    if (timer instanceof Timeout) timer.close();
    else if (typeof timer === 'number' || typeof timer === 'string') {
      active.get(Number(timer))?.close();
    }
  }

  // A function of its own, because Node's has its own name too.
  function clearInterval(timer?: unknown): void {
    clearTimeout(timer);
  }

  function clearImmediate(immediate?: unknown): void {
    if (immediate instanceof Immediate) immediate.close();
  }

  const promises = createTimersPromises({ setTimeout, setInterval, setImmediate });
  Object.defineProperty(setTimeout, customPromisify, {
    enumerable: true,
    get: () => promises.setTimeout,
  });
  Object.defineProperty(setImmediate, customPromisify, {
    enumerable: true,
    get: () => promises.setImmediate,
  });

  return {
    setTimeout,
    clearTimeout,
    setImmediate,
    clearImmediate,
    setInterval,
    clearInterval,
    promises,
  };
}

/** The exports of `node:timers`. */
export type Timers = ReturnType<typeof createTimers>;
