// What all tests of one run share: counts, settings, the stream of events.
import type { EventStream } from './event-stream.ts';
import type { CurrentTest, TestNeeds } from './needs.ts';
import type { TestSettings } from './settings.ts';

export interface Counts {
  tests: number;
  failed: number;
  passed: number;
  cancelled: number;
  skipped: number;
  todo: number;
  topLevel: number;
  suites: number;
}

export interface Harness {
  readonly needs: TestNeeds;
  readonly settings: TestSettings;
  readonly events: EventStream;
  /** Whether marks (`only`) choose among the tests. */
  readonly heedsMarks: boolean;
  /** The absolute path of the folder that files are seen from. */
  readonly cwd: string;
  counts: Counts;
  /** Whether nothing has failed so far. */
  success: boolean;
  /** The run goes on after its end, when files change. */
  watching: boolean;
  /** Until all is there for the first test to begin. */
  ready: Promise<void> | undefined;
  lastTestId: number;
  /** Suites whose functions have not come to their end. */
  readonly builds: Set<Promise<void>>;
  /** The test that code belongs to, as its asynchronous context tells. */
  readonly current: CurrentTest;
}

export const noCounts = (): Counts => ({
  tests: 0,
  failed: 0,
  passed: 0,
  cancelled: 0,
  skipped: 0,
  todo: 0,
  topLevel: 0,
  suites: 0,
});

/** Waits for the functions of all suites. */
export async function allBuilt({ builds }: Harness): Promise<void> {
  while (builds.size > 0) await Promise.all(builds);
}
