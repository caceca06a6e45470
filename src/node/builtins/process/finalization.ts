// `process.finalization`: callbacks for objects that are still there when the process ends.
import { invalidArgType } from '../../errors/node-error.ts';
import type { EventEmitter } from '../../events/emitter.ts';
import type { Warn } from '../../values/warn.ts';

type Callback = (object: object, event: string) => unknown;
type Event = 'exit' | 'beforeExit';

interface Entry {
  readonly object: WeakRef<object>;
  readonly callback: Callback;
}

/** The object that `process.finalization` is, for one thread. */
export function createFinalization(process: EventEmitter, warn: Warn) {
  const told = new Set<string>();
  const entries: Record<Event, Set<Entry>> = { exit: new Set(), beforeExit: new Set() };
  const listeners: Record<Event, () => void> = {
    exit: () => {
      callAll('exit');
    },
    beforeExit: () => {
      callAll('beforeExit');
    },
  };
  // One whose object is gone has nothing to wait for.
  const gone = new FinalizationRegistry<readonly [Event, Entry]>(([event, entry]) => {
    drop(event, entry);
  });

  function tell(name: string): void {
    if (told.has(name)) return;
    told.add(name);
    const what = `process.finalization.${name}`;
    const message = `${what} is an experimental feature and might change at any time`;
    warn(message, 'ExperimentalWarning');
  }

  function callAll(event: Event): void {
    const all = [...entries[event]];
    for (const { object, callback } of all) {
      const there = object.deref();
      if (there !== undefined) callback(there, event);
    }
    entries[event].clear();
  }

  function drop(event: Event, entry: Entry): void {
    if (!entries[event].delete(entry) || entries[event].size > 0) return;
    process.removeListener(event, listeners[event]);
  }

  function add(event: Event, object: unknown, callback: unknown): void {
    if ((typeof object !== 'object' && typeof object !== 'function') || object === null) {
      throw invalidArgType('obj', 'of type object', object);
    }
    if (entries[event].size === 0) process.on(event, listeners[event]);
    const entry = { object: new WeakRef(object), callback: callback as Callback };
    entries[event].add(entry);
    gone.register(object, [event, entry], object);
  }

  return {
    register(obj: unknown, fn: unknown): void {
      tell('register');
      add('exit', obj, fn);
    },
    registerBeforeExit(obj: unknown, fn: unknown): void {
      tell('registerBeforeExit');
      add('beforeExit', obj, fn);
    },
    unregister(obj: object): void {
      tell('unregister');
      gone.unregister(obj);
      for (const event of ['exit', 'beforeExit'] as const) {
        for (const entry of entries[event]) {
          const there = entry.object.deref();
          if (there === undefined || there === obj) drop(event, entry);
        }
      }
    },
  };
}
