// The promises of which the kernel saw what became: no browser lets a script ask one for its state.
import { defineHidden } from '../values/define-property.ts';
import { named } from '../values/parameters.ts';
import { isProxy } from '../values/known-proxies.ts';

/** What became of a promise. */
export interface Settled {
  readonly state: 'fulfilled' | 'rejected';
  readonly value: unknown;
}

/** Gives back what it is called with, so that a class made of it adds its fields to that. */
const Given = function (object: object) {
  return object;
} as unknown as new (object: object) => object;

/** Keeps it with the promise: a `WeakMap` of as many as some programs make would cost ten times that. */
class Seen extends Given {
  readonly #settled: Settled;

  constructor(promise: object, settled: Settled) {
    super(promise);
    this.#settled = settled;
  }

  static of(promise: object): Settled | undefined {
    return #settled in promise ? promise.#settled : undefined;
  }
}

function note(promise: object, state: Settled['state'], value: unknown): void {
  if (Seen.of(promise) === undefined && Object.isExtensible(promise))
    new Seen(promise, { state, value });
}

/** What became of a promise, if that was seen. */
export function settledAs(promise: object): Settled | undefined {
  return Seen.of(promise);
}

/** To be called when a promise was seen to be rejected. */
export function noteRejected(promise: object, reason: unknown): void {
  note(promise, 'rejected', reason);
}

/** What is sure not to be waited for, asked without running any code of the program's. */
function isPlain(value: unknown): boolean {
  return Object(value) !== value || (!isProxy(value) && !('then' in (value as object)));
}

/** Sees what programs make with `Promise.resolve` and `Promise.reject`. To be called once. */
export function watchSettled(): void {
  const { resolve, reject } = Promise;
  defineHidden(
    Promise,
    'resolve',
    named('resolve', 1, function (this: PromiseConstructor, value?: unknown): Promise<unknown> {
      const promise = resolve.call(this, value);
      if (isPlain(value)) note(promise, 'fulfilled', value);
      return promise;
    }),
  );
  defineHidden(
    Promise,
    'reject',
    named('reject', 1, function (this: PromiseConstructor, reason?: unknown): Promise<never> {
      const promise = reject.call(this, reason) as Promise<never>;
      noteRejected(promise, reason);
      return promise;
    }),
  );
}
