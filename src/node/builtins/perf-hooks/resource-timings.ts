// `performance.markResourceTiming`: what was fetched, as many entries as there is room for.
import { listMembers } from '../../values/define-property.ts';
import { checkKey, entryKey, PerformanceEntry } from './entries.ts';

/** What `fetch` hands over: the "fetch timing info" of the Fetch standard. */
export interface TimingInfo {
  readonly startTime: number;
  readonly endTime: number;
  readonly encodedBodySize: number;
  readonly finalConnectionTimingInfo?: Readonly<Record<string, unknown>> | null;
  readonly [name: string]: unknown;
}

/** One thing that was fetched. */
export interface Resource {
  readonly info: TimingInfo;
  readonly url: string;
  readonly initiatorType: string;
  readonly cacheMode: string;
  readonly responseStatus: unknown;
  readonly deliveryType: unknown;
}

/** A header's worth of bytes, which counts as transferred with every answer. */
const headerBytes = 300;

/** How each member is read, in the order in which Node lists them. */
const members: Readonly<Record<string, (resource: Resource) => unknown>> = {
  initiatorType: ({ initiatorType }) => initiatorType,
  nextHopProtocol: ofConnection('ALPNNegotiatedProtocol'),
  workerStart: ofInfo('finalServiceWorkerStartTime'),
  redirectStart: ofInfo('redirectStartTime'),
  redirectEnd: ofInfo('redirectEndTime'),
  fetchStart: ofInfo('postRedirectStartTime'),
  domainLookupStart: ofConnection('domainLookupStartTime'),
  domainLookupEnd: ofConnection('domainLookupEndTime'),
  connectStart: ofConnection('connectionStartTime'),
  connectEnd: ofConnection('connectionEndTime'),
  secureConnectionStart: ofConnection('secureConnectionStartTime'),
  requestStart: ofInfo('finalNetworkRequestStartTime'),
  responseStart: ofInfo('finalNetworkResponseStartTime'),
  responseEnd: ofInfo('endTime'),
  transferSize: ({ cacheMode, info }) =>
    cacheMode === 'local' ? 0 : info.encodedBodySize + headerBytes,
  encodedBodySize: ofInfo('encodedBodySize'),
  decodedBodySize: ofInfo('decodedBodySize'),
  deliveryType: ({ deliveryType }) => deliveryType,
  responseStatus: ({ responseStatus }) => responseStatus,
};

function ofInfo(name: string) {
  return ({ info }: Resource): unknown => info[name];
}

function ofConnection(name: string) {
  return ({ info }: Resource): unknown => info.finalConnectionTimingInfo?.[name];
}

/** An entry of the Resource Timing standard. */
export class PerformanceResourceTiming extends PerformanceEntry {
  readonly #resource: Resource;

  constructor(...[key, resource]: [key?: unknown, resource?: Resource]) {
    checkKey(key);
    const given = resource as Resource;
    const { startTime, endTime } = given.info;
    super(key, given.url, 'resource', startTime, endTime - startTime);
    this.#resource = given;
  }

  override toJSON(): object {
    const own = Object.entries(members).map(([name, get]) => [name, get(this.#resource)] as const);
    return { ...super.toJSON(), ...Object.fromEntries(own) };
  }

  /** Reads what is declared in a table. */
  static {
    for (const [name, read] of Object.entries(members)) {
      const accessor = {
        get [name](): unknown {
          return read((this as unknown as PerformanceResourceTiming).#resource);
        },
      };
      const descriptor = Object.getOwnPropertyDescriptor(accessor, name);
      if (descriptor) Object.defineProperty(this.prototype, name, descriptor);
    }
  }
}
listMembers(PerformanceResourceTiming, 'PerformanceResourceTiming');

/** Makes the entry of what `performance.markResourceTiming` was given. */
export function resourceEntry(given: readonly unknown[]): PerformanceResourceTiming {
  const [info, url, initiatorType, , cacheMode, , responseStatus, deliveryType = ''] = given;
  return new PerformanceResourceTiming(entryKey, {
    info: info as TimingInfo,
    url: String(url),
    initiatorType: String(initiatorType),
    cacheMode: String(cacheMode),
    responseStatus,
    deliveryType,
  });
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

  clear(name?: string): void {
    this.#kept = name === undefined ? [] : this.#kept.filter((each) => each.name !== name);
  }

  limit(most: number): void {
    this.#limit = most;
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
