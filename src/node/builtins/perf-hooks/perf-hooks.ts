// `node:perf_hooks`: the browser's performance clock, and what Node measures besides.
import { defineHidden } from '../../values/define-property.ts';
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
import { PerformanceResourceTiming, ResourceTimings } from './resource-timings.ts';
import type { TimingInfo } from './resource-timings.ts';
import { createTimeline } from './timeline.ts';
import { createObserverClass, EntryList, NodePerformanceEntry } from './observer.ts';

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
  /** Runs a job in the thread's loop. */
  readonly later: (job: () => void) => void;
  readonly setInterval: Parameters<typeof createMonitor>[0];
  /** Of the thread's loop. */
  readonly gauge: Gauge;
}

/** The exports of `node:perf_hooks`; `performance` gets what Node's has more. */
export function createPerfHooks({ carry, gauge, later, setInterval, threadId }: PerfHooksNeeds) {
  carry('Histogram', createHistogramKind(threadId));
  const { PerformanceObserver, tell } = createObserverClass(later);
  const eventLoopUtilization = createUtilization(() => gauge.time);

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
      const duration = performance.now() - startedAt;
      histogram?.record(Math.max(1, Math.ceil(duration * 1e6)));
      const entry = new NodePerformanceEntry(timed.name, 'function', startedAt, duration, args);
      tell(Object.assign(entry, args));
    };
    const wrapper: AnyFunction = function (...args) {
      const startedAt = performance.now();
      const result: unknown = new.target
        ? Reflect.construct(timed, args)
        : Reflect.apply(timed, this, args);
      if (typeof (result as PromiseLike<unknown> | undefined)?.then !== 'function') {
        finish(startedAt, args);
        return result;
      }
      return Promise.resolve(result).finally(() => {
        finish(startedAt, args);
      });
    };
    return Object.defineProperties(wrapper, {
      length: { value: timed.length, configurable: true },
      name: { value: `timerified ${timed.name}`, configurable: true },
    });
  }

  const nodeTiming = {
    name: 'node',
    entryType: 'node',
    startTime: 0,
    get duration() {
      return performance.now();
    },
    nodeStart: 0,
    v8Start: 0,
    bootstrapComplete: 0,
    environment: 0,
    get loopStart() {
      return gauge.beganAt ?? -1;
    },
    loopExit: -1,
    get idleTime() {
      return gauge.time?.idle ?? 0;
    },
  };
  const resources = new ResourceTimings(later, () => {
    performance.dispatchEvent(new Event('resourcetimingbufferfull'));
  });

  function markResourceTiming(...given: unknown[]): PerformanceResourceTiming {
    const [info, url, initiatorType, , cacheMode] = given as [
      TimingInfo,
      string,
      string,
      unknown,
      string,
    ];
    const entry = new PerformanceResourceTiming(info, url, initiatorType, cacheMode);
    tell(entry);
    resources.add(entry);
    return entry;
  }

  const added = {
    ...createTimeline(() => resources.entries),
    clearResourceTimings: (name?: unknown) => {
      resources.clear(name);
    },
    markResourceTiming,
    setResourceTimingBufferSize: (size?: unknown) => {
      resources.limit(size);
    },
    eventLoopUtilization,
    nodeTiming,
    timerify,
    toJSON: () => ({
      nodeTiming: { ...nodeTiming },
      timeOrigin: performance.timeOrigin,
      eventLoopUtilization: eventLoopUtilization(),
    }),
  };
  for (const [name, value] of Object.entries(added)) {
    defineHidden(performance, name, value);
  }
  return {
    Performance,
    PerformanceEntry,
    PerformanceMark,
    PerformanceMeasure,
    PerformanceObserver,
    PerformanceObserverEntryList: EntryList,
    PerformanceResourceTiming,
    performance,
    constants,
    createHistogram,
    eventLoopUtilization,
    monitorEventLoopDelay: createMonitor(setInterval),
    timerify,
  };
}
