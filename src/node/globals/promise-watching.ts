// `multipleResolves`: promises that are settled again, for programs that listen to that event.
import { bare } from '../values/bare.ts';
import type { EventEmitter } from '../events/emitter.ts';
import type { Warn } from '../values/warn.ts';

type Settle = (value?: unknown) => void;
type Executor = (resolve: Settle, reject: Settle) => void;
type Outcome = 'resolve' | 'reject';

/** Watches the promises that are made from now on with `new Promise`; others cannot be seen. */
function watchPromises(tell: (outcome: Outcome, promise: unknown, value: unknown) => void): void {
  const Native = Promise;
  const construct = (_target: unknown, [executor, ...rest]: unknown[], as: never): unknown => {
    if (typeof executor !== 'function') return Reflect.construct(Native, [executor, ...rest], as);
    let settled = false;
    const made: { promise?: unknown } = {};
    const early: (readonly [Outcome, unknown])[] = [];
    const once =
      (outcome: Outcome, settle: Settle): Settle =>
      (value) => {
        const again = settled;
        settled = true;
        settle(value);
        if (!again) return;
        if (made.promise) tell(outcome, made.promise, value);
        else early.push([outcome, value]);
      };
    const own: Executor = (resolve, reject) => {
      (executor as Executor)(once('resolve', resolve), once('reject', reject));
    };
    made.promise = Reflect.construct(Native, [own, ...rest], as) as unknown;
    for (const [outcome, value] of early) tell(outcome, made.promise, value);
    return made.promise;
  };
  const Watched = new Proxy(Native, bare({ construct: construct as never }));
  Object.defineProperty(globalThis, 'Promise', { value: Watched });
}

/** Nothing is watched before a program listens. `defer` is `process.nextTick`. */
export function watchOnDemand(
  process: EventEmitter,
  defer: (job: () => void) => void,
  warn: Warn,
): void {
  const begin = (name: unknown): void => {
    if (name !== 'multipleResolves') return;
    process.off('newListener', begin);
    warn('The multipleResolves event has been deprecated.', 'DeprecationWarning', 'DEP0160');
    watchPromises((outcome, promise, value) => {
      defer(() => {
        process.emit('multipleResolves', outcome, promise, value);
      });
    });
  };
  process.on('newListener', begin);
}
