// The context across promises: what rewritten texts call around each `await`, and what reactions run in.
import { asyncState, leaveAll } from './async-context.ts';
import type { AsyncContext } from './async-context.ts';
import { callbacks } from './callbacks.ts';

/** One call of an asynchronous function, to whoever follows promises. */
export interface AsyncCall extends Omit<AsyncContext, 'stores'> {
  /** The id of what it goes on behind an `await` for. */
  running?: number | undefined;
  /** Whether it has returned what is yet to settle. */
  pending: boolean;
}

/** What gives promises their ids, while hooks of `createHook` ask for them. */
export interface PromiseFollower {
  /** {@link carry}, {@link give} and the rest, with ids. */
  idOf(promise: object): number | undefined;
  carry(operand: unknown, call: AsyncCall | undefined): unknown;
  enter(): AsyncCall;
  give(value: unknown, call: AsyncCall): unknown;
  leave(call: AsyncCall): void;
  called(mark: number, value: unknown): unknown;
  then(promise: Promise<unknown>, onFulfilled: unknown, onRejected: unknown): Promise<unknown>;
}

/** The state of one thread: `hooked` once hooks have been enabled, with a `follower` while they are. */
export const following: {
  hooked: boolean;
  follower: PromiseFollower | undefined;
  /** Calls of asynchronous functions whose promises nobody has seen yet. */
  readonly calls: AsyncCall[];
  /** What hears of a promise's rejection that nobody handles, instead of the process. */
  domainOf:
    ((promise: object) => { emit(name: 'error', error: unknown): boolean } | undefined) | undefined;
} = { hooked: false, follower: undefined, calls: [], domainOf: undefined };

/** What came of an operand of `await`, and the context it was awaited in. */
export class Settled {
  readonly context: AsyncContext;
  readonly failed: boolean;
  readonly value: unknown;

  constructor(context: AsyncContext, failed: boolean, value: unknown) {
    this.context = context;
    this.failed = failed;
    this.value = value;
  }

  /** Goes on where it was awaited. */
  enter(): void {
    beginStack(this.context);
  }
}

/** Nothing is on the stack: what was entered and has not been left is over. */
export function beginStack(context: AsyncContext): void {
  if (asyncState.entered.length > 0) leaveAll();
  following.calls.length = 0;
  asyncState.current = context;
}

/** What a promise's reaction runs in where nobody follows promises: Node gives them no ids then. */
export function reactionContext(): AsyncContext {
  const { current } = asyncState;
  if (current.resource === noResource) return current;
  return { stores: current.stores, asyncId: 0, triggerAsyncId: 0, resource: noResource };
}

const noResource = {};

/** What promises were rejected in, of those that `Promise.reject` made. */
const rejectedIn = new WeakMap<object, AsyncContext>();

export function noteRejection(promise: object): void {
  rejectedIn.set(promise, asyncState.current);
}

/** What a promise was rejected in: where nobody knows, what has run last. */
export function contextOfRejection(promise: object): AsyncContext {
  return rejectedIn.get(promise) ?? asyncState.current;
}

// As they are before anything carries a context.
const { then } = Promise.prototype;
const { resolve } = Promise;
const { queueMicrotask } = globalThis;

/** Promises whose `then` is the language's own call no code of a program's. */
const native: { then: unknown } = { then };

/** Takes note of what stands for `Promise.prototype.then` from now on. */
export function noteThen(then: unknown): void {
  native.then = then;
}

export type Then = (this: unknown, resolve: unknown, reject: unknown) => unknown;

/**
 * What a promise is to be resolved with. The browser calls the `then` of a thenable in a microtask of
 * its own: `call` stands around that. Anything else is given back as it is; so are promises, unless
 * `promises` says otherwise.
 */
export function aroundThen(
  value: unknown,
  call: (then: Then, resolve: unknown, reject: unknown) => unknown,
  promises = false,
): unknown {
  if (typeof value !== 'function' && (typeof value !== 'object' || value === null)) return value;
  let method: unknown;
  try {
    ({ then: method } = value as { then?: unknown });
  } catch (error) {
    return {
      get then(): never {
        throw error;
      },
    };
  }
  if (typeof method !== 'function' || (method === native.then && !promises)) return value;
  const bound = (method as Then).bind(value);
  return { then: (resolve: unknown, reject: unknown) => call(bound, resolve, reject) };
}

/** The same, with the context of now around it. */
export function carryThen(value: unknown): unknown {
  const { current } = asyncState;
  return aroundThen(value, (method, resolve, reject) => {
    beginStack(current);
    return method(resolve, reject);
  });
}

/** Wraps what a program awaits, so that {@link resume} finds its way back. */
export function carry(operand: unknown, call?: AsyncCall): unknown {
  const carried = asyncState.active ? carryContext(operand, call) : operand;
  return callbacks.teller ? tellAwait(carried) : carried;
}

/**
 * Has what follows an `await` told of. What is heard by a reaction that stands right before the one that goes on
 * comes right before it, and delays nothing: the `await` takes as many turns as without.
 */
function tellAwait(operand: unknown): unknown {
  const told = callbacks.teller?.queued('microtasks', 'await');
  if (!told) return operand;
  const promise: Promise<unknown> = resolve.call(Promise, operand);
  const begin = (): void => {
    callbacks.teller?.called(told);
    queueMicrotask(() => callbacks.teller?.returned(told));
  };
  void then.call(promise, begin, begin);
  return promise;
}

function carryContext(operand: unknown, call: AsyncCall | undefined): unknown {
  if (following.follower) return following.follower.carry(operand, call);
  const context = reactionContext();
  const promise: Promise<unknown> = resolve.call(Promise, carryThen(operand));
  return then.call(
    promise,
    (value: unknown) => new Settled(context, false, value),
    (error: unknown) => new Settled(context, true, error),
  );
}

/** Unwraps it behind the `await`: the context is what it was before. */
export function resume(result: unknown): unknown {
  if (!(result instanceof Settled)) return result;
  result.enter();
  if (result.failed) throw result.value;
  return result.value;
}

/** Stands around what an asynchronous function returns. */
export function give(value: unknown, call?: AsyncCall): unknown {
  if (!asyncState.active) return value;
  return call && following.follower ? following.follower.give(value, call) : carryThen(value);
}

/** Where hooks are used, a call of an asynchronous function begins with this, */
export function enter(): AsyncCall | undefined {
  return following.follower?.enter();
}

/** and ends with this; */
export function leave(call: AsyncCall | undefined): void {
  if (call) following.follower?.leave(call);
}

/** and each call of anything begins with this, */
export function mark(): number {
  return following.calls.length;
}

/** and ends with this. */
export function called(mark: number, value: unknown): unknown {
  return following.calls.length > mark && following.follower
    ? following.follower.called(mark, value)
    : value;
}

/**
 * Wraps what a `for await` goes through. Nothing can stand between its hidden `await` and its body,
 * except that the loop reads `done` of each result first: there the context comes back.
 */
export function follow(iterable: unknown): unknown {
  if (!asyncState.active && !callbacks.teller) return iterable;
  const { [Symbol.asyncIterator]: iterate } = iterable as AsyncIterable<unknown>;
  // What has none of its own is the loop's own business, values of promises and all.
  if (typeof iterate !== 'function') return iterable;
  const iterator = Reflect.apply(iterate, iterable, []);
  const close = iterator.return && {
    return: (value: unknown) => iterator.return?.(value),
  };
  if (!asyncState.active) {
    const told = { next: () => tellAwait(iterator.next()), ...close };
    return { [Symbol.asyncIterator]: () => told };
  }
  const followed = {
    async next() {
      const settled = await carry(iterator.next());
      let result: IteratorResult<unknown> | undefined;
      return {
        get done(): boolean {
          result = resume(settled) as IteratorResult<unknown>;
          return result.done === true;
        },
        get value(): unknown {
          return result?.value as unknown;
        },
      };
    },
    ...close,
  };
  return { [Symbol.asyncIterator]: () => followed };
}
