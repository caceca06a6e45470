// `Histogram`: how often which value came, to three figures, as HDR histograms keep them.
import { inspectCustom } from '../../values/inspect-custom.ts';
import type { CloneableKind } from '../../ports/cloning.ts';
import { invalidArgType, nodeError, outOfRange } from '../../errors/node-error.ts';

const figures = 11;
const emptyMinimum = 2 ** 63;

/** How many values one bucket stands for: 1 up to 2047, then twice as many for each bit more. */
function widthOf(value: number): number {
  return 2 ** Math.max(0, Math.floor(Math.log2(Math.max(1, value))) + 1 - figures);
}

const lowest = (value: number): number => Math.floor(value / widthOf(value)) * widthOf(value);
const highest = (bucket: number): number => bucket + widthOf(bucket) - 1;

/** What only this module may pass: the classes are not for programs to construct. */
const key = Symbol('histogram');

export interface HistogramLimits {
  readonly lowest: number;
  readonly highest: number;
}

/** What was recorded: how often, by bucket. A histogram and its clones in this thread share it. */
export interface Tally {
  readonly limits: HistogramLimits;
  readonly counts: Map<number, number>;
  count: number;
  exceeds: number;
}

function newTally(limits: HistogramLimits): Tally {
  return { limits, counts: new Map(), count: 0, exceeds: 0 };
}

/** Values that were recorded. */
export class Histogram {
  readonly #tally: Tally;

  constructor(allowed?: symbol, tally: Tally = newTally({ lowest: 1, highest: 2 ** 63 })) {
    if (allowed !== key)
      throw nodeError(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
    this.#tally = tally;
  }

  /** For the kernel. */
  static tallyOf(histogram: Histogram): Tally {
    return histogram.#tally;
  }

  get count(): number {
    return this.#tally.count;
  }

  get countBigInt(): bigint {
    return BigInt(this.#tally.count);
  }

  get min(): number {
    return this.#tally.count === 0 ? emptyMinimum : Math.min(...this.#tally.counts.keys());
  }

  get minBigInt(): bigint {
    return this.#tally.count === 0 ? 2n ** 63n - 1n : BigInt(this.min);
  }

  get max(): number {
    return this.#tally.count === 0 ? 0 : highest(Math.max(...this.#tally.counts.keys()));
  }

  get maxBigInt(): bigint {
    return BigInt(this.max);
  }

  get mean(): number {
    return this.#sum((middle) => middle) / this.#tally.count;
  }

  get stddev(): number {
    const { mean } = this;
    return Math.sqrt(this.#sum((middle) => (middle - mean) ** 2) / this.#tally.count);
  }

  get exceeds(): number {
    return this.#tally.exceeds;
  }

  get exceedsBigInt(): bigint {
    return BigInt(this.#tally.exceeds);
  }

  /** The value that so many percent do not exceed. */
  percentile(percentile: unknown): number {
    if (typeof percentile !== 'number') {
      throw invalidArgType('percentile', 'of type number', percentile);
    }
    if (!(percentile > 0 && percentile <= 100)) {
      throw outOfRange('percentile', '> 0 && <= 100', percentile);
    }
    const bucket = this.#bucketAt(percentile);
    return bucket === undefined ? 0 : highest(bucket);
  }

  percentileBigInt(percentile: unknown): bigint {
    return BigInt(this.percentile(percentile));
  }

  get percentiles(): Map<number, number> {
    const found = new Map<number, number>();
    if (this.#tally.count === 0) return found.set(100, 0);
    found.set(0, this.min);
    // Ever closer to the top: half of what is left at each step.
    for (let left = 50; left > 100 / this.#tally.count / 2; left /= 2) {
      found.set(100 - left, this.#bucketAt(100 - left) ?? 0);
    }
    return found.set(100, this.#bucketAt(100) ?? 0);
  }

  get percentilesBigInt(): Map<number, bigint> {
    return new Map([...this.percentiles].map(([at, value]) => [at, BigInt(value)]));
  }

  reset(): void {
    this.#tally.counts.clear();
    this.#tally.count = 0;
    this.#tally.exceeds = 0;
  }

  toJSON(): object {
    const { count, min, max, mean, exceeds, stddev, percentiles } = this;
    return { count, min, max, mean, exceeds, stddev, percentiles: Object.fromEntries(percentiles) };
  }

  [inspectCustom](
    depth: number,
    options: object,
    inspect: (value: unknown, options: object) => string,
  ): string {
    if (depth < 0) return `[${this.constructor.name}]`;
    const { min, max, mean, exceeds, stddev, count, percentiles } = this;
    const shown = { min, max, mean, exceeds, stddev, count, percentiles };
    return `Histogram ${inspect(shown, { ...options, depth: null })}`;
  }

  /** Records a value; for the kernel and the classes below. */
  protected put(value: number): void {
    if (value > this.#tally.limits.highest) {
      this.#tally.exceeds += 1;
      return;
    }
    const bucket = lowest(value);
    this.#tally.counts.set(bucket, (this.#tally.counts.get(bucket) ?? 0) + 1);
    this.#tally.count += 1;
  }

  /** Records all that another recorded. */
  protected take(other: Histogram): void {
    for (const [bucket, count] of other.#tally.counts) {
      this.#tally.counts.set(bucket, (this.#tally.counts.get(bucket) ?? 0) + count);
    }
    this.#tally.count += other.#tally.count;
    this.#tally.exceeds += other.#tally.exceeds;
  }

  #sum(weigh: (middle: number) => number): number {
    let sum = 0;
    for (const [bucket, count] of this.#tally.counts) {
      sum += count * weigh(bucket + Math.floor(widthOf(bucket) / 2));
    }
    return sum;
  }

  #bucketAt(percentile: number): number | undefined {
    let left = Math.max(1, Math.floor((percentile / 100) * this.#tally.count + 0.5));
    for (const bucket of [...this.#tally.counts.keys()].sort((a, b) => a - b)) {
      left -= this.#tally.counts.get(bucket) ?? 0;
      if (left <= 0) return bucket;
    }
    return undefined;
  }
}

/** A histogram that programs record in. */
export class RecordableHistogram extends Histogram {
  #last: number | undefined;

  record(value: unknown): void {
    if (typeof value === 'bigint') {
      this.put(Number(value));
      return;
    }
    if (typeof value !== 'number') {
      throw invalidArgType('val', 'of type number or an instance of bigint', value);
    }
    if (!Number.isInteger(value)) throw outOfRange('val', 'an integer', value);
    if (!(value >= 1 && value <= Number.MAX_SAFE_INTEGER)) {
      throw outOfRange('val', `>= 1 && <= ${String(Number.MAX_SAFE_INTEGER)}`, value);
    }
    this.put(value);
  }

  /** Records the nanoseconds since it was last called. */
  recordDelta(): void {
    const now = performance.now();
    if (this.#last !== undefined) this.put(Math.max(1, Math.round((now - this.#last) * 1e6)));
    this.#last = now;
  }

  add(other: unknown): void {
    if (!(other instanceof RecordableHistogram)) {
      throw invalidArgType('other', 'an instance of RecordableHistogram', other);
    }
    this.take(other);
  }
}

/** What is needed of Node's timers. */
interface Interval {
  unref(): unknown;
  close(): unknown;
}

/** How late the loop comes round, in nanoseconds, while it is enabled. */
class IntervalHistogram extends Histogram {
  readonly #start: () => Interval;
  #timer: Interval | undefined;

  constructor(resolution: number, setInterval: (job: () => void, delay: number) => Interval) {
    super(key);
    this.#start = () => {
      let last = performance.now();
      return setInterval(() => {
        const now = performance.now();
        this.put(Math.max(1, Math.round((now - last) * 1e6)));
        last = now;
      }, resolution);
    };
  }

  /** Whether it was not enabled before. */
  enable(): boolean {
    if (this.#timer) return false;
    this.#timer = this.#start();
    this.#timer.unref();
    return true;
  }

  disable(): boolean {
    if (!this.#timer) return false;
    this.#timer.close();
    this.#timer = undefined;
    return true;
  }

  [Symbol.dispose](): void {
    this.disable();
  }
}

function toLimit(value: unknown, name: string, otherwise: number, least: number): number {
  if (value === undefined) return otherwise;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'number') {
    throw invalidArgType(name, 'of type number or an instance of bigint', value);
  }
  if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
  if (value >= least && value <= Number.MAX_SAFE_INTEGER) return value;
  throw outOfRange(name, `>= ${String(least)} && <= ${String(Number.MAX_SAFE_INTEGER)}`, value);
}

/** `perf_hooks.createHistogram`. */
export function createHistogram(options: unknown = {}): RecordableHistogram {
  if (typeof options !== 'object' || options === null) {
    throw invalidArgType('options', 'of type object', options);
  }
  const given = options as Readonly<Record<string, unknown>>;
  const least = toLimit(given['lowest'], 'options.lowest', 1, 1);
  const most = toLimit(given['highest'], 'options.highest', Number.MAX_SAFE_INTEGER, 2 * least);
  const { figures: wanted = 3 } = given;
  if (typeof wanted !== 'number') throw invalidArgType('options.figures', 'of type number', wanted);
  if (!(wanted >= 1 && wanted <= 5)) throw outOfRange('options.figures', '>= 1 && <= 5', wanted);
  return new RecordableHistogram(key, newTally({ lowest: least, highest: most }));
}

/** `perf_hooks.monitorEventLoopDelay`. */
export function createMonitor(setInterval: (job: () => void, delay: number) => Interval) {
  return function monitorEventLoopDelay(options: unknown = {}): IntervalHistogram {
    if (typeof options !== 'object' || options === null) {
      throw invalidArgType('options', 'of type object', options);
    }
    const { resolution = 10 } = options as { resolution?: unknown };
    if (typeof resolution !== 'number') {
      throw invalidArgType('options.resolution', 'of type number', resolution);
    }
    if (!(resolution >= 1)) {
      throw outOfRange(
        'options.resolution',
        `>= 1 && <= ${String(Number.MAX_SAFE_INTEGER)}`,
        resolution,
      );
    }
    return new IntervalHistogram(resolution, setInterval);
  };
}

interface HistogramRecord {
  readonly threadId: number;
  readonly number: number;
  readonly recordable: boolean;
  readonly tally: Tally;
}

/** How histograms go in messages: to this thread as the same, to others with what is in them by then. */
export function createHistogramKind(threadId: number): CloneableKind {
  // The tallies of this thread that have been sent somewhere, by number.
  const sent: Tally[] = [];
  return {
    is: (value) => value instanceof Histogram,
    pack(value) {
      const tally = Histogram.tallyOf(value as Histogram);
      if (!sent.includes(tally)) sent.push(tally);
      const recordable = value instanceof RecordableHistogram;
      const number = sent.indexOf(tally);
      return { record: { threadId, number, recordable, tally } satisfies HistogramRecord };
    },
    unpack(record: HistogramRecord) {
      const own = record.threadId === threadId ? sent[record.number] : undefined;
      const Class = record.recordable ? RecordableHistogram : Histogram;
      return new Class(key, own ?? record.tally);
    },
  };
}
