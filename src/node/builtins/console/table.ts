// What `console.table` prints.
import { inspect, stripVTControlCharacters } from 'node-inspect-extracted';
import { textWidth } from '../../values/text-width.ts';

const indexColumn = '(index)';
const iterationColumn = '(iteration index)';
const keyColumn = 'Key';
const valueColumn = 'Values';

type Shown = (value: unknown) => string;

/** A cell, with the console's own options on top. */
function createShown(options: object): Shown {
  return (value) => {
    const depth =
      typeof value === 'object' && value !== null && Object.keys(value).length > 2 ? -1 : 0;
    return inspect(value, { maxArrayLength: 3, breakLength: Infinity, depth, ...options });
  };
}

/**
 * The table, or undefined for what is not tabular. `columns` restricts and orders its columns, `options`
 * are those of `inspect` for its cells.
 */
export function consoleTable(
  data: unknown,
  columns: readonly string[] | undefined,
  options: object,
): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const shown = createShown(options);
  if (data instanceof Map) {
    const rows = [...data].map(([key, value], index) => [String(index), shown(key), shown(value)]);
    return draw([iterationColumn, keyColumn, valueColumn], rows);
  }
  if (data instanceof Set) {
    const rows = [...data].map((value, index) => [String(index), shown(value)]);
    return draw([iterationColumn, valueColumn], rows);
  }
  return tableOfObjects(Object.entries(data), columns, shown);
}

/** A column for every key that any row has; what is no object goes into a column of its own. */
function tableOfObjects(
  rows: readonly (readonly [string, unknown])[],
  columns: readonly string[] | undefined,
  shown: Shown,
): string {
  const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
  const isPlain = (value: unknown): boolean => !isObject(value) && typeof value !== 'function';
  const keys = rows.flatMap(([, value]) => (isObject(value) ? Object.keys(value) : []));
  const properties = columns ?? [...new Set(keys)];
  const hasValues = rows.some(([, value]) => isPlain(value));
  const body = rows.map(([index, value]) => {
    const cells = properties.map((property) =>
      isObject(value) && Object.hasOwn(value, property) ? shown(Reflect.get(value, property)) : '',
    );
    const last = isPlain(value) ? shown(value) : '';
    return [index, ...cells, ...(hasValues ? [last] : [])];
  });
  return draw([indexColumn, ...properties, ...(hasValues ? [valueColumn] : [])], body);
}

/** Colours take no room. */
const widthOf = (cell: string): number => textWidth(stripVTControlCharacters(cell));

function draw(head: readonly string[], body: readonly (readonly string[])[]): string {
  const widths = head.map(
    (name, column) => Math.max(widthOf(name), ...body.map((row) => widthOf(row[column] ?? ''))) + 2,
  );
  const rule = (left: string, middle: string, right: string): string =>
    left + widths.map((each) => '─'.repeat(each)).join(middle) + right;
  const line = (cells: readonly string[]): string => {
    const padded = cells.map((cell, column) => {
      return ` ${cell}${' '.repeat((widths[column] ?? 0) - widthOf(cell) - 1)}`;
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
