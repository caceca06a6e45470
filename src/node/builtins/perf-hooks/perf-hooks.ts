// `node:perf_hooks`: the browser's performance clock, and what Node measures besides.
import type { ProcessClock } from '../../context/process-clock.ts';
import { named } from '../../values/parameters.ts';
import type { CloneableKind } from '../../ports/cloning.ts';
import { checkFunction, invalidArgType } from '../../errors/node-error.ts';
import { createUtilization } from '../../loop/utilization.ts';
import type { Gauge } from '../../loop/gauge.ts';
import {
  createHistogram,
  createHistogramKind,
  createMonitor,
  RecordableHistogram,
} from './histogram.ts';
import { createNodeTiming } from './node-timing.ts';
import { entryKey, PerformanceEntry, PerformanceNodeEntry } from './entries.ts';
import { createObservers, PerformanceObserverEntryList } from './observer.ts';
import { createPerformance } from './performance.ts';
import { PerformanceResourceTiming, resourceEntry, ResourceTimings } from './resource-timings.ts';
import { Timeline } from './timeline.ts';
import { createUserTiming } from './user-timing.ts';

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

const constants = {
  NODE_PERFORMANCE_GC_MAJOR: 4,
  NODE_PERFORMANCE_GC_MINOR: 1,
  NODE_PERFORMANCE_GC_MINOR_MARK_SWEEP: 2,
  NODE_PERFORMANCE_GC_INCREMENTAL: 8,
  NODE_PERFORMANCE_GC_WEAKCB: 16,
  NODE_PERFORMANCE_GC_FLAGS_NO: 0,
  NODE_PERFORMANCE_GC_FLAGS_CONSTRUCT_RETAINED: 2,
  NODE_PERFORMANCE_GC_FLAGS_FORCED: 4,
  NODE_PERFORMANCE_GC_FLAGS_SYNCHRONOUS_PHANTOM_PROCESSING: 8,
  NODE_PERFORMANCE_GC_FLAGS_ALL_AVAILABLE_GARBAGE: 16,
  NODE_PERFORMANCE_GC_FLAGS_ALL_EXTERNAL_MEMORY: 32,
  NODE_PERFORMANCE_GC_FLAGS_SCHEDULE_IDLE: 64,
};

export interface PerfHooksNeeds {
  readonly threadId: number;
  /** Lets objects of a kind go in messages. */
  readonly carry: (name: string, kind: CloneableKind) => void;
  /** Runs a job in a later phase of the thread's loop. */
  readonly later: (job: () => void) => void;
  readonly clock: ProcessClock;
  readonly warn: (warning: Error) => void;
  readonly setInterval: Parameters<typeof createMonitor>[0];
  /** Of the thread's loop. */
  readonly gauge: Gauge;
}

/** The exports of `node:perf_hooks`. */
export function createPerfHooks(needs: PerfHooksNeeds) {
  const { carry, clock, gauge, later, setInterval, threadId, warn } = needs;
  const { now, origin, ahead, milestones } = clock;
  carry('Histogram', createHistogramKind(threadId));
  const resources = new ResourceTimings(later, () => {
    performance.dispatchEvent(new Event('resourcetimingbufferfull'));
  });
  const timeline = new Timeline(resources, warn);
  const { PerformanceObserver, tell } = createObservers({
    later,
    kept: (kind) => timeline.entries(undefined, kind),
  });
  const eventLoopUtilization = createUtilization(() => gauge.time);
  const nodeTiming = createNodeTiming({ now, milestones, gauge, ahead });
  const userTiming = createUserTiming({ now, nodeTiming });

  function timerify(job: unknown, options: unknown = {}): AnyFunction {
    checkFunction(job, 'fn');
    if (typeof options !== 'object' || options === null) {
      throw invalidArgType('options', 'of type object', options);
    }
    const { histogram } = options as { histogram?: unknown };
    if (histogram !== undefined && !(histogram instanceof RecordableHistogram)) {
      throw invalidArgType('options.histogram', 'an instance of RecordableHistogram', histogram);
    }
    const timed = job as AnyFunction;
    const finish = (startedAt: number, args: unknown[]): void => {
      const duration = now() - startedAt;
      histogram?.record(Math.max(1, Math.ceil(duration * 1e6)));
      const entry = new PerformanceNodeEntry(
        entryKey,
        timed.name,
        'function',
        startedAt,
        duration,
        args,
      );
      tell(Object.assign(entry, args));
    };
    const wrapper: AnyFunction = function (...args) {
      const startedAt = now();
      const result: unknown = new.target
        ? Reflect.construct(timed, args)
        : Reflect.apply(timed, this, args);
      const promise = result as Partial<Promise<unknown>> | undefined;
      if (new.target || typeof promise?.finally !== 'function') {
        finish(startedAt, args);
        return result;
      }
      return promise.finally(() => {
        finish(startedAt, args);
      });
    };
    return Object.defineProperties(wrapper, {
      length: { value: timed.length, enumerable: true },
      name: { value: `timerified ${timed.name}`, enumerable: true },
    });
  }

  function markResourceTiming(...given: unknown[]): PerformanceResourceTiming {
    const entry = resourceEntry(given);
    tell(entry);
    resources.add(entry);
    return entry;
  }

  const { Performance, performance } = createPerformance({
    now,
    timeOrigin: origin,
    timeline,
    resources,
    userTiming,
    tell,
    extensions: {
      eventLoopUtilization: named('eventLoopUtilization', 2, eventLoopUtilization),
      nodeTiming,
      markResourceTiming: named('markResourceTiming', 7, markResourceTiming),
      timerify: named('timerify', 1, timerify),
    },
  });
  return {
    Performance,
    PerformanceEntry,
    PerformanceMark: userTiming.PerformanceMark,
    PerformanceMeasure: userTiming.PerformanceMeasure,
    PerformanceObserver,
    PerformanceObserverEntryList,
    PerformanceResourceTiming,
    performance,
    constants,
    createHistogram,
    eventLoopUtilization,
    monitorEventLoopDelay: createMonitor(setInterval),
    timerify,
  };
}
