// A loop in this very Node, on the kernel's own pump: what a test runs on it and what came of it.
import { createAlarm } from '../../../src/node/loop/alarm.ts';
import { Gauge } from '../../../src/node/loop/gauge.ts';
import { Loop } from '../../../src/node/loop/loop.ts';
import { createPump } from '../../../src/node/loop/pump.ts';

export interface Harness {
  readonly loop: Loop;
  /** Settles when nothing keeps the loop alive. */
  readonly empty: Promise<void>;
}

/** A loop that begins with `program` and closes when it is empty. */
export function runLoop(program: (loop: Loop) => void): Harness {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const loop = new Loop({
    createPump,
    clock: () => performance.now(),
    createAlarm,
    gauge: new Gauge(),
    onSleep: () => undefined,
    onWake: () => undefined,
    isOwed: () => false,
    onEmpty: () => {
      loop.close();
      resolve(undefined);
    },
  });
  loop.begin(() => {
    program(loop);
  });
  return { loop, empty: promise };
}
