// What stands for the global `Promise` while hooks ask for promises: it tells of each one that is made.
import { bare } from '../../values/bare.ts';
import { asyncState } from '../../loop/async-context.ts';
import type { AsyncContext } from '../../loop/async-context.ts';
import { following } from '../../loop/awaited.ts';

type Settle = (value?: unknown) => void;
/** What is known of a promise. */
export type Identity = Omit<AsyncContext, 'stores'>;

/** Who hears of promises; see promises.ts. */
interface Followers {
  made(promise: object, trigger: number): Identity;
  settled(promise: Identity): void;
  settling(promise: Identity, value: unknown): unknown;
}

type Executor = (resolve: Settle, reject: Settle) => void;

/** Replaces the global; its methods and `prototype` stay what they were. */
export function followClass(follower: Followers): void {
  const Known = globalThis.Promise;
  const { resolve } = Known;

  function make(executor: Executor, as: NewableFunction): Promise<unknown> {
    let settle: { readonly resolve: Settle; readonly reject: Settle } | undefined;
    const note: Executor = (resolve, reject) => {
      settle = { resolve, reject };
    };
    const promise = Reflect.construct(Known, [note], as) as Promise<unknown>;
    const identity = follower.made(promise, asyncState.current.asyncId);
    /** Only the first of the two does anything. */
    const take = (): typeof settle => {
      const taken = settle;
      settle = undefined;
      return taken;
    };
    const fulfil: Settle = (value) => {
      const whole = settle && value !== promise ? follower.settling(identity, value) : value;
      take()?.resolve(whole);
    };
    const reject: Settle = (error) => {
      if (settle) follower.settled(identity);
      take()?.reject(error);
    };
    try {
      executor(fulfil, reject);
    } catch (error) {
      reject(error);
    }
    return promise;
  }

  const Followed: PromiseConstructor = new Proxy(
    Known,
    bare({
      construct(target, given: unknown[], as): Promise<unknown> {
        const [executor] = given;
        const whole: NewableFunction = as === Followed ? target : as;
        if (!following.follower || typeof executor !== 'function')
          return Reflect.construct(target, given, whole) as Promise<unknown>;
        return make(executor as Executor, whole);
      },
    }),
  );
  const own = {
    resolve(this: PromiseConstructor, value?: unknown): Promise<unknown> {
      const isOurs = this === Followed;
      if (isOurs && following.follower && !isPlainPromise(value)) {
        return new Followed((settle) => {
          settle(value);
        });
      }
      return resolve.call(isOurs ? Known : this, value);
    },
  };
  Object.defineProperty(Known, 'resolve', { value: own.resolve });
  Object.defineProperty(globalThis, 'Promise', { value: Followed });
}

export function isPromise(value: unknown): value is Promise<unknown> {
  return value instanceof Promise;
}

/** What an `await` takes as it is. */
export function isPlainPromise(value: unknown): value is Promise<unknown> {
  return isPromise(value) && value.constructor === Promise;
}
