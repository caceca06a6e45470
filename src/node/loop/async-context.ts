// The context that asynchronous code carries along: what AsyncLocalStorage stores, and who started it.

/** What a callback runs in. */
export interface AsyncContext {
  /** The store of each AsyncLocalStorage that has one. */
  readonly stores: Map<object, unknown> | undefined;
  readonly asyncId: number;
  readonly triggerAsyncId: number;
  readonly resource: object;
  /** Whether what it was made for is over when it has called back. */
  readonly once?: boolean;
}

/** What hears of asynchronous resources: the enabled hooks of `createHook`, as one. */
export interface AsyncListener {
  init(asyncId: number, type: string, triggerAsyncId: number, resource: object): void;
  before(asyncId: number): void;
  after(asyncId: number): void;
  /** Notes that one is over. */
  end(asyncId: number): void;
  /** Tells of those that were noted. */
  tellEnded(): void;
  /** Notes that one is over when nothing reaches it any more, */
  endWith(resource: object, asyncId: number): void;
  /** or does not. */
  endWithout(resource: object): void;
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
  /** What has been entered and not been left, the innermost last. */
  readonly entered: AsyncContext[];
  lastAsyncId: number;
  listener: AsyncListener | undefined;
} = { active: false, current: rootContext, entered: [], lastAsyncId: 1, listener: undefined };

/** The context of something that begins now and calls back later; `trigger` is who made it. */
export function beginResource(
  type: string,
  resource: object,
  trigger = asyncState.current.asyncId,
  once = false,
): AsyncContext {
  asyncState.lastAsyncId += 1;
  const { current, lastAsyncId, listener } = asyncState;
  listener?.init(lastAsyncId, type, trigger, resource);
  return { stores: current.stores, asyncId: lastAsyncId, triggerAsyncId: trigger, resource, once };
}

/** The same for what may call back often, such as a port, unless `once` says otherwise; nothing before contexts are carried. */
export function openResource(
  type: string,
  resource: object,
  once = false,
): AsyncContext | undefined {
  return asyncState.active ? beginResource(type, resource, undefined, once) : undefined;
}

/** What {@link openResource} gave calls back no more. */
export function closeResource(context: AsyncContext | undefined): void {
  if (context) asyncState.listener?.end(context.asyncId);
}

/** Enters a context; gives the one to come back to. */
export function enterContext(context: AsyncContext): AsyncContext {
  const { current, entered, listener } = asyncState;
  asyncState.current = context;
  entered.push(context);
  listener?.before(context.asyncId);
  return current;
}

export function leaveContext(outer: AsyncContext): void {
  leaveInnermost();
  asyncState.current = outer;
}

function leaveInnermost(): void {
  const context = asyncState.entered.pop();
  // An exception may have left it already.
  if (!context) return;
  asyncState.listener?.after(context.asyncId);
  if (context.once) asyncState.listener?.end(context.asyncId);
}

/** Leaves all: nothing of what was entered goes on. */
export function leaveAll(): void {
  while (asyncState.entered.length > 0) leaveInnermost();
  asyncState.current = rootContext;
}

/** Calls in a context, if there is one. */
export function callIn(context: AsyncContext | undefined, job: () => void): void {
  if (!context) {
    job();
    return;
  }
  // No `finally`: an exception must reach the browser untouched, and whoever hears of it there leaves
  // what was entered.
  const outer = enterContext(context);
  job();
  leaveContext(outer);
}

/** Lets a callback run, once, in the context that there is now. `type` and `resource` are for hooks. */
export function bindJob<This, Args extends unknown[], Result>(
  type: string,
  job: (this: This, ...args: Args) => Result,
  resource: object = {},
): (this: This, ...args: Args) => Result {
  if (!asyncState.active) return job;
  const context = beginResource(type, resource, undefined, true);
  return function (this: This, ...args) {
    const outer = enterContext(context);
    const result = job.apply(this, args);
    leaveContext(outer);
    return result;
  };
}
