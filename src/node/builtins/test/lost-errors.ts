// Errors that nobody catches: they belong to the test whose code they came from.
import { testFailure } from './failure.ts';
import type { FailureType } from './failure.ts';
import type { TestNeeds } from './needs.ts';
import { Test } from './test.ts';

export type LostKind = Extract<FailureType, 'uncaughtException' | 'unhandledRejection'>;

/** The listener for one kind of them. */
export function createOnLost(
  { process, relative, inspect }: TestNeeds,
  root: Test,
  kind: LostKind,
): (error: unknown) => void {
  return (error) => {
    // Nothing has begun that it could belong to.
    if (root.harness.ready) throw error;
    const test = root.harness.current.getStore();
    if (test instanceof Test && !test.finished) {
      test.fail(testFailure(error, kind, inspect));
      test.aborting.abort();
      return;
    }
    root.diagnostic(lateWords(test, String(error)));
    root.harness.success = false;
    process.exitCode = 1;
  };

  function lateWords(test: unknown, error: string): string {
    if (!(test instanceof Test)) {
      return (
        'Error: A resource generated asynchronous activity after the test ended. ' +
        `This activity created the error "${error}" which triggered an ${kind} event, ` +
        'caught by the test runner.'
      );
    }
    const { name, location } = test;
    const place = location
      ? ` at ${relative(root.harness.cwd, location.file)}:${String(location.line)}:${String(location.column)}`
      : '';
    return (
      `Error: Test "${name}"${place} generated asynchronous activity after the test ended. ` +
      `This activity created the error "${error}" and would have caused the test to fail, ` +
      `but instead triggered an ${kind} event.`
    );
  }
}
