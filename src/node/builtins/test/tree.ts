// All tests of one run: their root, and what becomes of it at the end.
import { createEventStream } from './event-stream.ts';
import { isTestFailure, testFailure } from './failure.ts';
import { noCounts } from './harness.ts';
import type { Harness } from './harness.ts';
import { createOnLost } from './lost-errors.ts';
import type { CurrentTest, Location, ProcessListener, TestNeeds } from './needs.ts';
import { longestTimeout, noTest } from './options.ts';
import type { TestOptions } from './options.ts';
import type { TestSettings } from './settings.ts';
import { Test } from './test.ts';
import type { MakeContext } from './test.ts';

/** What the trees of one thread have in common. */
export interface TreeGround {
  readonly needs: TestNeeds;
  readonly current: CurrentTest;
  readonly makeContext: MakeContext;
  /** Writes the snapshots that were taken. */
  readonly writeSnapshots: () => void;
}

export interface TreeRequest {
  readonly settings: TestSettings;
  readonly cwd: string;
  /** Those of the root: `concurrency`, `signal` and `timeout`. */
  readonly options: TestOptions;
  /** The file that all tests are in, if there is one. */
  readonly location?: Location;
  /** Does what must be done before the first test; gives what is to be done after the last one. */
  readonly prepare: (root: Test) => Promise<() => unknown>;
}

export interface Tree {
  readonly root: Test;
  readonly harness: Harness;
  /** Waits for the tests that still run, and ends the run. */
  finish(): Promise<void>;
}

export function createTree(ground: TreeGround, request: TreeRequest): Tree {
  const { needs, current, makeContext, writeSnapshots } = ground;
  const { settings, cwd, options, location, prepare } = request;
  const { process } = needs;
  const harness: Harness = {
    needs,
    settings,
    events: createEventStream(needs.Readable),
    heedsMarks: settings.only || (settings.isolation !== 'process' && !settings.isChild),
    cwd,
    counts: noCounts(),
    success: true,
    watching: false,
    ready: undefined,
    lastTestId: 0,
    builds: new Set(),
    current,
  };
  const root = new Test(
    harness,
    undefined,
    { name: '<root>', options, fn: noTest, location },
    makeContext,
  );
  if (settings.coverage)
    needs.warn('The inspector is disabled, coverage could not be collected', 'Warning');
  let tearDown: (() => unknown) | undefined;
  harness.ready = (async () => {
    tearDown = await prepare(root);
    harness.ready = undefined;
  })();
  const interrupted = (): void => void interrupt();
  const listeners: Record<string, ProcessListener> = {
    uncaughtException: createOnLost(needs, root, 'uncaughtException'),
    unhandledRejection: createOnLost(needs, root, 'unhandledRejection'),
    beforeExit: () => void finish(),
    ...(settings.runsFiles && { SIGINT: interrupted, SIGTERM: interrupted }),
  };
  for (const [event, listener] of Object.entries(listeners)) process.on(event, listener);
  root.onEnd = () => {
    writeSnapshots();
    tellSummary(root);
  };
  root.onDone = async () => {
    await root.run();
    if (settings.forceExit) await exit();
  };
  return { root, harness, finish };

  async function finish(waits = true): Promise<void> {
    process.removeListener('beforeExit', listeners['beforeExit'] as ProcessListener);
    const { all, over } = root.subtests;
    if (all.length === 0 && (root.hooks.has('before') || root.hooks.has('after'))) await root.run();
    if (over && waits) {
      // What still runs is waited for, even if nothing is left that could end it.
      const waiting = needs.setInterval(() => undefined, longestTimeout);
      await over.promise;
      needs.clearTimeout(waiting);
    }
    const words = 'Promise resolution is still pending but the event loop has already resolved';
    root.end(testFailure(words, 'cancelledByParent'));
    const last = tearDown;
    tearDown = undefined;
    await last?.();
    for (const [event, listener] of Object.entries(listeners))
      process.removeListener(event, listener);
  }

  /** Ends the process once all is written, whatever else is still to do. */
  async function exit(): Promise<void> {
    const written = harness.events.written();
    await finish();
    await written;
    process.exit();
  }

  /** A signal ends the process: says which tests it ends. */
  async function interrupt(): Promise<void> {
    const tests = runningTests(root);
    if (tests.length > 0) {
      harness.events.tell('test:interrupted', { tests });
      await new Promise<void>((resolve) => {
        needs.setTimeout(resolve);
      });
    }
    await finish(false);
    process.exit();
  }
}

/** The innermost of those that have begun and not ended. */
function runningTests(test: Test): object[] {
  if (!test.hasBegun || test.finished) return [];
  const inner = test.subtests.all.flatMap(runningTests);
  if (test.subtests.active > 0 || !test.parent) return inner;
  const { name, nesting, location } = test;
  const { file, line, column } = location ?? {};
  return [...inner, { name, nesting, file, line, column }];
}

/** The last events of a run: how many there were of each kind. */
function tellSummary(root: Test): void {
  const { harness, diagnostics, location, duration, error, hooks } = root;
  const { counts, events } = harness;
  if (isTestFailure(error) && error.failureType === 'hookFailed') {
    harness.success = false;
    events.tell('test:fail', {
      name: location?.file ?? root.name,
      nesting: 0,
      testNumber: counts.topLevel + 1,
      details: { duration_ms: duration, error },
      tags: [],
      ...hooks.failedAt,
    });
  }
  events.tell('test:plan', { nesting: 0, count: counts.topLevel, ...location });
  const lines = [
    ...diagnostics,
    `tests ${String(counts.tests)}`,
    `suites ${String(counts.suites)}`,
    `pass ${String(counts.passed)}`,
    `fail ${String(counts.failed)}`,
    `cancelled ${String(counts.cancelled)}`,
    `skipped ${String(counts.skipped)}`,
    `todo ${String(counts.todo)}`,
    `duration_ms ${String(duration)}`,
  ];
  for (const each of lines) {
    const said = typeof each === 'string' ? { message: each, level: 'info' } : each;
    events.tell('test:diagnostic', { nesting: 0, ...said, ...location });
  }
  events.tell('test:summary', {
    success: harness.success,
    counts: { ...counts },
    duration_ms: duration,
    file: location?.file,
  });
  if (harness.watching) harness.counts = noCounts();
  else events.finish();
}
