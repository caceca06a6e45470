// The message of an assertion that failed: what was expected, what was found, and how the two differ.
import type { GetInspecting } from '../../values/inspecting.ts';
import { markBelow, reportOf } from './report.ts';

/** What an assertion knows of its failure. */
export interface Facts {
  readonly message?: unknown;
  readonly actual?: unknown;
  readonly expected?: unknown;
  readonly operator?: string;
  /** How much of a difference is told: all if it is `full`. */
  readonly diff?: unknown;
}

const headlines: Readonly<Record<string, string>> = {
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  partialDeepStrictEqual: 'Expected values to be partially and strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  deepEqual: 'Expected values to be loosely deep-equal:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
};

const sameStructure = 'Values have same structure but are not reference-equal:';
const notDeepEqualUnequal = 'Expected values not to be loosely deep-equal:';

/** What is said of the identity of two objects. */
const ofObjects: Readonly<Record<string, string>> = {
  strictEqual: 'Expected "actual" to be reference-equal to "expected":',
  notStrictEqual: 'Expected "actual" not to be reference-equal to "expected":',
};

/** Those that tell the difference, whatever message is given. */
const telling: ReadonlySet<string | undefined> = new Set([
  'deepStrictEqual',
  'strictEqual',
  'partialDeepStrictEqual',
]);

/** A value of no more letters stands behind the sentence, two of no more letters on one line. */
const fewLetters = 5;
const fewLettersOfBoth = 12;

const mostLines = 50;
const linesOfLong = 46;
const mostLetters = 512;
const mostLettersOfSame = 1024;

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 3)}...` : text;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Whether identity can be asked of a value. */
function hasIdentity(value: unknown): boolean {
  return Object(value) === value;
}

/** The letters of a value, without the quotes of a text. */
function lettersOf(value: unknown, shown: string): number {
  return typeof value === 'string' ? shown.length - 2 : shown.length;
}

/** Makes messages for one thread. */
export function createExplaining(inspecting: GetInspecting): (facts: Facts) => string {
  const shown = (value: unknown): string =>
    inspecting().inspect(value, {
      compact: false,
      customInspect: false,
      depth: 1000,
      maxArrayLength: Infinity,
      showHidden: false,
      showProxy: false,
      sorted: true,
      getters: true,
    });

  return (facts) => {
    const { operator = '', actual, expected, message } = facts;
    const given = message === undefined || message === null ? undefined : String(message);
    const isFull = facts.diff === 'full';
    if (telling.has(operator)) return tell(facts, given, isFull);
    if (given !== undefined) return given;
    if (operator === 'notDeepStrictEqual' || operator === 'notStrictEqual') {
      const sentence = hasIdentity(actual) ? ofObjects[operator] : undefined;
      return one(sentence ?? headlines[operator] ?? '', shown(actual), isFull);
    }
    const [left, right] = [shown(actual), shown(expected)];
    if (operator === 'notDeepEqual' && left === right) {
      const text = `${headlines[operator] ?? ''}\n\n${left}`;
      return isFull ? text : shortened(text, mostLettersOfSame);
    }
    const [a, b] = isFull
      ? [left, right]
      : [shortened(left, mostLetters), shortened(right, mostLetters)];
    if (operator === 'deepEqual') {
      return `${headlines[operator] ?? ''}\n\n${a}\n\nshould loosely deep-equal\n\n${b}`;
    }
    if (operator !== 'notDeepEqual') return `${a} ${operator} ${b}`;
    return `${notDeepEqualUnequal}\n\n${a}\n\nshould not loosely deep-equal\n\n${b}`;
  };

  /** Of two values that should have been the same. */
  function tell(facts: Facts, given: string | undefined, isFull: boolean): string {
    const { operator = '', actual, expected } = facts;
    const areIdentities =
      (isObject(actual) && isObject(expected)) ||
      (typeof actual === 'function' && typeof expected === 'function');
    const headline = given || (areIdentities && ofObjects[operator]) || headlines[operator] || '';
    const [left, right] = [shown(actual), shown(expected)];
    const areShort = !left.includes('\n') && !right.includes('\n');
    if (areShort && !(isObject(actual) && isObject(expected))) {
      const letters = lettersOf(actual, left) + lettersOf(expected, right);
      if (letters <= fewLettersOfBoth && (actual !== 0 || expected !== 0)) {
        return `${headline}\n\n${left} !== ${right}\n`;
      }
      const areTexts = typeof actual === 'string' && typeof expected === 'string';
      const mark = areTexts ? markBelow(left, right) : '';
      return `${headline}\n+ actual - expected\n\n+ ${left}\n- ${right}${mark}\n`;
    }
    if (left === right) return identical(given || sameStructure, left, isFull);
    const { text, isCut } = reportOf(left, right, isObject(actual));
    return `${headline}\n+ actual - expected${isCut ? skipped : ''}\n\n${text}\n`;
  }
}

const skipped = '\n... Skipped lines';

/** Two that look the same. */
function identical(sentence: string, shown: string, isFull: boolean): string {
  const lines = shown.split('\n');
  if (isFull || lines.length <= mostLines) return `${sentence}\n\n${shown}\n`;
  return `${sentence}\n${skipped}\n${lines.slice(0, mostLines).join('\n')}\n...}\n`;
}

/** Of two that should have differed only one is shown. */
function one(sentence: string, shown: string, isFull: boolean): string {
  const lines = shown.split('\n');
  if (lines.length === 1) {
    return `${sentence}${shown.length > fewLetters ? '\n\n' : ' '}${shown}`;
  }
  const isLong = lines.length > mostLines && !isFull;
  const told = isLong ? [...lines.slice(0, linesOfLong), '...'] : lines;
  return `${sentence}\n\n${told.join('\n')}\n`;
}
