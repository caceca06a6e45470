// Values as the YAML blocks of TAP have them.
import { inspectSafely } from './data.ts';
import type { Inspect, ReportedFailure } from './data.ts';

/** Failures that something else caused: that is what is told. */
const unwrapped: ReadonlySet<string> = new Set([
  'hookFailed',
  'testCodeFailure',
  'uncaughtException',
  'unhandledRejection',
]);

/** `name: value` and a line's end; nothing for `undefined`. */
export function yaml(
  inspect: Inspect,
  indent: string,
  name: string,
  value: unknown,
  seen: ReadonlySet<unknown> = new Set(),
): string {
  const head = `${indent}${name}:`;
  if (value === undefined) return '';
  if (value === null) return `${head} ~\n`;
  if (typeof value === 'string') {
    const lines = value.split(/\r?\n/u);
    if (lines.length === 1) return `${head} ${inspectSafely(inspect, value)}\n`;
    return `${head} |-\n${lines.map((line) => `${indent}  ${line}\n`).join('')}`;
  }
  if (typeof value !== 'object') return `${head} ${inspectSafely(inspect, value)}\n`;
  if (value instanceof Date) return `${head} ${value.toISOString()}\n`;
  const within = new Set(seen).add(value);
  const inner = `${indent}  `;
  if (value instanceof Error) return `${head}\n${errorYaml(inspect, inner, value, within)}`;
  return `${head}\n${entriesYaml(inspect, inner, Object.entries(value), within)}`;
}

/** What may be told of what was thrown. */
interface Told extends NodeJS.ErrnoException {
  readonly expected: unknown;
  readonly actual: unknown;
  readonly operator: unknown;
}

function entriesYaml(
  inspect: Inspect,
  indent: string,
  entries: readonly (readonly [string, unknown])[],
  seen: ReadonlySet<unknown>,
): string {
  const lines = entries.map(([key, value]) =>
    seen.has(value) ? `${indent}${key}: <Circular>\n` : yaml(inspect, indent, key, value, seen),
  );
  return lines.join('');
}

/** What there is to tell of an error, without a name before it. */
export function errorYaml(
  inspect: Inspect,
  indent: string,
  error: Error,
  seen: ReadonlySet<unknown> = new Set([error]),
): string {
  const own = Object.entries(error).filter(([key]) => key !== 'cause' && key !== 'code');
  const { failureType, cause, code } = error as ReportedFailure;
  const isCaused = String(code) === 'ERR_TEST_FAILURE' && unwrapped.has(failureType);
  const given = (isCaused ? cause : undefined) as Partial<Told> | null | undefined;
  const told: Partial<Told> = typeof given === 'object' && given !== null ? given : {};
  const isAssertion = 'expected' in told && 'actual' in told;
  const name = told.name ?? error.name;
  const tell = (key: string, value: unknown): string => yaml(inspect, indent, key, value, seen);
  return [
    entriesYaml(inspect, indent, own, seen),
    tell('error', told.message ?? error.message),
    tell('code', told.code ?? code),
    name && name !== 'Error' ? tell('name', name) : '',
    isAssertion ? tell('expected', told.expected) + tell('actual', told.actual) : '',
    isAssertion ? tell('operator', told.operator) : '',
    stackYaml(indent, told.stack ?? error.stack),
  ].join('');
}

function stackYaml(indent: string, stack: unknown): string {
  if (typeof stack !== 'string') return '';
  const frames = stack.split(/\r?\n/u).filter((line) => /^ {4}at /u.test(line));
  if (frames.length === 0) return '';
  const lines = frames.map((line) => `${indent}  ${line.replace(/^ {4}at /u, '')}\n`);
  return `${indent}stack: |-\n${lines.join('')}`;
}
