// `node:async_hooks`: what is stored for a chain of callbacks, and who is told of them.
import { asyncState } from '../../loop/async-context.ts';
import { addLazily } from '../../values/lazy-names.ts';
import { followPromises } from './following.ts';
import type { NativePromises } from './following.ts';
import type { createHooks, HookNeeds } from './hooks.ts';
import { AsyncLocalStorage } from './local-storage.ts';
import { AsyncResource } from './resource.ts';

/** What few programs ask for. */
interface Hooking {
  readonly createHooks: typeof createHooks;
  readonly providers: Readonly<Record<string, number>>;
}

/** The exports of `node:async_hooks`. From now on, context is carried in this thread. */
export function createAsyncHooks(hooking: () => Hooking, fail: HookNeeds['fail']) {
  const native: NativePromises = followPromises();
  asyncState.active = true;
  let create: ReturnType<typeof createHooks> | undefined;
  const exports = {
    createHook(callbacks: Parameters<ReturnType<typeof createHooks>>[0]) {
      create ??= hooking().createHooks({ native, fail });
      return create(callbacks);
    },
    executionAsyncId: () => asyncState.current.asyncId,
    triggerAsyncId: () => asyncState.current.triggerAsyncId,
    executionAsyncResource: () => asyncState.current.resource,
    AsyncLocalStorage,
    AsyncResource,
  };
  addLazily(exports, ['asyncWrapProviders'], () => hooking().providers);
  return exports;
}
