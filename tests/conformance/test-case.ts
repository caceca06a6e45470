// One test as it is handed to the page: its files, its command line, and what is expected of it.

/** A file's path below the working directory, and its text, or its bytes where they are no text. */
export interface MountedFile {
  readonly path: string;
  readonly contents: string | Uint8Array;
}

export interface TestCase {
  /** As in a list: `test/parallel/test-events-once.js`. */
  readonly file: string;
  readonly area: string;
  /** Options of `node` itself. */
  readonly flags: readonly string[];
  readonly mounted: readonly MountedFile[];
}

/** How a test ended. Only `passed` is a pass. */
export type Verdict = 'passed' | 'failed' | 'skipped' | 'timed-out' | 'broken';

export interface TestResult {
  readonly file: string;
  readonly area: string;
  readonly verdict: Verdict;
  /** Null where it did not come to an exit. */
  readonly code: number | null;
  readonly milliseconds: number;
  /** The end of what it printed. */
  readonly output: string;
}
