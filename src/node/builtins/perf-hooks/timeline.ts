// The entries of `performance`: the browser's own, and those that only Node has.
import { nodeError } from '../../errors/node-error.ts';
import type { NodePerformanceEntry } from './observer.ts';

type Entry = PerformanceEntry | NodePerformanceEntry;

function missing(name: string): Error {
  return nodeError(TypeError, 'ERR_MISSING_ARGS', `The "${name}" argument must be specified`);
}

/** The methods that read the timeline. What the browser itself fetched is no business of the program's. */
export function createTimeline(resources: () => readonly NodePerformanceEntry[]) {
  const { getEntries, getEntriesByType } = performance;
  const all = (): Entry[] => {
    const native = getEntries.call(performance).filter(({ entryType }) => entryType !== 'resource');
    return [...native, ...resources()].sort((a, b) => a.startTime - b.startTime);
  };
  return {
    getEntries: all,
    getEntriesByName(...given: [name?: unknown, type?: unknown]): Entry[] {
      if (given.length === 0) throw missing('name');
      const [name, type] = given;
      return all().filter(
        (each) => each.name === String(name) && (type === undefined || each.entryType === type),
      );
    },
    getEntriesByType(...given: [type?: unknown]): Entry[] {
      if (given.length === 0) throw missing('type');
      const [type] = given;
      return type === 'resource'
        ? [...resources()]
        : getEntriesByType.call(performance, String(type));
    },
  };
}
