// Node's `eventLoopUtilization`, of a thread's own loop or of a worker's.
import type { LoopTime } from './gauge.ts';

interface Utilization extends LoopTime {
  readonly utilization: number;
}

/** How busy a loop was in all, since one measurement, or between two. */
export function createUtilization(time: () => LoopTime | undefined) {
  return function eventLoopUtilization(later?: Utilization, earlier?: Utilization): Utilization {
    const now = time();
    if (!now) return { idle: 0, active: 0, utilization: 0 };
    const [to, from] = earlier ? [later ?? now, earlier] : [now, later];
    const idle = to.idle - (from?.idle ?? 0);
    const active = to.active - (from?.active ?? 0);
    return { idle, active, utilization: active / (idle + active) };
  };
}
