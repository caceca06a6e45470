// Marks and measures: what a program notes of its own times.
import {
  invalidArgType,
  invalidArgValue,
  nodeError,
  checkString,
} from '../../errors/node-error.ts';
import { listMembers } from '../../values/define-property.ts';
import { checkKey, entryKey, PerformanceEntry } from './entries.ts';
import { missing } from './missing-argument.ts';

export interface UserTimingNeeds {
  readonly now: () => number;
  readonly nodeTiming: object;
}

/** What of `nodeTiming` counts as a mark. */
const milestones: ReadonlySet<string> = new Set([
  ...['nodeStart', 'v8Start', 'environment', 'loopStart', 'loopExit', 'bootstrapComplete'],
]);

interface MeasureOptions {
  readonly start?: unknown;
  readonly end?: unknown;
  readonly duration?: unknown;
  readonly detail?: unknown;
}

function cloned(detail: unknown): unknown {
  return detail === undefined || detail === null ? null : structuredClone(detail);
}

function invalidTimestamp(time: number): Error {
  const message = `${String(time)} is not a valid timestamp`;
  return nodeError(TypeError, 'ERR_PERFORMANCE_INVALID_TIMESTAMP', message);
}

function invalidOptions(message: string): Error {
  return nodeError(TypeError, 'ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS', message);
}

/** A measure: from one time to another. */
class PerformanceMeasure extends PerformanceEntry {
  readonly #detail: unknown;

  constructor(
    ...given: [key?: unknown, name?: string, start?: number, duration?: number, detail?: unknown]
  ) {
    const [key, name, start, duration, detail] = given;
    checkKey(key);
    super(key, name, 'measure', start, duration);
    this.#detail = detail;
  }

  get detail(): unknown {
    return this.#detail;
  }

  override toJSON(): object {
    return { ...super.toJSON(), detail: this.#detail };
  }
}
listMembers(PerformanceMeasure, 'PerformanceMeasure');
Object.defineProperty(PerformanceMeasure.prototype, 'toJSON', { enumerable: false });

export type UserTiming = ReturnType<typeof createUserTiming>;

/** The classes and functions of one thread. */
export function createUserTiming({ now, nodeTiming }: UserTimingNeeds) {
  /** When each name was marked last. */
  const times = new Map<string, number>();

  function checkName(name: string): void {
    if (milestones.has(name)) throw invalidArgValue('name', name);
  }

  function startOf(options: { readonly startTime?: unknown } | null | undefined): number {
    const startTime = options?.startTime ?? now();
    if (typeof startTime !== 'number')
      throw invalidArgType('startTime', 'of type number', startTime);
    if (startTime < 0) throw invalidTimestamp(startTime);
    return startTime;
  }

  class PerformanceMark extends PerformanceEntry {
    readonly #detail: unknown;

    constructor(...given: [name?: unknown, options?: unknown]) {
      if (given.length === 0) throw missing('name');
      const name = `${given[0] as string}`;
      checkName(name);
      const options = given[1] ?? {};
      if (typeof options !== 'object') throw invalidArgType('options', 'of type object', options);
      const startTime = startOf(options);
      times.set(name, startTime);
      super(entryKey, name, 'mark', startTime, 0);
      this.#detail = cloned((options as MeasureOptions).detail);
    }

    get detail(): unknown {
      return this.#detail;
    }

    override toJSON(): object {
      return { ...super.toJSON(), detail: this.#detail };
    }
  }
  listMembers(PerformanceMark, 'PerformanceMark');
  Object.defineProperty(PerformanceMark.prototype, 'toJSON', { enumerable: false });
  Object.defineProperty(PerformanceMark, 'length', { value: 1, configurable: true });

  /** A time, or that of a mark. */
  function timeOf(mark: unknown): number {
    if (typeof mark === 'number') {
      if (mark < 0) throw invalidTimestamp(mark);
      return mark;
    }
    const name = `${mark as string}`;
    if (milestones.has(name)) return Reflect.get(nodeTiming, name) as number;
    const time = times.get(name);
    if (time !== undefined) return time;
    throw new DOMException(`The "${name}" performance mark has not been set`, 'SyntaxError');
  }

  function checkMeasure({ start, end, duration }: MeasureOptions, endMark: unknown): void {
    if (endMark !== undefined) throw invalidOptions('endMark must not be specified');
    if (start !== undefined && end !== undefined && duration !== undefined)
      throw invalidOptions(
        'Must not have options.start, options.end, and options.duration specified',
      );
  }

  function endOf({ start, end, duration }: MeasureOptions, endMark: unknown): number {
    if (endMark !== undefined) return timeOf(endMark);
    if (end !== undefined) return timeOf(end);
    return start !== undefined && duration !== undefined ? timeOf(start) + timeOf(duration) : now();
  }

  function beginningOf({ start, duration }: MeasureOptions, end: number): number {
    if (start !== undefined) return timeOf(start);
    return duration !== undefined ? end - timeOf(duration) : 0;
  }

  function measure(name: unknown, first: unknown, endMark: unknown): PerformanceMeasure {
    checkString(name, 'name');
    const given = typeof first === 'object' && first !== null ? (first as MeasureOptions) : {};
    // Without a beginning or an end they say no more than the detail.
    const isRange = given.start !== undefined || given.end !== undefined;
    if (isRange) checkMeasure(given, endMark);
    const range = isRange ? given : typeof first === 'string' ? { start: first } : {};
    const end = endOf(range, endMark);
    const start = beginningOf(range, end);
    return new PerformanceMeasure(entryKey, name, start, end - start, cloned(given.detail));
  }

  return {
    PerformanceMark,
    PerformanceMeasure,
    measure,
    /** The next measure must not find them. */
    forget(name: string | undefined): void {
      if (name === undefined) {
        times.clear();
        return;
      }
      checkName(name);
      times.delete(name);
    },
  };
}
