// Times, sizes and ratios: where prose claims one, and where a program or its output shows one.
import type { Locale } from '../../src/i18n/locales.ts';

/** What a number is a number of: milliseconds, bytes, or so many times as much. */
export type Measure = 'time' | 'size' | 'ratio';

/** A number with its measure, in milliseconds, bytes or times. */
export interface Quantity {
  readonly measure: Measure;
  readonly value: number;
  /** As it is written: `100 ms`. */
  readonly text: string;
}

type Units = Readonly<Record<string, readonly [Measure, number]>>;

/** Abbreviations stand after digits only. */
const digitalUnits: Units = {
  ms: ['time', 1],
  s: ['time', 1000],
  bytes: ['size', 1],
  KB: ['size', 2 ** 10],
  MB: ['size', 2 ** 20],
  GB: ['size', 2 ** 30],
  '%': ['ratio', 0.01],
};

const units: Readonly<Record<Locale, Units>> = {
  en: {
    ...digitalUnits,
    millisecond: ['time', 1],
    milliseconds: ['time', 1],
    second: ['time', 1000],
    seconds: ['time', 1000],
    minute: ['time', 60_000],
    minutes: ['time', 60_000],
    byte: ['size', 1],
    megabyte: ['size', 2 ** 20],
    megabytes: ['size', 2 ** 20],
    percent: ['ratio', 0.01],
    'times as': ['ratio', 1],
    'times faster': ['ratio', 1],
    'times slower': ['ratio', 1],
    'times longer': ['ratio', 1],
    'times more': ['ratio', 1],
    'times the': ['ratio', 1],
  },
  'zh-TW': {
    ...digitalUnits,
    毫秒: ['time', 1],
    秒: ['time', 1000],
    分鐘: ['time', 60_000],
    位元組: ['size', 1],
    倍: ['ratio', 1],
  },
};

const numerals: Readonly<Record<Locale, Readonly<Record<string, number>>>> = {
  en: Object.fromEntries(
    ['half a', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map(
      (word, index) => [word, index || 0.5],
    ),
  ),
  'zh-TW': Object.fromEntries([
    ...Array.from('半一二三四五六七八九十', (word, index) => [word, index || 0.5] as const),
    ['兩', 2] as const,
  ]),
};

const alternatives = (words: object) =>
  Object.keys(words)
    .sort((a, b) => b.length - a.length)
    .join('|');

const claims: Readonly<Record<Locale, RegExp>> = {
  en: new RegExp(
    `\\b(?<number>[\\d.,]*\\d|(?:${alternatives(numerals.en)})(?=[ -]))[ -]?(?<unit>${alternatives(units.en)})(?![a-z])|\\b(?<twice>twice|half) (?:as|the)\\b`,
    'giu',
  ),
  'zh-TW': new RegExp(
    `(?<number>[\\d.,]*\\d|[${Object.keys(numerals['zh-TW']).join('')}]) ?(?:個)?(?<unit>${alternatives(units['zh-TW'])})(?![a-z])`,
    'giu',
  ),
};

/** The quantities that a text claims, in order. */
export function claimedIn(text: string, locale: Locale): readonly Quantity[] {
  return [...text.matchAll(claims[locale])].flatMap(({ 0: written, groups = {} }) => {
    const { number = '', unit = '', twice } = groups;
    if (twice) {
      return [{ measure: 'ratio', value: /^half$/i.test(twice) ? 0.5 : 2, text: written }];
    }
    const known = units[locale][unit] ?? units[locale][unit.toLowerCase()];
    const value = numerals[locale][number.toLowerCase()] ?? Number(number.replaceAll(',', ''));
    return known ? [{ measure: known[0], value: value * known[1], text: written }] : [];
  });
}

/** Every number that a program states: `300`, `5_000_000`, `16 * 2 ** 20`. */
export function statedIn(program: string): readonly number[] {
  const powers = [...program.matchAll(/(?:(\d+) \* )?(\d+) \*\* (\d+)/g)].map(
    ([, factor = '1', base, exponent]) => Number(factor) * Number(base) ** Number(exponent),
  );
  const literals = [...program.matchAll(/(?<![\w.])\d[\d_]*(?:\.\d+)?/g)].map(([literal]) =>
    Number(literal.replaceAll('_', '')),
  );
  return [...powers, ...literals];
}

/** Whether one of the programs states the quantity, or one of the outputs shows it, near enough. */
export function isShown(
  { measure, value }: Quantity,
  programs: readonly string[],
  outputs: readonly string[],
): boolean {
  if (measure !== 'ratio' && programs.some((program) => statedIn(program).includes(value))) {
    return true;
  }
  return outputs.some((output) => {
    const measured = claimedIn(output, 'en').filter((one) => one.measure !== 'ratio');
    if (measure !== 'ratio') {
      return measured.some((one) => one.measure === measure && isNear(one.value, value));
    }
    return measured.some((one) =>
      measured.some((other) => one !== other && isNear(one.value / other.value, value)),
    );
  });
}

/** Within a fifth: prose rounds, and says "about". */
function isNear(measured: number, claimed: number): boolean {
  return Math.abs(measured - claimed) <= claimed / 5;
}
