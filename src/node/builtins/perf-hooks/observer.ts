// `PerformanceObserver`: the browser's, for its own entries, and beside it those of timed functions.
import { checkFunction, invalidArgType, nodeError } from '../../errors/node-error.ts';

/** An entry of a kind that browsers do not have. */
export class NodePerformanceEntry {
  readonly name: string;
  readonly entryType: string;
  readonly startTime: number;
  readonly duration: number;
  readonly detail: unknown;

  constructor(
    name: string,
    entryType: string,
    startTime: number,
    duration: number,
    detail: unknown,
  ) {
    this.name = name;
    this.entryType = entryType;
    this.startTime = startTime;
    this.duration = duration;
    this.detail = detail;
  }

  toJSON(): object {
    return Object.assign({}, this);
  }
}

type Entry = PerformanceEntry | NodePerformanceEntry;

/** What an observer's callback is given. */
export class EntryList {
  readonly #entries: readonly Entry[];

  constructor(entries: readonly Entry[]) {
    this.#entries = entries;
  }

  getEntries(): Entry[] {
    return [...this.#entries];
  }

  getEntriesByType(type: string): Entry[] {
    return this.#entries.filter(({ entryType }) => entryType === type);
  }

  getEntriesByName(name: string, type?: string): Entry[] {
    return this.#entries.filter(
      (each) => each.name === name && (type === undefined || each.entryType === type),
    );
  }
}

type Callback = (list: EntryList, observer: unknown) => void;

const nativeTypes = ['mark', 'measure'];
const ownTypes = ['function', 'resource'];

/** The class, and how the kernel tells its instances of an entry. `later` runs in the loop. */
export function createObserverClass(later: (job: () => void) => void) {
  const observers = new Set<PerformanceObserver>();
  const Native = globalThis.PerformanceObserver;

  class PerformanceObserver {
    static get supportedEntryTypes(): readonly string[] {
      return Object.freeze([...ownTypes, ...nativeTypes].sort());
    }

    readonly #callback: Callback;
    readonly #native: globalThis.PerformanceObserver;
    readonly #types = new Set<string>();
    #waiting: Entry[] = [];

    constructor(callback: Callback) {
      checkFunction(callback, 'callback');
      this.#callback = callback;
      this.#native = new Native((list) => {
        this.hear(list.getEntries());
      });
    }

    observe(options: unknown): void {
      if (typeof options !== 'object' || options === null) {
        throw invalidArgType('options', 'of type object', options);
      }
      const { entryTypes, type, buffered = false } = options as Readonly<Record<string, unknown>>;
      if (entryTypes === undefined && type === undefined) {
        const message = 'The "options.entryTypes" or "options.type" argument must be specified';
        throw nodeError(TypeError, 'ERR_MISSING_ARGS', message);
      }
      if (entryTypes !== undefined && !Array.isArray(entryTypes)) {
        throw invalidArgType('options.entryTypes', 'of type string[]', entryTypes);
      }
      if (entryTypes !== undefined) this.disconnect();
      for (const each of (entryTypes ?? [type]) as string[]) {
        if (ownTypes.includes(each)) this.#types.add(each);
        else if (nativeTypes.includes(each)) {
          this.#native.observe({ type: each, buffered: buffered === true });
        }
      }
      observers.add(this);
    }

    disconnect(): void {
      observers.delete(this);
      this.#types.clear();
      this.#native.disconnect();
      this.#waiting = [];
    }

    takeRecords(): Entry[] {
      const taken = [...this.#waiting, ...this.#native.takeRecords()];
      this.#waiting = [];
      return taken;
    }

    /** Whether it wants entries of that kind. Only for the kernel. */
    wants(type: string): boolean {
      return this.#types.has(type);
    }

    /** Queues entries and calls back once for all that come together. Only for the kernel. */
    hear(entries: readonly Entry[]): void {
      this.#waiting.push(...entries);
      if (this.#waiting.length > entries.length) return;
      later(() => {
        const told = this.#waiting;
        this.#waiting = [];
        if (told.length > 0) Reflect.apply(this.#callback, this, [new EntryList(told), this]);
      });
    }
  }

  return {
    PerformanceObserver,
    tell(entry: NodePerformanceEntry): void {
      for (const each of observers) if (each.wants(entry.entryType)) each.hear([entry]);
    },
  };
}
