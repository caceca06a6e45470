// `node:async_hooks`: what is stored for a chain of callbacks, and who is told of them.
import { asyncState, beginResource, bindJob } from '../loop/async-context.ts';
import type { AsyncContext, AsyncListener } from '../loop/async-context.ts';
import { checkFunction, checkString, invalidArgType, nodeError } from '../errors/node-error.ts';

type AnyFunction = (this: unknown, ...args: never[]) => unknown;

/** Runs a function in a context, and comes back from it whatever happens. */
function runIn<T>(context: AsyncContext, job: () => T): T {
  const before = asyncState.current;
  asyncState.current = context;
  try {
    return job();
  } finally {
    asyncState.current = before;
  }
}

function withStore(key: object, store: unknown): AsyncContext {
  const { current } = asyncState;
  return { ...current, stores: new Map(current.stores).set(key, store) };
}

function withoutStore(key: object): AsyncContext {
  const { current } = asyncState;
  const stores = new Map(current.stores);
  stores.delete(key);
  return { ...current, stores };
}

/** A value that follows the callbacks that are started while it is set. */
export class AsyncLocalStorage {
  readonly #default: unknown;
  readonly name: string;

  constructor(options: { readonly defaultValue?: unknown; readonly name?: unknown } = {}) {
    if (typeof options !== 'object' || (options as unknown) === null) {
      throw invalidArgType('options', 'of type object', options);
    }
    const { name = '' } = options;
    checkString(name, 'options.name');
    this.#default = options.defaultValue;
    this.name = name;
  }

  /** A function that runs in the context of now. */
  static bind(job: AnyFunction): AnyFunction {
    checkFunction(job, 'fn');
    const context = asyncState.current;
    return function (this: unknown, ...args) {
      return runIn(context, () => job.apply(this, args));
    };
  }

  /** A function that runs other functions in the context of now. */
  static snapshot(): (job: AnyFunction, ...args: never[]) => unknown {
    const context = asyncState.current;
    return function (this: unknown, job, ...args) {
      return runIn(context, () => job.apply(this, args));
    };
  }

  getStore(): unknown {
    const { stores } = asyncState.current;
    return stores?.has(this) === true ? stores.get(this) : this.#default;
  }

  run(store: unknown, job: AnyFunction, ...args: never[]): unknown {
    // In place, because programs nest this deeply: every frame counts.
    const before = asyncState.current;
    asyncState.current = withStore(this, store);
    try {
      return Reflect.apply(job, null, args);
    } finally {
      asyncState.current = before;
    }
  }

  exit(job: AnyFunction, ...args: never[]): unknown {
    return runIn(withoutStore(this), () => Reflect.apply(job, null, args));
  }

  enterWith(store: unknown): void {
    asyncState.current = withStore(this, store);
  }

  /** Takes the store away from all that share the context of now. */
  disable(): void {
    asyncState.current.stores?.delete(this);
  }

  _propagate(): void {
    // Contexts are carried as a whole.
  }
}

export interface ResourceOptions {
  readonly triggerAsyncId?: number;
  readonly requireManualDestroy?: boolean;
}

const enabled = new Set<Hooks>();

/** A thing of a program's own that calls back. */
export class AsyncResource {
  readonly #context: AsyncContext;
  readonly #triggerAsyncId: number;

  constructor(type: string, options: ResourceOptions | number = {}) {
    checkString(type, 'type');
    const trigger = typeof options === 'number' ? options : options.triggerAsyncId;
    if (trigger !== undefined && (!Number.isSafeInteger(trigger) || trigger < -1)) {
      const message = `Invalid triggerAsyncId value: ${String(trigger)}`;
      throw nodeError(RangeError, 'ERR_INVALID_ASYNC_ID', message);
    }
    if (type === '' && enabled.size > 0) {
      throw nodeError(TypeError, 'ERR_ASYNC_TYPE', `Invalid name for async "type": ${type}`);
    }
    this.#context = beginResource(type, this);
    this.#triggerAsyncId = trigger ?? this.#context.triggerAsyncId;
  }

  static bind(job: AnyFunction, type?: string, thisArg?: unknown): AnyFunction {
    return new AsyncResource(type ?? (job.name || 'bound-anonymous-fn')).bind(job, thisArg);
  }

  runInAsyncScope(job: AnyFunction, thisArg?: unknown, ...args: never[]): unknown {
    const { asyncId } = this.#context;
    const before = asyncState.current;
    asyncState.current = { ...this.#context, triggerAsyncId: this.#triggerAsyncId };
    asyncState.listener?.before(asyncId);
    try {
      return job.apply(thisArg, args);
    } finally {
      asyncState.listener?.after(asyncId);
      asyncState.current = before;
    }
  }

  bind(job: AnyFunction, thisArg?: unknown): AnyFunction {
    checkFunction(job, 'fn');
    const run = this.runInAsyncScope.bind(this);
    const bound: AnyFunction = function (this: unknown, ...args) {
      return run(job, thisArg === undefined ? this : thisArg, ...args);
    };
    return Object.defineProperties(bound, {
      length: { value: job.length, configurable: true },
      asyncResource: { value: this, configurable: true, enumerable: true, writable: true },
    });
  }

  emitDestroy(): this {
    for (const hooks of enabled) hooks.destroy?.(this.#context.asyncId);
    return this;
  }

  asyncId(): number {
    return this.#context.asyncId;
  }

  triggerAsyncId(): number {
    return this.#triggerAsyncId;
  }
}

/** What `createHook` is given. */
interface Hooks {
  readonly init?: (asyncId: number, type: string, trigger: number, resource: object) => void;
  readonly before?: (asyncId: number) => void;
  readonly after?: (asyncId: number) => void;
  readonly destroy?: (asyncId: number) => void;
  readonly promiseResolve?: (asyncId: number) => void;
}

const listener: AsyncListener = {
  init(...args) {
    for (const hooks of enabled) hooks.init?.(...args);
  },
  before(asyncId) {
    for (const hooks of enabled) hooks.before?.(asyncId);
  },
  after(asyncId) {
    for (const hooks of enabled) hooks.after?.(asyncId);
  },
};

function createHook(hooks: Hooks) {
  for (const name of ['init', 'before', 'after', 'destroy', 'promiseResolve'] as const) {
    const hook: unknown = hooks[name];
    if (hook === undefined || typeof hook === 'function') continue;
    const message = `hook.${name} must be a function`;
    throw nodeError(TypeError, 'ERR_ASYNC_CALLBACK', message);
  }
  const set = (on: boolean): void => {
    if (on) enabled.add(hooks);
    else enabled.delete(hooks);
    asyncState.listener = enabled.size > 0 ? listener : undefined;
  };
  return {
    enable() {
      set(true);
      return this;
    },
    disable() {
      set(false);
      return this;
    },
  };
}

/** Lets promises and microtasks carry the context. Only once in a thread, and only if it is asked for. */
function followPromises(): void {
  const { then } = Promise.prototype;
  const { queueMicrotask } = globalThis;
  const bound = (callback: unknown, promise: object): never =>
    (typeof callback === 'function'
      ? bindJob('PROMISE', callback as AnyFunction, promise)
      : callback) as never;
  const followed = {
    then(this: Promise<unknown>, onFulfilled?: unknown, onRejected?: unknown) {
      return then.call(this, bound(onFulfilled, this), bound(onRejected, this));
    },
    queueMicrotask(callback: unknown) {
      checkFunction(callback, 'callback');
      queueMicrotask(bindJob('Microtask', callback as () => void));
    },
  };
  const put = (target: object, name: keyof typeof followed, enumerable: boolean): void => {
    Object.defineProperty(target, name, {
      value: followed[name],
      configurable: true,
      enumerable,
      writable: true,
    });
  };
  put(Promise.prototype, 'then', false);
  put(globalThis, 'queueMicrotask', true);
}

/** The exports of `node:async_hooks`. From now on, context is carried in this thread. */
export function createAsyncHooks() {
  if (!asyncState.active) followPromises();
  asyncState.active = true;
  return {
    AsyncLocalStorage,
    AsyncResource,
    asyncWrapProviders: Object.freeze({ __proto__: null, NONE: 0 }),
    createHook,
    executionAsyncId: () => asyncState.current.asyncId,
    executionAsyncResource: () => asyncState.current.resource,
    triggerAsyncId: () => asyncState.current.triggerAsyncId,
  };
}
