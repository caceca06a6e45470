// The line that says how a test ended, as people read it, and what went wrong below it.
import { colorsOf } from './colors.ts';
import type { Colors } from './colors.ts';
import { inspectSafely } from './data.ts';
import type { EventData, ReporterNeeds } from './data.ts';

const symbols = {
  'test:fail': '✖ ',
  'test:pass': '✔ ',
  skipped: '﹣ ',
  warning: '⚠ ',
} as const;

/** `✔ name (1.5ms) # TODO`, with the error below where `showsError` says so. */
export function resultText(
  needs: ReporterNeeds,
  type: 'test:fail' | 'test:pass',
  data: EventData,
  showsError: boolean,
): string {
  const colors = colorsOf(needs.isColored());
  const { details, nesting, name, skip, todo, expectFailure } = data;
  const indent = '  '.repeat(nesting);
  let color = type === 'test:pass' ? colors.green : colors.red;
  let symbol: string = symbols[type];
  let title = name;
  // What never began took no time.
  if (details.duration_ms > 0) {
    title += ` ${colors.gray}(${String(details.duration_ms)}ms)${colors.white}`;
  }
  if (skip !== undefined) {
    [color, symbol] = [colors.gray, symbols.skipped];
    title += ` # ${reasonOr(skip, 'SKIP')}`;
  } else if (todo !== undefined) {
    if (type === 'test:fail') [color, symbol] = [colors.yellow, symbols.warning];
    title += ` # ${reasonOr(todo, 'TODO')}`;
  } else if (expectFailure !== undefined) title += ' # EXPECTED FAILURE';
  const error = showsError && details.error ? errorText(needs, details.error, indent, colors) : '';
  return `${indent}${color}${symbol}${title}${colors.white}${error}`;
}

function reasonOr(reason: unknown, otherwise: string): string {
  return typeof reason === 'string' && reason !== '' ? reason : otherwise;
}

function errorText(
  { inspect }: ReporterNeeds,
  error: NonNullable<EventData['details']['error']>,
  indent: string,
  colors: Colors,
): string {
  const cause: unknown = error.code === 'ERR_TEST_FAILURE' ? error.cause : error;
  const lines = inspectSafely(inspect, cause, colors.wanted).split(/\r?\n/u);
  return `\n${lines.map((line) => `${indent}  ${line}`).join('\n')}\n`;
}
