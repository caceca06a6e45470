// The order of the lanes: processes as they were started, the threads of each as they were asked for.

import type { Lane } from './lane.ts';

/**
 * Node numbers the threads of a process as `new Worker()` is called, so their numbers are the order of their
 * starts, whichever of them runs first. Who is no thread of the run stands last.
 */
export function ordered(lanes: readonly Lane[]): readonly Lane[] {
  const starts = new Map<number, number>();
  for (const { source, appears } of lanes) {
    starts.set(source.pid, Math.min(starts.get(source.pid) ?? Infinity, appears));
  }
  const startOf = ({ source }: Lane): number =>
    source.pid <= 0 ? Infinity : (starts.get(source.pid) ?? Infinity);
  return lanes.toSorted((a, b) => {
    const [first, second] = [startOf(a), startOf(b)];
    if (first !== second) return first < second ? -1 : 1;
    return a.source.pid - b.source.pid || a.source.threadId - b.source.threadId;
  });
}
