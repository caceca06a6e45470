// Why a test failed: `ERR_TEST_FAILURE`, with the kind of the failure and what was thrown.
import { nodeError } from '../../errors/node-error.ts';

export type FailureType =
  | 'callbackAndPromisePresent'
  | 'cancelledByParent'
  | 'expectedFailure'
  | 'hookFailed'
  | 'multipleCallbackInvocations'
  | 'parentAlreadyFinished'
  | 'subtestsFailed'
  | 'testAborted'
  | 'testCodeFailure'
  | 'testTimeoutFailure'
  | 'uncaughtException'
  | 'unhandledRejection';

export interface TestFailure extends NodeJS.ErrnoException {
  readonly code: 'ERR_TEST_FAILURE';
  readonly failureType: FailureType;
  cause: unknown;
}

/** The failure that `cause` is: what a program threw, or words of our own. */
export function testFailure(
  cause: unknown,
  failureType: FailureType,
  inspect: (value: unknown) => string = String,
): TestFailure {
  const message: unknown = (cause as { message?: unknown } | null | undefined)?.message ?? cause;
  const words = typeof message === 'string' ? message : inspect(message);
  const error = nodeError(Error, 'ERR_TEST_FAILURE', words, { failureType, cause });
  // The runner's own frames are of no use to anyone.
  Object.defineProperty(error, 'stack', {
    value: error.stack?.replace(/\n    at (?:node:|.*\(node:).*/gu, ''),
    configurable: true,
    writable: true,
  });
  return error as TestFailure;
}

export function isTestFailure(error: unknown): error is TestFailure {
  return (error as { code?: unknown } | null | undefined)?.code === 'ERR_TEST_FAILURE';
}
