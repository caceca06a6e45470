// How promises carry the context, once a program has loaded `node:async_hooks`.
import {
  beginStack,
  carryThen,
  following,
  noteRejection,
  noteThen,
  reactionContext,
} from '../../loop/awaited.ts';
import { defineHidden } from '../../values/define-property.ts';

type Reaction = (value: unknown) => unknown;

/** The language's own functions, as they were. */
export interface NativePromises {
  readonly then: Promise<unknown>['then'];
  readonly resolve: PromiseConstructor['resolve'];
}

/** Only once in a thread. Gives what it replaced. */
export function followPromises(): NativePromises {
  const { then } = Promise.prototype;
  const { reject, resolve } = Promise;
  const bound = (reaction: unknown): Reaction => {
    if (typeof reaction !== 'function') return reaction as never;
    const context = reactionContext();
    return (value) => {
      beginStack(context);
      return carryThen((reaction as Reaction)(value));
    };
  };
  const followed = {
    then(this: Promise<unknown>, onFulfilled?: unknown, onRejected?: unknown) {
      const { follower } = following;
      if (follower) return follower.then(this, onFulfilled, onRejected);
      return then.call(this, bound(onFulfilled), bound(onRejected));
    },
    resolve(this: PromiseConstructor, value?: unknown): Promise<unknown> {
      const whole = value instanceof Promise ? value : carryThen(value);
      return resolve.call(this, whole);
    },
    reject(this: PromiseConstructor, reason?: unknown): Promise<unknown> {
      const promise = reject.call(this, reason);
      noteRejection(promise);
      return promise;
    },
  };
  const prototype: object = Promise.prototype;
  defineHidden(prototype, 'then', followed.then);
  defineHidden(Promise, 'resolve', followed.resolve);
  defineHidden(Promise, 'reject', followed.reject);
  noteThen(followed.then);
  return { then, resolve };
}
