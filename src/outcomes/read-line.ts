// A line cut into its words and what may vary in it: numbers, times, and names that differ in every run.

/** A number in a line. A `time` is set aside when lines are compared; a `number` is weighed. */
export interface Numeral {
  readonly kind: 'number' | 'time';
  /** As it was printed. */
  readonly text: string;
  /** Where it stands in the line, in UTF-16 units. */
  readonly at: number;
  readonly value: number;
}

/** A line: its words with {@link slots} in the place of what may vary, and the numbers of those slots in order. */
export interface ReadLine {
  readonly words: string;
  readonly numerals: readonly Numeral[];
}

/**
 * What stands in the words of a line for what is not one of them: characters that no line on a page holds. An
 * `aside` is an id or a folder: nothing is kept of it.
 */
export const slots = { number: '\u0001', time: '\u0002', aside: '\u0003' } as const;

/** Units of time: behind a number they say that it is one. */
const unit = '(?:ms|µs|us|ns|s|secs?|seconds?|milliseconds?|min|minutes?)(?![\\p{L}\\p{N}_])';
const hanUnit = '(?:毫秒|微秒|奈秒|秒鐘?|分鐘)';
const amount = '[-−]?\\d+(?:,\\d{3})*(?:\\.\\d+)?(?:e[-+]?\\d+)?';

/** Words behind which a number is a name. No measurement is called so. */
const named =
  '(?:thread|worker|child|task|job|request|page|client|player|step|第|執行緒|任務|工作|請求|步驟)';

/** What a line may hold, each by a group of its own; the first that fits counts. */
const pattern = new RegExp(
  [
    // Ids that are made at random, and addresses in memory.
    '(?<id>\\b[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}\\b|\\b0x[\\da-f]{6,16}\\b)',
    // The folder of a file: `file:///home/project/`, and what is made for a while below `/tmp`.
    '(?<folder>(?:file:\\/\\/)?\\/(?:home|tmp)\\/(?:[^\\s/\'"():]+\\/)*)',
    // Hours and minutes, and dates.
    '(?<clock>\\b\\d{4}-\\d\\d-\\d\\d(?:[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?Z?)?|\\b\\d{1,2}:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?![\\d:]))',
    `(?<time>(?<![\\p{L}\\d_.-])${amount}(?=\\s?(?:${unit}|${hanUnit})))`,
    // A place in a file is part of its name.
    '(?<place>[\\w.-]+\\.[cm]?[jt]s:\\d+(?::\\d+)?|\\bnode:[\\w/]+:\\d+(?::\\d+)?)',
    `(?<name>${named} ?#?\\d+)(?![\\d.])`,
    '(?<pid>\\b(?:pid|process|程序)[ :=#]{1,2}\\d{2,})(?![\\d.])',
    `(?<number>(?<![\\p{L}\\d_.#-])${amount}(?:(?![\\p{L}_\\d]|\\.\\d)|(?=[kmg]?i?b(?![\\p{L}\\d]))))`,
  ].join('|'),
  'giu',
);

/**
 * Reads a line as it is shown, without its colours. Set aside, so that lines which differ in nothing else are the
 * same: a number with a unit of time behind it, hours and dates, process ids (those of `pids`, and any behind
 * `pid` or `process`), ids and addresses that are made at random, the folder of a file. A number behind a word such
 * as `thread` or `request` is part of a name, and stays a word. So does one that is part of a word (`utf8`,
 * `SHA-256`). Any other is a number, to be weighed beside what other runs have in its place.
 */
export function readLine(text: string, pids: ReadonlySet<string>): ReadLine {
  const numerals: Numeral[] = [];
  const take = (kind: Numeral['kind'], printed: string, at: number): string => {
    const value = Number(printed.replace('−', '-').replace(/,(?=\d{3})/g, ''));
    if (!Number.isFinite(value)) return slots.aside;
    numerals.push({ kind, text: printed, at, value });
    return slots[kind];
  };
  const plain = text.replace(/[\u0001-\u0003]/g, ' ');
  const words = plain.replace(pattern, (whole: string, ...rest: unknown[]) => {
    const found = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    const at = rest.at(-3) as number;
    if (found['name'] !== undefined || found['place'] !== undefined) return whole;
    if (found['time'] !== undefined) return take('time', whole, at);
    if (found['pid'] !== undefined) return whole.replace(/\d+$/, slots.aside);
    if (found['number'] === undefined || pids.has(whole)) return slots.aside;
    return take('number', whole, at);
  });
  return { words, numerals };
}
