// The variables of one thread, which may begin to share them with its workers at any time.
import { unavailable } from '../../errors/node-error.ts';
import { privateStore } from './environment.ts';
import type { EnvironmentStore } from './environment.ts';
import { sharedStore, shareEnvironment } from './shared-environment.ts';

export interface EnvironmentHolder {
  readonly store: EnvironmentStore;
  /** Moves the variables to where other threads can reach them; the same buffer each time. */
  share(): SharedArrayBuffer;
}

/** `buffer` is what the thread's creator shares with it, if it does. */
export function createEnvironmentHolder(
  given: Readonly<Record<string, string>>,
  buffer: SharedArrayBuffer | undefined,
): EnvironmentHolder {
  let shared = buffer;
  let store = shared ? sharedStore(shared) : privateStore(given);
  return {
    get store() {
      return store;
    },
    share() {
      if (typeof SharedArrayBuffer === 'undefined') {
        throw unavailable('worker_threads.SHARE_ENV without SharedArrayBuffer');
      }
      if (!shared) {
        shared = shareEnvironment(store.read());
        store = sharedStore(shared);
      }
      return shared;
    },
  };
}
