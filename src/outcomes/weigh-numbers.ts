// Which numbers of a line tell outcomes apart, and which are measurements that are another in every run.

import type { PrintedLine, Printed } from './printed-run.ts';
import { slots } from './read-line.ts';

/** As many values a number may take and still tell outcomes apart: a seat is sold once or twice. */
const mostOutcomes = 4;

/** What a column held in all runs: its values, as many as count, and how often there was one. */
interface Column {
  readonly values: Set<string>;
  count: number;
}

const isMeasured = ({ values, count }: Column): boolean =>
  values.size > mostOutcomes || (values.size > 2 && values.size === count);

/** A line as it is compared: what is another in every run is left open. */
export interface SettledLine {
  readonly key: string;
  /** Which of the line's numerals are open, by their places in it. */
  readonly open: readonly number[];
}

/** Says how each line of these runs is compared with those of the others. */
export type Settle = (line: PrintedLine) => SettledLine;

/**
 * Weighs the numbers of lines that have the same words, column by column.
 *
 * - A time is always open.
 * - A column whose values are the same in every run that prints the line so many times, in whatever order, names
 *   things (`thread 3` of five, `put 1` to `put 6`): it is part of the words. So is one that never varies.
 * - Of the others, one that takes more than {@link mostOutcomes} values in all runs is a measurement, and open: runs
 *   that differ in it alone are one outcome. So is one that was printed three times or more, and never twice the
 *   same. Any other tells outcomes apart: each value is one.
 */
export function weighNumbers(runs: readonly Printed[]): Settle {
  const names = findNames(runs);
  const columns = new Map<string, readonly Column[]>();
  for (const { lines } of runs) {
    for (const line of lines) {
      const form = namedForm(line, names);
      const seen =
        columns.get(form) ?? line.numerals.map((): Column => ({ values: new Set(), count: 0 }));
      columns.set(form, seen);
      seen.forEach((column, at) => {
        column.count += 1;
        if (column.values.size <= mostOutcomes) column.values.add(line.numerals[at]?.text ?? '');
      });
    }
  }
  return (line) => {
    const seen = columns.get(namedForm(line, names));
    const open = line.numerals.flatMap(({ kind }, at) => {
      const column = seen?.[at];
      return kind === 'time' || (column && isMeasured(column)) ? [at] : [];
    });
    return { key: fill(line.form, line, (at) => !open.includes(at)), open };
  };
}

/** The columns that name things, by the form of their line. */
function findNames(runs: readonly Printed[]): ReadonlyMap<string, readonly boolean[]> {
  const first = new Map<string, readonly string[]>();
  const names = new Map<string, boolean[]>();
  for (const { lines } of runs) {
    const forms = Map.groupBy(
      lines.filter(({ numerals }) => numerals.length > 0),
      ({ form }) => form,
    );
    for (const [form, some] of forms) {
      const columns = (some[0]?.numerals ?? []).map((_, at) =>
        some
          .map(({ numerals }) => numerals[at]?.text ?? '')
          .sort()
          .join(' '),
      );
      // Runs that print it another number of times are no measure of each other.
      const known = first.get(`${form}\n${String(some.length)}`);
      if (!known) first.set(`${form}\n${String(some.length)}`, columns);
      const same = names.get(form) ?? columns.map(() => true);
      names.set(
        form,
        same.map((is, at) => is && (known ?? columns)[at] === columns[at]),
      );
    }
  }
  return names;
}

/** The form of a line with the numbers in it that name things. */
function namedForm(line: PrintedLine, names: ReadonlyMap<string, readonly boolean[]>): string {
  const same = names.get(line.form);
  return fill(line.form, line, (at) => same?.[at] === true && line.numerals[at]?.kind === 'number');
}

/** Puts those numerals of a line that `isWord` picks back among its words. */
function fill(form: string, { numerals }: PrintedLine, isWord: (at: number) => boolean): string {
  let at = -1;
  return form.replace(new RegExp(`[${slots.number}${slots.time}]`, 'g'), (slot) => {
    at += 1;
    return isWord(at) ? (numerals[at]?.text ?? slot) : slot;
  });
}
