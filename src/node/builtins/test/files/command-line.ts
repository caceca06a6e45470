// `node --test`: `run()` with what the command line says, and reporters.
import type { EventStream } from '../event-stream.ts';
import type { TestNeeds } from '../needs.ts';
import type { BuiltinReporters } from '../reporters/data.ts';
import { report } from '../reporting.ts';

/** Runs the files; the words behind the options are patterns for their paths. */
export function runCommandLine(
  needs: TestNeeds,
  run: (options: object) => EventStream,
  reporters: BuiltinReporters,
): void {
  const { process } = needs;
  const { concurrency, shard, watch, only, forceExit, isolation, timeout, globalSetup, coverage } =
    needs.settings();
  const events = run({
    concurrency,
    timeout: timeout === Infinity ? undefined : timeout,
    shard,
    watch,
    only,
    forceExit,
    isolation,
    coverage,
    globalSetupPath: globalSetup,
    globPatterns: process.argv.slice(1),
    setup: (told: EventStream) => report(needs, told, reporters),
  });
  events.on('test:summary', ({ success }: { readonly success: boolean }) => {
    if (!success) process.exitCode = 1;
  });
}
