// The run of a program's own tests: its root, when it starts, and what becomes of it at the end.
import type { Readable } from 'node:stream';
import { createEventStream } from './event-stream.ts';
import { isTestFailure, testFailure } from './failure.ts';
import { noCounts } from './harness.ts';
import type { Harness } from './harness.ts';
import type { ProcessListener, RunnerProcess, TestNeeds } from './needs.ts';
import { longestTimeout, noTest } from './options.ts';
import type { BuiltinReporters } from './reporters/data.ts';
import { report } from './reporting.ts';
import { Test } from './test.ts';
import type { MakeContext } from './test.ts';
import { createOnLost, type LostKind } from './lost-errors.ts';

export interface Runner {
  readonly root: Test;
  /** Starts a test of the root's, once all is ready for it. */
  start(test: Test): Promise<void>;
}

export function createRunner(
  needs: TestNeeds,
  current: Harness['current'],
  reporters: BuiltinReporters,
  makeContext: MakeContext,
  onEnd: () => void,
): Runner {
  const harness: Harness = {
    needs,
    settings: needs.settings(),
    events: createEventStream(needs.Readable),
    counts: noCounts(),
    success: true,
    lastTestId: 0,
    builds: new Set(),
    current,
  };
  const root = new Test(
    harness,
    undefined,
    { name: '<root>', options: {}, fn: noTest },
    makeContext,
  );
  let outputs: readonly Readable[] = [];
  let ready: Promise<void> | undefined = (async () => {
    await new Promise<void>((resolve) => {
      needs.nextTick(resolve);
    });
    outputs = await report(needs, harness.events, reporters);
    while (harness.builds.size > 0) await Promise.all(harness.builds);
    ready = undefined;
  })();
  const { finish } = watchProcess(needs.process, root);
  root.onDone = async () => {
    await root.run();
    if (harness.settings.forceExit) await exit();
  };
  return {
    root,
    async start(test) {
      if (ready) await ready;
      await test.start();
    },
  };

  /** Ends the process once all is written, whatever else is still to do. */
  async function exit(): Promise<void> {
    const written = Promise.all(
      outputs.map((each) => new Promise((resolve) => each.on('end', resolve))),
    );
    await finish();
    await written;
    needs.process.exit();
  }

  function watchProcess(process: RunnerProcess, tests: Test): { finish: () => Promise<void> } {
    const listeners: Record<'beforeExit' | 'exit' | LostKind, ProcessListener> = {
      uncaughtException: createOnLost(needs, tests, 'uncaughtException'),
      unhandledRejection: createOnLost(needs, tests, 'unhandledRejection'),
      beforeExit: () => void finish(),
      exit: () => {
        close();
      },
    };
    for (const [event, listener] of Object.entries(listeners)) process.on(event, listener);
    let isOver = false;
    return { finish };

    async function finish(): Promise<void> {
      process.removeListener('beforeExit', listeners.beforeExit);
      if (tests.subtests.length === 0) await tests.run();
      if (tests.allSubtests) {
        // What still runs is waited for, even if nothing is left that could end it.
        const waiting = needs.setInterval(() => undefined, longestTimeout);
        await tests.allSubtests.promise;
        needs.clearTimeout(waiting);
      }
      close();
    }

    function close(): void {
      if (isOver) return;
      isOver = true;
      for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
        process.removeListener(event, listeners[event]);
      }
      const words = 'Promise resolution is still pending but the event loop has already resolved';
      onEnd();
      tests.end(testFailure(words, 'cancelledByParent'));
      tellSummary(tests);
      if (!harness.success || tests.error !== undefined) process.exitCode = 1;
    }
  }
}

/** The last events of a run: how many there were of each kind. */
function tellSummary(root: Test): void {
  const { harness, diagnostics, location, duration, error, hooks } = root;
  const { counts, events } = harness;
  const place = location ? { line: 1, column: 1, file: location.file } : {};
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
  events.tell('test:plan', { nesting: 0, count: counts.topLevel, ...place });
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
    events.tell('test:diagnostic', { nesting: 0, ...said, ...place });
  }
  events.tell('test:summary', {
    success: harness.success,
    counts: { ...counts },
    duration_ms: duration,
    file: location?.file,
  });
  events.finish();
}
