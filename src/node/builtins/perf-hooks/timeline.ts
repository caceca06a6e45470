// The entries that `performance` keeps: marks, measures, and what was fetched.
import type { PerformanceEntry } from './entries.ts';
import type { ResourceTimings } from './resource-timings.ts';

/** From so many entries of a kind on, it is said once that nobody clears them. */
const warnedSize = 1e6;

type OwnKind = 'mark' | 'measure';

/** In the order of their beginnings. */
export class Timeline {
  readonly #resources: ResourceTimings;
  readonly #warn: (warning: Error) => void;
  readonly #own: Record<OwnKind, PerformanceEntry[]> = { mark: [], measure: [] };
  readonly #warned = new Set<OwnKind>();

  constructor(resources: ResourceTimings, warn: (warning: Error) => void) {
    this.#resources = resources;
    this.#warn = warn;
  }

  add(kind: OwnKind, entry: PerformanceEntry): void {
    const count = this.#own[kind].push(entry);
    if (count <= warnedSize || this.#warned.has(kind)) return;
    this.#warned.add(kind);
    const clear = `performance.clear${kind === 'mark' ? 'Marks' : 'Measures'}`;
    const warning = new Error(
      `Possible perf_hooks memory leak detected. ${String(count)} ${kind} entries added to the ` +
        `global performance entry buffer. Use ${clear} to clear the buffer.`,
    );
    warning.name = 'MaxPerformanceEntryBufferExceededWarning';
    this.#warn(Object.assign(warning, { entryType: kind, count }));
  }

  clear(kind: OwnKind, name: string | undefined): void {
    this.#own[kind] =
      name === undefined ? [] : this.#own[kind].filter((each) => each.name !== name);
  }

  /** Those of a name and of a kind, where they are given. */
  entries(name?: string, kind?: string): PerformanceEntry[] {
    const { mark, measure } = this.#own;
    return [...mark, ...measure, ...this.#resources.entries]
      .filter((each) => kind === undefined || each.entryType === kind)
      .filter((each) => name === undefined || each.name === name)
      .sort((a, b) => a.startTime - b.startTime);
  }
}
