// The context that asynchronous code carries along: what AsyncLocalStorage stores, and who started it.

/** What a callback runs in. */
export interface AsyncContext {
  /** The store of each AsyncLocalStorage that has one. */
  readonly stores: Map<object, unknown> | undefined;
  readonly asyncId: number;
  readonly triggerAsyncId: number;
  readonly resource: object;
}

/** What hears of asynchronous resources: the enabled hooks of `createHook`, as one. */
export interface AsyncListener {
  init(asyncId: number, type: string, triggerAsyncId: number, resource: object): void;
  before(asyncId: number): void;
  after(asyncId: number): void;
}

/** What a thread's program itself runs in. */
export const rootContext: AsyncContext = {
  stores: undefined,
  asyncId: 1,
  triggerAsyncId: 0,
  resource: {},
};

/**
 * The state of one thread. Nothing is carried until `active`, which loading `node:async_hooks` sets:
 * programs that do not ask pay nothing for it.
 */
export const asyncState: {
  active: boolean;
  current: AsyncContext;
  lastAsyncId: number;
  listener: AsyncListener | undefined;
} = { active: false, current: rootContext, lastAsyncId: 1, listener: undefined };

/** The context of something that begins now and calls back later. */
export function beginResource(type: string, resource: object): AsyncContext {
  asyncState.lastAsyncId += 1;
  const { current, lastAsyncId, listener } = asyncState;
  const { stores, asyncId } = current;
  listener?.init(lastAsyncId, type, asyncId, resource);
  return { stores, asyncId: lastAsyncId, triggerAsyncId: asyncId, resource };
}

/** Lets a callback run in the context that there is now. `type` is for hooks. */
export function bindJob<This, Args extends unknown[], Result>(
  type: string,
  job: (this: This, ...args: Args) => Result,
  resource: object = job,
): (this: This, ...args: Args) => Result {
  if (!asyncState.active) return job;
  const context = beginResource(type, resource);
  return function (this: This, ...args) {
    // No `finally`: an exception must reach the browser untouched, and the next callback begins in
    // a context of its own anyway.
    const before = asyncState.current;
    asyncState.current = context;
    asyncState.listener?.before(context.asyncId);
    const result = job.apply(this, args);
    asyncState.listener?.after(context.asyncId);
    asyncState.current = before;
    return result;
  };
}

/** What came of an operand of `await`, and the context it was awaited in. */
class Settled {
  readonly context: AsyncContext;
  readonly failed: boolean;
  readonly value: unknown;

  constructor(context: AsyncContext, failed: boolean, value: unknown) {
    this.context = context;
    this.failed = failed;
    this.value = value;
  }
}

/** Wraps what a program awaits, so that {@link resume} finds its way back. */
export function carry(operand: unknown): unknown {
  if (!asyncState.active) return operand;
  const { current } = asyncState;
  return Promise.resolve(operand).then(
    (value) => new Settled(current, false, value),
    (error: unknown) => new Settled(current, true, error),
  );
}

/** Unwraps it behind the `await`: the context is what it was before. */
export function resume(result: unknown): unknown {
  if (!(result instanceof Settled)) return result;
  asyncState.current = result.context;
  if (result.failed) throw result.value;
  return result.value;
}

/**
 * Wraps what a `for await` goes through. Nothing can stand between its hidden `await` and its body,
 * except that the loop reads `done` of each result first: there the context comes back.
 */
export function follow(iterable: unknown): unknown {
  if (!asyncState.active) return iterable;
  const { [Symbol.asyncIterator]: iterate } = iterable as AsyncIterable<unknown>;
  // What has none of its own is the loop's own business, values of promises and all.
  if (typeof iterate !== 'function') return iterable;
  const iterator = Reflect.apply(iterate, iterable, []);
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
    ...(iterator.return && { return: (value: unknown) => iterator.return?.(value) }),
  };
  return { [Symbol.asyncIterator]: () => followed };
}
