// `node:perf_hooks`: the browser's performance clock, which is Node's as well.

/** The exports of `node:perf_hooks`. */
export function createPerfHooks() {
  return {
    Performance,
    PerformanceEntry,
    PerformanceMark,
    PerformanceMeasure,
    PerformanceObserver,
    PerformanceObserverEntryList,
    performance,
    constants: {},
  };
}
