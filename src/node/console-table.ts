// What `console.table` prints.
import { inspect } from 'node-inspect-extracted';

const indexColumn = '(index)';
const iterationColumn = '(iteration index)';
const keyColumn = 'Key';
const valueColumn = 'Values';

function shown(value: unknown): string {
  const depth =
    typeof value === 'object' && value !== null && Object.keys(value).length > 2 ? -1 : 0;
  return inspect(value, { maxArrayLength: 3, breakLength: Infinity, colors: false, depth });
}

/** How many columns of a terminal a text takes: two for a wide (East Asian) character. */
function width(text: string): number {
  const wide =
    /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}/gu;
  return [...text].length + (text.match(wide)?.length ?? 0);
}

interface Row {
  readonly index: string;
  readonly key?: string;
  readonly value: unknown;
}

function rowsOf(data: object): { readonly rows: Row[]; readonly indexName: string } {
  if (data instanceof Map) {
    const rows = [...data].map(([key, value], index) => {
      return { index: String(index), key: shown(key), value: value as unknown };
    });
    return { rows, indexName: iterationColumn };
  }
  if (data instanceof Set) {
    const rows = [...data].map((value: unknown, index) => ({ index: String(index), value }));
    return { rows, indexName: iterationColumn };
  }
  const rows = Object.entries(data).map(([index, value]) => ({ index, value: value as unknown }));
  return { rows, indexName: indexColumn };
}

/** The table, or undefined for what is not tabular. `columns` restricts and orders its columns. */
export function consoleTable(data: unknown, columns?: readonly string[]): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { rows, indexName } = rowsOf(data);
  const found = new Set<string>();
  let hasValues = false;
  for (const { value } of rows) {
    if (typeof value === 'object' && value !== null) {
      for (const key of Object.keys(value)) found.add(key);
    } else if (typeof value !== 'function') {
      hasValues = true;
    }
  }
  const properties = columns ?? [...found];
  const hasKeys = data instanceof Map;
  const head = [indexName, ...(hasKeys ? [keyColumn] : []), ...properties];
  if (hasValues) head.push(valueColumn);
  const body = rows.map(({ index, key, value }) => {
    const isObject = typeof value === 'object' && value !== null;
    const cells = properties.map((property) =>
      isObject && Object.hasOwn(value, property) ? shown(Reflect.get(value, property)) : '',
    );
    const last = isObject || typeof value === 'function' ? '' : shown(value);
    return [index, ...(key === undefined ? [] : [key]), ...cells, ...(hasValues ? [last] : [])];
  });
  return draw(head, body);
}

function draw(head: readonly string[], body: readonly (readonly string[])[]): string {
  const widths = head.map(
    (name, column) => Math.max(width(name), ...body.map((row) => width(row[column] ?? ''))) + 2,
  );
  const rule = (left: string, middle: string, right: string): string =>
    left + widths.map((each) => '─'.repeat(each)).join(middle) + right;
  const line = (cells: readonly string[]): string => {
    const padded = cells.map((cell, column) => {
      return ` ${cell}${' '.repeat((widths[column] ?? 0) - width(cell) - 1)}`;
    });
    return `│${padded.join('│')}│`;
  };
  return [
    rule('┌', '┬', '┐'),
    line(head),
    rule('├', '┼', '┤'),
    ...body.map(line),
    rule('└', '┴', '┘'),
  ].join('\n');
}
