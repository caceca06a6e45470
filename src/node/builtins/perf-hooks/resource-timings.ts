// `performance.markResourceTiming`: what was fetched, as many entries as there is room for.
import { NodePerformanceEntry } from './observer.ts';

/** What `fetch` hands over: the "fetch timing info" of the Fetch standard. */
export interface TimingInfo {
  readonly startTime: number;
  readonly endTime: number;
  readonly encodedBodySize: number;
  readonly finalConnectionTimingInfo?: Readonly<Record<string, unknown>>;
  readonly [name: string]: unknown;
}

/** A header's worth of bytes, which counts as transferred with every answer. */
const headerBytes = 300;

/** The entry's names for what the fetch calls otherwise. */
const names: Readonly<Record<string, string>> = {
  workerStart: 'finalServiceWorkerStartTime',
  redirectStart: 'redirectStartTime',
  redirectEnd: 'redirectEndTime',
  fetchStart: 'postRedirectStartTime',
  requestStart: 'finalNetworkRequestStartTime',
  responseStart: 'finalNetworkResponseStartTime',
  responseEnd: 'endTime',
  encodedBodySize: 'encodedBodySize',
  decodedBodySize: 'decodedBodySize',
};

const connectionNames: Readonly<Record<string, string>> = {
  domainLookupStart: 'domainLookupStartTime',
  domainLookupEnd: 'domainLookupEndTime',
  connectStart: 'connectionStartTime',
  connectEnd: 'connectionEndTime',
  secureConnectionStart: 'secureConnectionStartTime',
  nextHopProtocol: 'ALPNNegotiatedProtocol',
};

/** An entry of the Resource Timing standard. */
export class PerformanceResourceTiming extends NodePerformanceEntry {
  constructor(info: TimingInfo, url: string, initiatorType: string, cacheMode: string) {
    super(url, 'resource', info.startTime, info.endTime - info.startTime, undefined);
    const { finalConnectionTimingInfo: connection, encodedBodySize } = info;
    const renamed = (from: Readonly<Record<string, unknown>> | undefined, table: typeof names) =>
      Object.fromEntries(Object.entries(table).map(([own, given]) => [own, from?.[given]]));
    Object.assign(this, {
      initiatorType,
      ...renamed(info, names),
      ...renamed(connection, connectionNames),
      transferSize: cacheMode === 'local' ? 0 : encodedBodySize + headerBytes,
    });
  }
}

const defaultLimit = 250;

/** The entries that are kept. When there is no more room, an event asks the program to make some. */
export class ResourceTimings {
  readonly #later: (job: () => void) => void;
  readonly #onFull: () => void;
  #kept: PerformanceResourceTiming[] = [];
  #waiting: PerformanceResourceTiming[] = [];
  #limit = defaultLimit;
  #full = false;

  /** `onFull` tells the program; `later` runs in the loop. */
  constructor(later: (job: () => void) => void, onFull: () => void) {
    this.#later = later;
    this.#onFull = onFull;
  }

  get entries(): readonly PerformanceResourceTiming[] {
    return this.#kept;
  }

  add(entry: PerformanceResourceTiming): void {
    if (!this.#full && this.#kept.length < this.#limit) {
      this.#kept.push(entry);
      return;
    }
    this.#waiting.push(entry);
    if (this.#full) return;
    this.#full = true;
    this.#later(() => {
      this.#makeRoom();
    });
  }

  clear(name?: unknown): void {
    this.#kept = name === undefined ? [] : this.#kept.filter((each) => each.name !== name);
  }

  /** What is no whole number is none. */
  limit(given: unknown): void {
    this.#limit = typeof given === 'number' && Number.isInteger(given) && given > 0 ? given : 0;
  }

  /** Tells of it as long as that helps; then what has no place is dropped. */
  #makeRoom(): void {
    while (this.#waiting.length > 0) {
      const before = this.#waiting.length;
      if (this.#kept.length >= this.#limit) this.#onFull();
      const room = Math.max(0, this.#limit - this.#kept.length);
      this.#kept.push(...this.#waiting.splice(0, room));
      if (this.#waiting.length >= before) this.#waiting = [];
    }
    this.#full = false;
  }
}
