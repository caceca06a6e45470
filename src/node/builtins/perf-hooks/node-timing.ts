// `performance.nodeTiming`: when the thread came to be, and what its loop has done.
import type { Gauge } from '../../loop/gauge.ts';
import type { Milestones } from '../../context/process-clock.ts';
import { entryKey, PerformanceEntry, showFields } from './entries.ts';

/** All on the clock of `now`. */
export interface NodeTimingNeeds {
  readonly now: () => number;
  readonly milestones: Milestones;
  readonly gauge: Gauge;
  /** What is to be added to the browser's own clock. */
  readonly ahead: number;
}

const told = [
  ...['name', 'entryType', 'startTime', 'duration', 'nodeStart', 'v8Start', 'bootstrapComplete'],
  ...['environment', 'loopStart', 'loopExit', 'idleTime'],
];

/** The only one of its class, which programs cannot make. */
export function createNodeTiming({ now, milestones, gauge, ahead }: NodeTimingNeeds): object {
  class PerformanceNodeTiming extends PerformanceEntry {
    override toJSON(): object {
      return Object.fromEntries(told.map((name) => [name, Reflect.get(this, name) as unknown]));
    }
  }
  showFields(PerformanceNodeTiming, (timing) => timing.toJSON());
  const onClock = (time: number | undefined): number => (time === undefined ? -1 : time + ahead);
  const getters: Readonly<Record<string, () => unknown>> = {
    name: () => 'node',
    entryType: () => 'node',
    startTime: () => 0,
    duration: now,
    nodeStart: () => milestones.nodeStart,
    v8Start: () => milestones.v8Start,
    environment: () => milestones.environment,
    loopStart: () => onClock(gauge.beganAt),
    loopExit: () => onClock(gauge.endedAt),
    bootstrapComplete: () => milestones.bootstrapComplete,
    idleTime: () => gauge.time?.idle ?? 0,
  };
  const timing = new PerformanceNodeTiming(entryKey, 'node', 'node');
  for (const [name, get] of Object.entries(getters))
    Object.defineProperty(timing, name, { get, configurable: true, enumerable: true });
  return timing;
}
