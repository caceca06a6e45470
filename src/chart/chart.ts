// A table that a program prints, as the numbers that it is.

/** What the numbers of one row have in common is its label; each of them belongs to a series. */
export interface Chart {
  /** In the order of the columns. */
  readonly series: readonly string[];
  readonly rows: readonly ChartRow[];
}

export interface ChartRow {
  readonly label: string;
  /** One for each series, none below 0. */
  readonly values: readonly number[];
}

/** More than anybody compares at one look. */
const mostRows = 30;

/**
 * Reads it from the lines that match `pattern` as a whole: its group `label` is what a row is called, each of its
 * other groups a series, by its name. Undefined where no line is one of the table.
 */
export function readChart(pattern: string, lines: readonly string[]): Chart | undefined {
  const row = new RegExp(`^(?:${pattern})$`, 'u');
  const found = lines
    .flatMap((line) => {
      const groups = row.exec(line)?.groups;
      return groups ? [groups] : [];
    })
    .slice(0, mostRows);
  const [first] = found;
  if (!first) return undefined;
  const series = Object.keys(first).filter((name) => name !== 'label');
  const rows = found.map(({ label = '', ...numbers }) => ({
    label: label.trim(),
    values: series.map((name) => Math.max(0, Number(numbers[name]) || 0)),
  }));
  return { series, rows };
}

/** Whether a pattern can be that of a table: it has a group `label`, and one for each series. */
export function isChartPattern(pattern: string): boolean {
  const names = [...pattern.matchAll(/\(\?<(\w+)>/gu)].map(([, name]) => name);
  return names.includes('label') && names.length > 1;
}
