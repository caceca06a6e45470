// Reads a block's state from outside: a storage, a message. Anything but a whole one gives nothing.

import { engineFailures, engineIds } from '../engine/types.ts';
import type { BlockState } from './block-state.ts';

/** The state in a value of unknown origin, such as parsed JSON. */
export function parseBlockState(value: unknown): BlockState | undefined {
  return isState(value) ? value : undefined;
}

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isFlag: Check = (value) => typeof value === 'boolean';
const isNothing: Check = (value) => value === undefined;
const either =
  (...checks: readonly Check[]): Check =>
  (value) =>
    checks.some((check) => check(value));
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const shape =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isFields(value) && Object.entries(checks).every(([name, check]) => check(value[name]));

const isSource = shape({
  pid: isNumber,
  threadId: isNumber,
  name: either(isText, isNothing),
});
const happened = { at: isNumber, source: isSource };
const isExitCode = either(isNumber, oneOf(null));
const isSignal = either(isText, oneOf(null));

const isEvent = either(
  shape({ ...happened, kind: oneOf('started'), parent: either(isSource, isNothing) }),
  shape({ ...happened, kind: oneOf('stdout', 'stderr'), text: isText }),
  shape({ ...happened, kind: oneOf('sent', 'received'), peer: isSource }),
  shape({ ...happened, kind: oneOf('exited'), code: isExitCode, signal: isSignal }),
);

const isFailure = shape({
  engine: oneOf(...engineIds),
  failure: oneOf(...engineFailures),
  needsReload: isFlag,
});

const isOutcome = either(
  shape({ kind: oneOf('exited'), code: isExitCode, signal: isSignal, duration: isNumber }),
  shape({
    kind: oneOf('stopped', 'timed-out', 'output-limit', 'out-of-memory'),
    duration: isNumber,
  }),
  shape({ kind: oneOf('failed'), failure: isFailure }),
);

const isPlace = shape({
  engine: oneOf(...engineIds),
  nodeVersion: isText,
  fellBackBecause: either(isFailure, isNothing),
});

const isRun = shape({
  events: listOf(isEvent),
  earlierLines: either(isNumber, isNothing),
  place: either(isPlace, isNothing),
  outcome: isOutcome,
  wasOriginal: isFlag,
});

const isFiles: Check = (value) => isFields(value) && Object.values(value).every(isText);

const isState = (value: unknown): value is BlockState =>
  shape({ files: either(isFiles, isNothing), run: either(isRun, isNothing) })(value);
