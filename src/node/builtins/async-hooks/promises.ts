// Promises with ids, for hooks: who made them, what runs for them, and when they settle.
import { asyncState, enterContext, leaveContext, rootContext } from '../../loop/async-context.ts';
import type { AsyncContext } from '../../loop/async-context.ts';
import { aroundThen, beginStack, following, Settled } from '../../loop/awaited.ts';
import type { AsyncCall, PromiseFollower } from '../../loop/awaited.ts';
import type { NativePromises } from './following.ts';
import { followClass, isPlainPromise, isPromise } from './promise-class.ts';
import type { Identity } from './promise-class.ts';

/** Who hears of them. */
export interface PromiseListener {
  init(asyncId: number, type: string, triggerAsyncId: number, resource: object): void;
  settled(asyncId: number): void;
  /** Is to hear when nothing reaches the promise any more. */
  collected(promise: object, asyncId: number): void;
}

type Reaction = (value: unknown) => unknown;

/** Behind an `await`: what follows runs for a promise of its own, until the next one. */
class Awaited extends Settled {
  readonly #call: AsyncCall | undefined;

  constructor(own: AsyncContext, call: AsyncCall | undefined, failed: boolean, value: unknown) {
    super(own, failed, value);
    this.#call = call;
  }

  override enter(): void {
    enterAlone(this.context);
    if (this.#call) this.#call.running = this.context.asyncId;
  }
}

function enterAlone(context: AsyncContext): void {
  beginStack(rootContext);
  enterContext(context);
}

export class Follower implements PromiseFollower {
  readonly #native: NativePromises;
  readonly #listener: PromiseListener;
  readonly #known = new WeakMap<object, Identity>();
  #begun = false;

  constructor(native: NativePromises, listener: PromiseListener) {
    this.#native = native;
    this.#listener = listener;
  }

  /** Hears of `new Promise` from now on. */
  begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    followClass(this);
  }

  idOf(promise: object): number | undefined {
    return this.#known.get(promise)?.asyncId;
  }

  /** A promise has been made; `trigger` is who made it. */
  made(promise: object, trigger: number): Identity {
    const identity = this.#identity(promise, trigger);
    this.#tell(identity);
    this.#listener.collected(promise, identity.asyncId);
    return identity;
  }

  /** Those that were made before anybody asked get an id when they are met, of which nobody hears. */
  #of(promise: object): Identity {
    return this.#known.get(promise) ?? this.#identity(promise, asyncState.current.asyncId);
  }

  #identity(promise: object, triggerAsyncId: number): Identity {
    asyncState.lastAsyncId += 1;
    const identity = { asyncId: asyncState.lastAsyncId, triggerAsyncId, resource: promise };
    this.#known.set(promise, identity);
    return identity;
  }

  #tell({ asyncId, triggerAsyncId, resource }: Identity): void {
    this.#listener.init(asyncId, 'PROMISE', triggerAsyncId, resource);
  }

  settled({ asyncId }: Identity): void {
    this.#listener.settled(asyncId);
  }

  /** What a promise is resolved with; it settles at once where that is no promise, nor like one. */
  settling(promise: Identity, value: unknown): unknown {
    const { stores } = asyncState.current;
    const whole = aroundThen(
      value,
      (then, resolve, reject) => {
        enterAlone({ ...promise, stores });
        const settle = (as: unknown, given: unknown): void => {
          (as as (value: unknown) => void)(given);
        };
        const result = then(
          (inner: unknown) => {
            settle(resolve, this.settling(promise, inner));
          },
          (error: unknown) => {
            this.settled(promise);
            settle(reject, error);
          },
        );
        leaveContext(rootContext);
        return result;
      },
      true,
    );
    if (whole === value) this.settled(promise);
    return whole;
  }

  then(promise: Promise<unknown>, onFulfilled: unknown, onRejected: unknown): Promise<unknown> {
    const parent = this.#of(promise).asyncId;
    const { stores } = asyncState.current;
    const react = (reaction: unknown, otherwise: Reaction): Reaction => {
      const run = typeof reaction === 'function' ? (reaction as Reaction) : otherwise;
      return (value) => {
        const identity = this.#of(derived);
        enterAlone({ ...identity, stores });
        let result: unknown;
        try {
          const given = run(value);
          if (following.calls.length > 0) this.called(0, given);
          result = given === derived || isOwn ? given : this.settling(identity, given);
        } catch (error) {
          if (!isOwn) this.settled(identity);
          throw error;
        } finally {
          leaveContext(rootContext);
        }
        return result;
      };
    };
    const derived: Promise<unknown> = this.#native.then.call(
      promise,
      react(onFulfilled, (value) => value),
      react(onRejected, (error) => {
        throw error;
      }),
    );
    // A class of the program's own has been heard of already.
    const isOwn = this.#known.has(derived);
    if (!isOwn) this.made(derived, parent);
    return derived;
  }

  carry(operand: unknown, call: AsyncCall | undefined): unknown {
    const outer = call?.asyncId ?? asyncState.current.asyncId;
    const promise = isPlainPromise(operand) ? operand : this.#wrap(operand, outer);
    const parent = this.#of(promise).asyncId;
    const { stores } = asyncState.current;
    const settled = (failed: boolean) => (value: unknown) =>
      new Awaited({ ...this.#of(derived), stores }, call, failed, value);
    const derived: Promise<unknown> = this.#native.then.call(
      promise,
      settled(false),
      settled(true),
    );
    this.made(derived, parent);
    this.#suspend(call);
    return derived;
  }

  /** As the language makes a promise of an operand that is none. */
  #wrap(operand: unknown, trigger: number): Promise<unknown> {
    let resolve: ((value: unknown) => void) | undefined;
    const promise = new Promise((settle) => {
      resolve = settle;
    });
    resolve?.(this.settling(this.made(promise, trigger), operand));
    return promise;
  }

  /** What ran of a call comes to its end: at the next `await`, or with the call. */
  #suspend(call: AsyncCall | undefined): void {
    if (call?.running === undefined) return;
    this.#listener.settled(call.running);
    call.running = undefined;
    leaveContext(rootContext);
  }

  enter(): AsyncCall {
    // The function's own promise cannot be had before the call has returned: another stands for it.
    const standIn = new Promise(() => undefined);
    const call = { ...this.made(standIn, asyncState.current.asyncId), pending: false };
    following.calls.push(call);
    return call;
  }

  give(value: unknown, call: AsyncCall): unknown {
    if (!isThenable(value)) return value;
    call.pending = true;
    return this.settling(call, value);
  }

  leave(call: AsyncCall): void {
    if (!call.pending) this.settled(call);
    this.#suspend(call);
  }

  /** Of all that was called, the first asynchronous function made the promise; or each made one in a row. */
  called(mark: number, value: unknown): unknown {
    const calls = following.calls.splice(mark);
    const promises = Array.isArray(value) ? value.filter(isPromise) : [value].filter(isPromise);
    const unknown = promises.filter((each) => !this.#known.has(each));
    for (const [index, each] of unknown.entries()) {
      const call = calls[index];
      if (!call) break;
      const { asyncId, triggerAsyncId } = call;
      this.#known.set(each, { asyncId, triggerAsyncId, resource: each });
    }
    return value;
  }
}

function isThenable(value: unknown): boolean {
  const isObject = typeof value === 'object' && value !== null;
  return (
    (isObject || typeof value === 'function') && typeof Reflect.get(value, 'then') === 'function'
  );
}
