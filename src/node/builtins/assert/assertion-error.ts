// `AssertionError`: what an assertion expected, what it found, and how the two differ.
import { invalidArgType } from '../../errors/node-error.ts';
import type { GetInspecting } from '../../values/inspecting.ts';
import { markBelow, reportOf } from './report.ts';

export interface AssertionFacts {
  readonly message?: unknown;
  readonly actual?: unknown;
  readonly expected?: unknown;
  readonly operator?: string;
  /** How much of a difference is told: `simple` or `full`. */
  readonly diff?: unknown;
  /** What the message begins with when none is given. */
  readonly headline?: string;
  /** Stack frames from this function up are the assertion's own. */
  readonly stackStartFn?: (...args: never[]) => unknown;
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

const sameObject = 'Expected "actual" not to be reference-equal to "expected":';

/** A value of no more letters stands behind the sentence. */
const fewLetters = 5;

const longest = 512;

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 3)}...` : text;
}

/** Whether a value is no object. */
function isPrimitive(value: unknown): boolean {
  return Object(value) !== value;
}

/** The class for one thread. */
export function createAssertionErrorClass(inspecting: GetInspecting) {
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

  function explain({ operator = '', actual, expected, headline, message }: AssertionFacts): string {
    if (headline !== undefined) return headline;
    const given = message === undefined || message === null ? undefined : String(message);
    if (given !== undefined && !/^(?:deepS|s)trictEqual$/u.test(operator)) return given;
    const head = given ?? headlines[operator];
    const [left, right] = [shown(actual), shown(expected)];
    if (head === undefined) return `${shortened(left)} ${operator} ${shortened(right)}`;
    const isLong = left.includes('\n');
    if (operator.startsWith('not')) {
      if (operator === 'notDeepEqual') return `${head}\n\n${left}`;
      const isSame = operator === 'notStrictEqual' && !isPrimitive(actual);
      const sentence = isSame ? sameObject : head;
      if (isLong) return `${sentence}\n\n${left}\n`;
      return `${sentence}${left.length <= fewLetters ? ' ' : '\n\n'}${left}`;
    }
    if (operator === 'deepEqual') {
      return `${head}\n\n${left}\n\nshould loosely deep-equal\n\n${right}`;
    }
    if (left === right) {
      const same = 'Values have same structure but are not reference-equal:';
      return `${operator === 'strictEqual' ? same : head}\n\n${left}\n`;
    }
    const short = !left.includes('\n') && !right.includes('\n') && left.length + right.length < 13;
    if (short && operator.endsWith('trictEqual') && isPrimitive(actual) && isPrimitive(expected)) {
      return `${head}\n\n${left} !== ${right}\n`;
    }
    const { text, isCut } = reportOf(left, right);
    const isText = typeof actual === 'string' && typeof expected === 'string';
    const mark = isText && !text.includes('\n  ') ? markBelow(left, right) : '';
    return `${head}\n+ actual - expected${isCut ? '\n... Skipped lines' : ''}\n\n${text}${mark}\n`;
  }

  return class AssertionError extends Error {
    readonly generatedMessage: boolean;
    readonly code: string;
    readonly actual: unknown;
    readonly expected: unknown;
    readonly operator: string | undefined;
    readonly diff: unknown;

    constructor(facts: AssertionFacts) {
      if (typeof facts !== 'object' || (facts as unknown) === null) {
        throw invalidArgType('options', 'of type object', facts);
      }
      const given = facts.message !== undefined && facts.message !== null;
      super(given && facts.headline !== undefined ? String(facts.message) : explain(facts));
      this.generatedMessage = !given;
      // The head of a stack is written when it is captured, under the name of that moment.
      hide(this, 'AssertionError [ERR_ASSERTION]');
      this.code = 'ERR_ASSERTION';
      this.actual = facts.actual;
      this.expected = facts.expected;
      this.operator = facts.operator;
      this.diff = facts.diff ?? 'simple';
      Error.captureStackTrace(this, facts.stackStartFn);
      void this.stack;
      hide(this, 'AssertionError');
    }

    override toString(): string {
      return `${this.name} [${this.code}]: ${this.message}`;
    }
  };
}

/** Names an error without showing it; a program may have put odd things on all objects. */
function hide(error: Error, value: string): void {
  Object.defineProperty(error, 'name', {
    __proto__: null,
    value,
    configurable: true,
    writable: true,
  } as PropertyDescriptor);
}
