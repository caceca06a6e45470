// What a run of Node's tests comes to: a table to read, and the same as JSON.
import type { TestResult, Verdict } from './test-case.ts';

export interface Count {
  readonly passed: number;
  readonly skipped: number;
  readonly total: number;
}

export interface Report {
  readonly nodeVersion: string;
  /** The programs whose exit code was wrong: with one of them, the count is worth nothing. */
  readonly wrongExits: readonly string[];
  readonly total: Count;
  readonly areas: Readonly<Record<string, Count>>;
  readonly tests: readonly TestResult[];
}

function count(tests: readonly TestResult[]): Count {
  const of = (verdict: Verdict): number => tests.filter((each) => each.verdict === verdict).length;
  return { passed: of('passed'), skipped: of('skipped'), total: tests.length };
}

export function makeReport(
  nodeVersion: string,
  wrongExits: readonly string[],
  tests: readonly TestResult[],
): Report {
  const byArea = Map.groupBy(tests, ({ area }) => area);
  const areas = [...byArea].toSorted(([a], [b]) => a.localeCompare(b));
  return {
    nodeVersion,
    wrongExits,
    total: count(tests),
    areas: Object.fromEntries(areas.map(([area, of]) => [area, count(of)])),
    tests: tests.toSorted((a, b) => a.file.localeCompare(b.file)),
  };
}

/** A Markdown table, as the kernel's README has it. */
export function tableOf({ areas, total }: Report): string {
  const row = (name: string, { passed, skipped, total }: Count): string[] => [
    name,
    String(passed),
    String(total),
    total === 0 ? '' : `${String(Math.round((100 * passed) / total))} %`,
    skipped === 0 ? '' : String(skipped),
  ];
  const rows = [
    ['Area', 'Passed', 'Of', '', 'Skipped'],
    ...Object.entries(areas).map(([name, each]) => row(name, each)),
    row('all', total),
  ];
  const widths = rows[0]?.map((_, column) =>
    Math.max(3, ...rows.map((each) => each[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => pad(cell, column, widths?.[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  const rule = head.map((_, column) => {
    const width = widths?.[column] ?? 0;
    return column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`;
  });
  return [line(head), line(rule), ...body.map(line)].join('\n');
}

function pad(cell: string, column: number, width: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
