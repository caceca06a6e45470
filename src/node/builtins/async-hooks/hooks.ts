// `createHook`: who is told of asynchronous resources.
import { asyncState } from '../../loop/async-context.ts';
import type { AsyncListener } from '../../loop/async-context.ts';
import { following } from '../../loop/awaited.ts';
import { invalidArgType, invalidArgValue, nodeError } from '../../errors/node-error.ts';
import type { NativePromises } from './following.ts';
import { Follower } from './promises.ts';

const names = ['init', 'before', 'after', 'destroy', 'promiseResolve'] as const;

/** What `createHook` is given. */
interface Callbacks {
  readonly init?: (asyncId: number, type: string, trigger: number, resource: object) => void;
  readonly before?: (asyncId: number) => void;
  readonly after?: (asyncId: number) => void;
  readonly destroy?: (asyncId: number) => void;
  readonly promiseResolve?: (asyncId: number) => void;
  readonly trackPromises?: boolean;
}

export interface HookNeeds {
  readonly native: NativePromises;
  /** Ends the thread with what a hook has thrown. */
  readonly fail: (error: unknown) => void;
}

/** `createHook` of one thread. */
export function createHooks({ native, fail }: HookNeeds) {
  let enabled: readonly AsyncHook[] = [];
  // What is enabled or disabled by a hook counts when the outermost one has ended.
  let changed: readonly AsyncHook[] | undefined;
  let depth = 0;
  let ended: number[] = [];
  const collected = new FinalizationRegistry<number>((asyncId) => {
    listener.end(asyncId);
  });

  function tell(call: (callbacks: Callbacks, hook: AsyncHook) => void): void {
    depth += 1;
    try {
      for (const hook of enabled) call(hook.callbacks, hook);
    } catch (error) {
      fail(error);
    }
    depth -= 1;
    if (depth === 0 && changed) set(changed);
  }

  const listener: AsyncListener = {
    init(...args) {
      tell(({ init }, hook) => init && Reflect.apply(init, hook, args));
    },
    before(asyncId) {
      tell(({ before }, hook) => before && Reflect.apply(before, hook, [asyncId]));
    },
    after(asyncId) {
      tell(({ after }, hook) => after && Reflect.apply(after, hook, [asyncId]));
    },
    end(asyncId) {
      if (hearsOfEnds()) ended.push(asyncId);
    },
    tellEnded() {
      while (ended.length > 0) {
        const all = ended;
        ended = [];
        for (const asyncId of all)
          tell(({ destroy }, hook) => destroy && Reflect.apply(destroy, hook, [asyncId]));
      }
    },
    endWith(resource, asyncId) {
      if (hearsOfEnds()) collected.register(resource, asyncId, resource);
    },
    endWithout(resource) {
      collected.unregister(resource);
    },
  };
  const follower = new Follower(native, {
    init: listener.init,
    settled(asyncId) {
      tell(
        ({ promiseResolve }, hook) =>
          promiseResolve && Reflect.apply(promiseResolve, hook, [asyncId]),
      );
    },
    collected: listener.endWith,
  });

  function hearsOfEnds(): boolean {
    return enabled.some(({ callbacks }) => callbacks.destroy);
  }

  function change(hooks: readonly AsyncHook[]): void {
    if (depth > 0) changed = hooks;
    else set(hooks);
  }

  function set(hooks: readonly AsyncHook[]): void {
    enabled = hooks;
    changed = undefined;
    asyncState.listener = enabled.length > 0 ? listener : undefined;
    const follows = enabled.some(({ callbacks }) => callbacks.trackPromises !== false);
    if (follows) follower.begin();
    following.hooked ||= follows;
    following.follower = follows ? follower : undefined;
  }

  class AsyncHook {
    readonly #callbacks: Callbacks;

    constructor(callbacks: Callbacks) {
      this.#callbacks = callbacks;
      for (const name of names) {
        const hook: unknown = callbacks[name];
        if (hook === undefined || typeof hook === 'function') continue;
        const message = `hook.${name} must be a function`;
        throw nodeError(TypeError, 'ERR_ASYNC_CALLBACK', message);
      }
      const {
        trackPromises,
        promiseResolve,
      }: { trackPromises?: unknown; promiseResolve?: unknown } = callbacks;
      if (trackPromises === undefined) return;
      if (typeof trackPromises !== 'boolean')
        throw invalidArgType('trackPromises', 'of type boolean', trackPromises);
      if (!trackPromises && promiseResolve) {
        const reason = 'must not be false when promiseResolve is enabled';
        throw invalidArgValue('trackPromises', trackPromises, reason);
      }
    }

    get callbacks(): Callbacks {
      return this.#callbacks;
    }

    enable(): this {
      const hooks = changed ?? enabled;
      if (!hooks.includes(this)) change([...hooks, this]);
      return this;
    }

    disable(): this {
      const hooks = changed ?? enabled;
      if (hooks.includes(this)) change(hooks.filter((each) => each !== this));
      return this;
    }
  }

  return (callbacks: Callbacks): AsyncHook => new AsyncHook(callbacks);
}
