// `PerformanceObserver`: who is told of new entries.
import {
  checkFunction,
  invalidArgType,
  invalidArgValue,
  nodeError,
} from '../../errors/node-error.ts';
import { listMembers } from '../../values/define-property.ts';
import { checkKey, entryKey, showFields } from './entries.ts';
import type { PerformanceEntry } from './entries.ts';
import { missing } from './missing-argument.ts';

/** What an observer's callback is given. */
export class PerformanceObserverEntryList {
  readonly #entries: readonly PerformanceEntry[];

  constructor(...[key, entries = []]: [key?: unknown, entries?: readonly PerformanceEntry[]]) {
    checkKey(key);
    this.#entries = entries.toSorted((a, b) => a.startTime - b.startTime);
  }

  static {
    showFields(this, (list) => list.#entries);
  }

  getEntries(): PerformanceEntry[] {
    return [...this.#entries];
  }

  getEntriesByType(...given: [type?: unknown]): PerformanceEntry[] {
    if (given.length === 0) throw missing('type');
    const type = `${given[0] as string}`;
    return this.#entries.filter(({ entryType }) => entryType === type);
  }

  getEntriesByName(...given: [name?: unknown, type?: unknown]): PerformanceEntry[] {
    if (given.length === 0) throw missing('name');
    const name = `${given[0] as string}`;
    const type = given[1] ?? undefined;
    return this.#entries.filter(
      (each) => each.name === name && (type === undefined || each.entryType === type),
    );
  }
}
listMembers(PerformanceObserverEntryList, 'PerformanceObserverEntryList');
for (const [name, length] of [
  ['getEntriesByType', 1],
  ['getEntriesByName', 1],
] as const)
  Object.defineProperty(Reflect.get(PerformanceObserverEntryList.prototype, name), 'length', {
    value: length,
    configurable: true,
  });

type Callback = (list: PerformanceObserverEntryList, observer: unknown) => void;

/** The kinds of entries that there are here. */
const supported = Object.freeze(['function', 'mark', 'measure', 'resource']);

export interface ObserverNeeds {
  /** Runs a job in a later phase of the loop, once for all entries that come together. */
  readonly later: (job: () => void) => void;
  /** The entries of a kind that there are. */
  readonly kept: (kind: string) => readonly PerformanceEntry[];
}

/** The class of one thread, and how its instances are told of an entry. */
export function createObservers({ later, kept }: ObserverNeeds) {
  const observers = new Set<PerformanceObserver>();
  const pending = new Set<PerformanceObserver>();

  /** Calls back with what has come. */
  let callBack: (observer: PerformanceObserver) => void;
  let tell: (entry: PerformanceEntry) => void;

  function dispatch(): void {
    const all = [...pending];
    pending.clear();
    for (const each of all) callBack(each);
  }

  class PerformanceObserver {
    static get supportedEntryTypes(): readonly string[] {
      return supported;
    }

    readonly #callback: Callback;
    readonly #types = new Set<string>();
    #observes: 'several' | 'one' | undefined;
    #waiting: PerformanceEntry[] = [];

    constructor(callback: Callback) {
      checkFunction(callback, 'callback');
      this.#callback = callback;
    }

    static {
      callBack = (observer) => {
        const list = new PerformanceObserverEntryList(entryKey, observer.takeRecords());
        Reflect.apply(observer.#callback, observer, [list, observer]);
      };
      tell = (entry) => {
        for (const each of observers) if (each.#types.has(entry.entryType)) each.#hear([entry]);
      };
      showFields(this, (observer) => ({
        connected: observers.has(observer),
        pending: pending.has(observer),
        entryTypes: [...observer.#types],
        buffer: observer.#waiting,
      }));
    }

    observe(options: unknown = {}): void {
      if (typeof options !== 'object' || options === null || Array.isArray(options))
        throw invalidArgType('options', 'of type object', options);
      const { entryTypes, type, buffered } = options as Readonly<Record<string, unknown>>;
      this.#checkMode(entryTypes, type);
      if (this.#observes === 'several') {
        if (!Array.isArray(entryTypes))
          throw invalidArgType('options.entryTypes', 'string[]', entryTypes);
        this.#types.clear();
        for (const each of entryTypes as string[])
          if (supported.includes(each)) this.#types.add(each);
      } else {
        if (!supported.includes(type as string)) return;
        this.#types.add(type as string);
        if (buffered) this.#hear(kept(type as string));
      }
      if (this.#types.size > 0) observers.add(this);
      else this.disconnect();
    }

    disconnect(): void {
      observers.delete(this);
      pending.delete(this);
      this.#types.clear();
      this.#waiting = [];
      this.#observes = undefined;
    }

    takeRecords(): PerformanceEntry[] {
      return this.#waiting.splice(0);
    }

    /** Several kinds at once or one after another, but not both. */
    #checkMode(entryTypes: unknown, type: unknown): void {
      if (entryTypes === undefined && type === undefined) {
        const message = 'The "options.entryTypes" and "options.type" arguments must be specified';
        throw nodeError(TypeError, 'ERR_MISSING_ARGS', message);
      }
      if ((entryTypes ?? undefined) !== undefined && (type ?? undefined) !== undefined) {
        const reason = 'options.entryTypes can not set with options.type together';
        throw invalidArgValue('options.entryTypes', entryTypes, reason);
      }
      const wanted = type === undefined ? 'several' : 'one';
      this.#observes ??= wanted;
      if (this.#observes === wanted) return;
      const to = wanted === 'one' ? 'single observation' : 'multiple observations';
      const message = `PerformanceObserver can not change to ${to}`;
      throw new DOMException(message, 'InvalidModificationError');
    }

    #hear(entries: readonly PerformanceEntry[]): void {
      this.#waiting.push(...entries);
      const isFirst = pending.size === 0;
      pending.add(this);
      if (isFirst) later(dispatch);
    }
  }
  listMembers(PerformanceObserver, 'PerformanceObserver');
  return { PerformanceObserver, tell };
}
