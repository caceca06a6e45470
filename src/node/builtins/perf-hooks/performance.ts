// `performance`: its class, on the clock of the process.
import { invalidThis, nodeError } from '../../errors/node-error.ts';
import { defineHidden, listMembers } from '../../values/define-property.ts';
import { entryKey, showFields } from './entries.ts';
import type { PerformanceEntry } from './entries.ts';
import { missing } from './missing-argument.ts';
import type { ResourceTimings } from './resource-timings.ts';
import type { Timeline } from './timeline.ts';
import type { UserTiming } from './user-timing.ts';

export interface PerformanceNeeds {
  readonly now: () => number;
  /** Milliseconds since 1970 at which that clock began. */
  readonly timeOrigin: number;
  readonly timeline: Timeline;
  readonly resources: ResourceTimings;
  readonly userTiming: UserTiming;
  readonly tell: (entry: PerformanceEntry) => void;
  /** What only Node has on the prototype. */
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** A name as the methods that clear take it. */
function nameOf(given: unknown): string | undefined {
  return given === undefined ? undefined : `${given as string}`;
}

/** The class of one thread, and its only instance. */
export function createPerformance(needs: PerformanceNeeds) {
  const { now, timeOrigin, timeline, resources, userTiming, tell, extensions } = needs;

  class Performance extends EventTarget {
    // By this it knows itself.
    readonly #isPerformance = true;
    #onFull: unknown = null;

    constructor(key?: unknown) {
      if (key !== entryKey)
        throw nodeError(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
      super();
      this.addEventListener('resourcetimingbufferfull', (event): unknown =>
        typeof this.#onFull === 'function'
          ? (Reflect.apply(this.#onFull, this, [event]) as unknown)
          : undefined,
      );
    }

    static #check(performance: object): void {
      if (!(#isPerformance in performance)) throw invalidThis('Performance');
    }

    clearMarks(...[name]: unknown[]): void {
      Performance.#check(this);
      userTiming.forget(nameOf(name));
      timeline.clear('mark', nameOf(name));
    }

    clearMeasures(...[name]: unknown[]): void {
      Performance.#check(this);
      timeline.clear('measure', nameOf(name));
    }

    clearResourceTimings(...[name]: unknown[]): void {
      Performance.#check(this);
      resources.clear(nameOf(name));
    }

    getEntries(): PerformanceEntry[] {
      Performance.#check(this);
      return timeline.entries();
    }

    getEntriesByName(name: unknown, ...[type]: unknown[]): PerformanceEntry[] {
      Performance.#check(this);
      if (arguments.length === 0) throw missing('name');
      return timeline.entries(String(name), nameOf(type));
    }

    getEntriesByType(type: unknown): PerformanceEntry[] {
      Performance.#check(this);
      if (arguments.length === 0) throw missing('type');
      return timeline.entries(undefined, `${type as string}`);
    }

    mark(name: unknown, ...[options]: unknown[]): PerformanceEntry {
      Performance.#check(this);
      if (arguments.length === 0) throw missing('name');
      const mark = new userTiming.PerformanceMark(name, options);
      tell(mark);
      timeline.add('mark', mark);
      return mark;
    }

    measure(name: unknown, ...[start, end]: unknown[]): PerformanceEntry {
      Performance.#check(this);
      if (arguments.length === 0) throw missing('name');
      const measure = userTiming.measure(name, start, end);
      tell(measure);
      timeline.add('measure', measure);
      return measure;
    }

    now(): number {
      Performance.#check(this);
      return now();
    }

    setResourceTimingBufferSize(most: unknown): void {
      Performance.#check(this);
      if (arguments.length === 0) throw missing('maxSize');
      // As the web reads an `unsigned long`.
      resources.limit(Number(most) >>> 0);
    }

    get timeOrigin(): number {
      Performance.#check(this);
      return timeOrigin;
    }

    toJSON(): object {
      Performance.#check(this);
      const { nodeTiming, eventLoopUtilization } = this as unknown as {
        readonly nodeTiming: unknown;
        readonly eventLoopUtilization: () => unknown;
      };
      return { nodeTiming, timeOrigin, eventLoopUtilization: eventLoopUtilization() };
    }

    get onresourcetimingbufferfull(): unknown {
      Performance.#check(this);
      return this.#onFull;
    }

    set onresourcetimingbufferfull(handler: unknown) {
      Performance.#check(this);
      this.#onFull = handler;
    }
  }
  listMembers(Performance, 'Performance');
  Object.defineProperty(Performance, 'length', { value: 0, configurable: true });
  for (const [name, value] of Object.entries(extensions))
    defineHidden(Performance.prototype, name, value);
  showFields(Performance, (shown) => ({
    nodeTiming: Reflect.get(shown, 'nodeTiming') as unknown,
    timeOrigin: shown.timeOrigin,
  }));
  return { Performance, performance: new Performance(entryKey) };
}
