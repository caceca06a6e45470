// `AssertionError`: what an assertion expected, what it found, and how the two differ.
import { invalidArgType } from '../../errors/node-error.ts';
import type { GetInspecting } from '../../values/inspecting.ts';
import { createExplaining } from './explaining.ts';
import type { Facts } from './explaining.ts';

export interface AssertionFacts extends Facts {
  /** What the message begins with when none is given. */
  readonly headline?: string | undefined;
  /** Stack frames from this function up are the assertion's own. */
  readonly stackStartFn?: (...args: never[]) => unknown;
}

/** The class for one thread. */
export function createAssertionErrorClass(inspecting: GetInspecting) {
  const explain = createExplaining(inspecting);

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
      const shown = given ? facts : withoutStacks(facts);
      super(
        facts.headline === undefined ? explain(shown) : String(facts.message ?? facts.headline),
      );
      this.generatedMessage = !facts.message;
      // The head of a stack is written when it is captured, under the name of that moment.
      hide(this, 'AssertionError [ERR_ASSERTION]');
      this.code = 'ERR_ASSERTION';
      this.actual = shown.actual;
      this.expected = shown.expected;
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

/** Two errors have a stack each, which says nothing of how they differ: copies have none. */
function withoutStacks(facts: AssertionFacts): AssertionFacts {
  const { actual, expected } = facts;
  if (!(actual instanceof Error && expected instanceof Error)) return facts;
  return { ...facts, actual: copyOf(actual), expected: copyOf(expected) };
}

function copyOf(error: Error): object {
  const copy = Object.assign(
    Object.create(Object.getPrototypeOf(error) as object) as object,
    error,
  );
  Object.defineProperty(copy, 'message', { value: error.message });
  if (Object.hasOwn(error, 'cause')) {
    const { cause } = error;
    Object.defineProperty(copy, 'cause', { value: cause instanceof Error ? copyOf(cause) : cause });
  }
  return copy;
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
