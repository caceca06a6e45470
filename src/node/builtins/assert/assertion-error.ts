// `AssertionError`: what an assertion expected, what it found, and how the two differ.
import { invalidArgType } from '../../errors/node-error.ts';
import type { GetInspecting } from '../../values/plain-format.ts';

export interface AssertionFacts {
  readonly message?: unknown;
  readonly actual?: unknown;
  readonly expected?: unknown;
  readonly operator?: string;
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

/** Lines of both texts, those of only one marked `+` (actual) or `-` (expected). */
function differences(actual: string, expected: string): string {
  const [left, right] = [actual.split('\n'), expected.split('\n')];
  const table = commonLengths(left, right);
  const lines: string[] = [];
  let [at, other] = [0, 0];
  while (at < left.length || other < right.length) {
    const [mine, theirs] = [left[at], right[other]];
    const skipMine = table[at + 1]?.[other] ?? 0;
    const skipTheirs = table[at]?.[other + 1] ?? 0;
    if (mine !== undefined && mine === theirs) {
      lines.push(`  ${mine}`);
      at += 1;
      other += 1;
    } else if (mine !== undefined && (theirs === undefined || skipMine >= skipTheirs)) {
      lines.push(`+ ${mine}`);
      at += 1;
    } else {
      lines.push(`- ${theirs ?? ''}`);
      other += 1;
    }
  }
  return lines.join('\n');
}

/** Whether a value is no object. */
function isPrimitive(value: unknown): boolean {
  return Object(value) !== value;
}

/** How many lines two lists have in common, in order, from each pair of places on. */
function commonLengths(left: readonly string[], right: readonly string[]): number[][] {
  const table = left.map(() => [] as number[]);
  for (let at = left.length - 1; at >= 0; at -= 1) {
    const row = table[at] ?? [];
    for (let other = right.length - 1; other >= 0; other -= 1) {
      row[other] =
        left[at] === right[other]
          ? 1 + (table[at + 1]?.[other + 1] ?? 0)
          : Math.max(table[at + 1]?.[other] ?? 0, row[other + 1] ?? 0);
    }
  }
  return table;
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
    if (head === undefined) {
      const { inspect } = inspecting();
      return `${inspect(actual)} ${operator} ${inspect(expected)}`;
    }
    const [left, right] = [shown(actual), shown(expected)];
    if (operator.startsWith('not')) {
      return `${head}${left.includes('\n') ? '\n' : ''}\n${left}${left.includes('\n') ? '\n' : ''}`;
    }
    if (left === right && operator !== 'deepEqual') {
      const same = 'Values have same structure but are not reference-equal:';
      return `${operator === 'strictEqual' ? same : head}\n\n${left}\n`;
    }
    const short = !left.includes('\n') && !right.includes('\n') && left.length + right.length < 13;
    if (short && operator === 'strictEqual' && isPrimitive(actual) && isPrimitive(expected)) {
      return `${head}\n\n${left} !== ${right}\n`;
    }
    return `${head}\n+ actual - expected\n\n${differences(left, right)}\n`;
  }

  return class AssertionError extends Error {
    readonly code: string;
    readonly generatedMessage: boolean;
    readonly actual: unknown;
    readonly expected: unknown;
    readonly operator: string | undefined;

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
