// `node:assert`: checks that throw.
import { createAssertionErrorClass } from './assertion-error.ts';
import type { AssertionFacts } from './assertion-error.ts';
import { isDeepEqual, isPartlyEqual } from '../../values/deep-equal.ts';
import { defineListed } from '../../values/define-property.ts';
import { named } from '../../values/parameters.ts';
import {
  checkFunction,
  invalidArgType,
  invalidArgValue,
  nodeError,
  received,
} from '../../errors/node-error.ts';
import type { GetInspecting } from '../../values/inspecting.ts';
import { createCallTracker } from './call-tracker.ts';
import type { CallTrackerNeeds } from './call-tracker.ts';

const oldFail =
  'assert.fail() with more than one argument is deprecated. ' +
  'Please use assert.strictEqual() instead or only pass a message.';

const errorTypes = 'of type function or an instance of Error, RegExp, or Object';

/** A text that could be meant as the error's, and so would pass whatever is thrown. */
function checkAmbiguity(error: unknown, text: string, message: unknown): void {
  if (message !== undefined) throw invalidArgType('error', errorTypes, text);
  const isObject = typeof error === 'object' && error !== null;
  if ((isObject ? (error as Partial<Error>).message : error) !== text) return;
  const what = isObject ? `error message "${text}"` : `error "${text}"`;
  const whole = `The "error/message" argument is ambiguous. The ${what} is identical to the message.`;
  throw nodeError(TypeError, 'ERR_AMBIGUOUS_ARGUMENT', whole);
}

/** What an error says, or what it is where it says nothing. */
function messageOf(value: unknown, inspect: (value: unknown) => string): string {
  const { message, constructor: Class } = Object(value) as Partial<Error>;
  if (typeof value !== 'object' || typeof message !== 'string') return inspect(value);
  return message === '' && Class ? Class.name : message;
}

/** Whether an error is of the kind that was not wanted. */
function isOfKind(error: unknown, expected: unknown): boolean {
  if (expected instanceof RegExp) return expected.test(String(error));
  if (typeof expected !== 'function') {
    throw invalidArgType('expected', 'of type function or an instance of RegExp', expected);
  }
  if (expected.prototype !== undefined && error instanceof expected) return true;
  if (Object.prototype.isPrototypeOf.call(Error, expected)) return false;
  return Reflect.apply(expected as (error: unknown) => unknown, {}, [error]) === true;
}

/** What is compared of an error: it is printed under this name. */
class Comparison {
  [name: string]: unknown;
}

type Check = (actual: unknown, expected: unknown, skipPrototype: unknown) => boolean;
type Action = () => unknown;
type ErrorMatcher = RegExp | Error | object | ((error: unknown) => unknown);

/** The message a check fails with: an error of the caller's own is thrown as it is. */
function throwGiven(message: unknown): void {
  if (message instanceof Error) throw message;
}

/** Signs that no terminal shows, as they stand in texts of a program's. */
function escaped(text: string): string {
  return text.replace(/[\0-\x08\v\f\x0e-\x1f]/gu, (sign) => {
    const known: Readonly<Record<string, string>> = { '\b': '\\b', '\f': '\\f' };
    return known[sign] ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** What may be asked for its rejection: a thenable must be an object that can catch, too. */
function isPromise(value: unknown): value is PromiseLike<unknown> {
  if (value instanceof Promise) return true;
  if (typeof value !== 'object' || value === null) return false;
  const { then, catch: caught } = value as { then?: unknown; catch?: unknown };
  return typeof then === 'function' && typeof caught === 'function';
}

export interface AssertNeeds extends Omit<CallTrackerNeeds, 'AssertionError'> {
  readonly inspecting: GetInspecting;
  /** The text of the program's call that is running, as far as it stands on one line. */
  readonly runningCall: () => string | undefined;
}

/** The exports of `node:assert`; `strict` has the same functions under the lax names too. */
export function createAssert({ inspecting, isExiting, warn, runningCall }: AssertNeeds) {
  const AssertionError = createAssertionErrorClass(inspecting);
  const inspect = (value: unknown): string => inspecting().inspect(value);

  /** What an instance of `Assert` was told; a function that is called apart from one knows of none. */
  const told = new WeakMap<object, AssertOptions>();
  const optionsOf = (receiver: unknown): Partial<AssertOptions> =>
    told.get(receiver as object) ?? {};

  /** With more than a message it is the old form, which compares nothing. */
  function fail(this: unknown, ...given: unknown[]): never {
    const { diff } = optionsOf(this);
    if (given.length <= 1) {
      const [message] = given;
      throwGiven(message);
      const facts = { message, headline: 'Failed', operator: 'fail', stackStartFn: fail };
      throw new AssertionError({ ...facts, diff });
    }
    if (!warned) warn(oldFail, 'DeprecationWarning', 'DEP0094');
    warned = true;
    const [actual, expected, message, operator = given.length === 2 ? '!=' : 'fail', start] = given;
    throwGiven(message);
    const stackStartFn = (start ?? fail) as NonNullable<AssertionFacts['stackStartFn']>;
    const facts = { message, actual, expected, operator: String(operator), stackStartFn, diff };
    throw new AssertionError(facts);
  }
  let warned = false;

  function refuse(facts: AssertionFacts): never {
    throwGiven(facts.message);
    throw new AssertionError(facts);
  }

  // No list is taken apart in what passes: a program may have put odd things into that.
  function ok(...args: unknown[]): void {
    const value = args[0];
    const message = args[1];
    if (value) return;
    let headline: string | undefined = 'No value argument passed to `assert.ok()`';
    if (args.length > 0) {
      const call = message === undefined || message === null ? runningCall() : undefined;
      if (call === undefined) headline = undefined;
      else headline = `The expression evaluated to a falsy value:\n\n  ${escaped(call)}\n`;
    }
    refuse({ message, headline, actual: value, expected: true, operator: '==', stackStartFn: ok });
  }

  function comparison(operator: string, passes: Check, symbol = operator) {
    const check = function (this: unknown, ...args: unknown[]): void {
      if (args.length < 2) {
        const text = 'The "actual" and "expected" arguments must be specified';
        throw nodeError(TypeError, 'ERR_MISSING_ARGS', text);
      }
      const actual = args[0];
      const expected = args[1];
      const message = args[2];
      const { diff, skipPrototype } = optionsOf(this);
      if (passes(actual, expected, skipPrototype)) return;
      refuse({ message, actual, expected, operator: symbol, stackStartFn: check, diff });
    };
    return named(operator, 3, check);
  }

  // eslint-disable-next-line eqeqeq -- the lax form is made of it
  const lax = (a: unknown, b: unknown): boolean => a == b || (Number.isNaN(a) && Number.isNaN(b));
  const deep = (strict: boolean, wanted: boolean): Check => {
    return (a, b, skipPrototype) => isDeepEqual(a, b, strict, skipPrototype) === wanted;
  };

  /** What fails with one headline or another. */
  function mismatching(facts: AssertionFacts): (headline: string) => never {
    return (headline) => refuse({ ...facts, headline });
  }

  function matches(error: unknown, expected: ErrorMatcher, message: unknown, operator: string) {
    const mismatch = mismatching({ message, actual: error, expected, operator });
    if (expected instanceof RegExp) {
      if (expected.test(String(error))) return;
      mismatch(
        `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(String(error))}\n`,
      );
    } else if (typeof expected === 'function') {
      matchesFunction(error, expected as (error: unknown) => unknown, mismatch);
    } else {
      matchesObject(error, expected, message, operator);
    }
  }

  function matchesFunction(
    error: unknown,
    expected: (error: unknown) => unknown,
    mismatch: (headline: string) => never,
  ): void {
    const isClass = expected.prototype !== undefined && error instanceof expected;
    if (isClass) return;
    if (Object.prototype.isPrototypeOf.call(Error, expected)) {
      const kind = (error as object | undefined)?.constructor.name;
      const received = kind === undefined ? inspect(error) : `"${kind}"`;
      const text = error instanceof Error ? `\n\nError message:\n\n${error.message}` : '';
      mismatch(
        `The error is expected to be an instance of "${expected.name}". Received ${received}${text}`,
      );
    }
    const answer: unknown = Reflect.apply(expected, {}, [error]);
    if (answer === true) return;
    mismatch(
      `The ${expected.name ? `"${expected.name}" ` : ''}validation function is expected to return "true". ` +
        `Received ${inspect(answer)}\n\nCaught error:\n\n${error instanceof Error ? String(error) : inspect(error)}`,
    );
  }

  function matchesObject(
    error: unknown,
    expected: object,
    message: unknown,
    operator: string,
  ): void {
    if (Object(error) !== error) {
      throwGiven(message);
      const facts = { message, actual: error, expected, operator: 'deepStrictEqual' };
      throw Object.assign(new AssertionError(facts), { operator });
    }
    const keys = Object.keys(expected);
    if (expected instanceof Error) keys.push('name', 'message');
    else if (keys.length === 0)
      throw invalidArgValue('error', expected, 'may not be an empty object');
    const [found, wanted] = [new Comparison(), new Comparison()];
    for (const key of keys) {
      const pattern: unknown = Reflect.get(expected, key);
      defineListed(wanted, key, pattern);
      const value: unknown =
        Object(error) === error ? Reflect.get(error as object, key) : undefined;
      // A pattern that fits stands for what it fits.
      const fits = pattern instanceof RegExp && typeof value === 'string' && pattern.test(value);
      defineListed(found, key, fits ? pattern : value);
    }
    if (isDeepEqual(found, wanted, true)) return;
    throwGiven(message);
    const facts = { message, actual: found, expected: wanted, operator: 'deepStrictEqual' };
    const difference = new AssertionError(facts);
    throw Object.assign(difference, { actual: error, expected, operator });
  }

  /** What both `throws` and `rejects` do once there is an error, or none. */
  function judge(
    operator: 'throws' | 'rejects',
    caught: { readonly error: unknown } | undefined,
    expected: unknown,
    given: unknown,
    stackStartFn: NonNullable<AssertionFacts['stackStartFn']>,
  ): void {
    const message = typeof expected === 'string' ? expected : given;
    if (typeof expected === 'string') {
      checkAmbiguity(caught?.error, expected, given);
    } else if (
      typeof expected !== 'object' &&
      typeof expected !== 'function' &&
      expected !== undefined
    ) {
      throw invalidArgType('error', errorTypes, expected);
    }
    if (!caught) {
      const kind = operator === 'throws' ? 'exception' : 'rejection';
      const { name = '' } =
        (typeof expected === 'string' ? undefined : (expected as { name?: string } | null)) ?? {};
      const tail = typeof message === 'string' ? `: ${message}` : '.';
      throwGiven(message);
      const text = `Missing expected ${kind}${name && ` (${name})`}${tail}`;
      throw new AssertionError({ message: text, expected, operator, stackStartFn });
    }
    if (!expected || typeof expected === 'string') return;
    matches(caught.error, expected, message, operator);
  }

  function caughtBy(action: unknown): { readonly error: unknown } | undefined {
    checkFunction(action, 'fn');
    try {
      (action as Action)();
      return undefined;
    } catch (error) {
      return { error };
    }
  }

  async function rejectionOf(action: unknown): Promise<{ readonly error: unknown } | undefined> {
    if (typeof action !== 'function' && !isPromise(action)) {
      throw invalidArgType('promiseFn', 'of type function or an instance of Promise', action);
    }
    const promise: unknown = typeof action === 'function' ? (action as Action)() : action;
    if (!isPromise(promise)) {
      const text = `Expected instance of Promise to be returned from the "promiseFn" function but got ${received(promise)}.`;
      throw nodeError(TypeError, 'ERR_INVALID_RETURN_VALUE', text);
    }
    try {
      await promise;
      return undefined;
    } catch (error) {
      return { error };
    }
  }

  /** An error that none, or none of this kind, was wanted of. */
  function unwanted(
    operator: 'doesNotThrow' | 'doesNotReject',
    error: unknown,
    expected: unknown,
    given: unknown,
    stackStartFn: NonNullable<AssertionFacts['stackStartFn']>,
  ): never {
    const message = typeof expected === 'string' ? expected : given;
    if (expected && typeof expected !== 'string' && !isOfKind(error, expected)) throw error;
    throwGiven(message);
    const kind = operator === 'doesNotThrow' ? 'exception' : 'rejection';
    const tail = message === undefined ? '.' : `: ${String(message)}`;
    const { message: text } = (error ?? {}) as { message?: unknown };
    const whole = `Got unwanted ${kind}${tail}\nActual message: "${String(text)}"`;
    throw new AssertionError({ message: whole, actual: error, expected, operator, stackStartFn });
  }

  function matching(operator: 'match' | 'doesNotMatch') {
    const check = function (this: unknown, ...args: unknown[]): void {
      const text = args[0];
      const pattern = args[1];
      const message = args[2];
      if (!(pattern instanceof RegExp)) {
        throw invalidArgType('regexp', 'an instance of RegExp', pattern);
      }
      if (typeof text === 'string' && pattern.test(text) === (operator === 'match')) return;
      const did = operator === 'match' ? 'did not' : 'was expected to not';
      const headline =
        typeof text === 'string'
          ? `The input ${did} match the regular expression ${inspect(pattern)}. Input:\n\n${inspect(text)}\n`
          : `The "string" argument must be of type string. Received ${received(text)}`;
      const facts = { message, headline, actual: text, expected: pattern, operator };
      refuse({ ...facts, stackStartFn: check, diff: optionsOf(this).diff });
    };
    return named(operator, 3, check);
  }

  const functions = {
    AssertionError,
    CallTracker: createCallTracker({ AssertionError, isExiting, warn }),
    fail: named('fail', 5, fail),
    ok,
    equal: comparison('equal', lax, '=='),
    notEqual: comparison('notEqual', (a, b) => !lax(a, b), '!='),
    deepEqual: comparison('deepEqual', deep(false, true)),
    notDeepEqual: comparison('notDeepEqual', deep(false, false)),
    deepStrictEqual: comparison('deepStrictEqual', deep(true, true)),
    notDeepStrictEqual: comparison('notDeepStrictEqual', deep(true, false)),
    strictEqual: comparison('strictEqual', Object.is),
    notStrictEqual: comparison('notStrictEqual', (a, b) => !Object.is(a, b)),
    partialDeepStrictEqual: comparison('partialDeepStrictEqual', isPartlyEqual),
    match: matching('match'),
    doesNotMatch: matching('doesNotMatch'),
    throws: function throws(action: unknown, ...[expected, message]: unknown[]): void {
      judge('throws', caughtBy(action), expected, message, throws);
    },
    rejects: async function rejects(
      action: unknown,
      ...[expected, message]: unknown[]
    ): Promise<void> {
      judge('rejects', await rejectionOf(action), expected, message, rejects);
    },
    doesNotThrow: function doesNotThrow(action: unknown, ...[expected, message]: unknown[]): void {
      const caught = caughtBy(action);
      if (caught) unwanted('doesNotThrow', caught.error, expected, message, doesNotThrow);
    },
    doesNotReject: async function doesNotReject(
      action: unknown,
      ...[expected, message]: unknown[]
    ): Promise<void> {
      const caught = await rejectionOf(action);
      if (caught) unwanted('doesNotReject', caught.error, expected, message, doesNotReject);
    },
    ifError(value: unknown): void {
      if (value === undefined || value === null) return;
      const message = `ifError got unwanted exception: ${messageOf(value, inspect)}`;
      const facts = { message, actual: value, expected: null, operator: 'ifError' };
      const error = new AssertionError({ ...facts, stackStartFn: functions.ifError });
      // Where the error was made, below where it was looked at.
      const { stack } = value as { stack?: unknown };
      const frames = typeof stack === 'string' ? stack.indexOf('\n    at') : -1;
      if (frames >= 0) error.stack = `${error.stack ?? ''}${String(stack).slice(frames)}`;
      throw error;
    },
  };

  const { strictEqual, notStrictEqual, deepStrictEqual, notDeepStrictEqual } = functions;
  const strictly = {
    equal: strictEqual,
    deepEqual: deepStrictEqual,
    notEqual: notStrictEqual,
    notDeepEqual: notDeepStrictEqual,
  };

  /** The same functions as methods of an object: under the lax names, too, the strict ones unless told. */
  function Assert(this: object, options: unknown = {}): void {
    if (!new.target) {
      const message = 'Class constructor Assert cannot be invoked without `new`';
      throw nodeError(TypeError, 'ERR_CONSTRUCT_CALL_REQUIRED', message);
    }
    const given: AssertOptions = {
      strict: true,
      ...(options as Partial<AssertOptions> | undefined),
    };
    if (given.diff !== undefined && given.diff !== 'simple' && given.diff !== 'full') {
      throw invalidArgValue('options.diff', given.diff, "must be one of: 'simple', 'full'");
    }
    told.set(this, given);
    Object.assign(this, { AssertionError }, given.strict && strictly);
  }

  const AssertClass = named('Assert', 1, Assert);
  const { CallTracker: _, AssertionError: __, ...methods } = functions;
  Object.assign(AssertClass.prototype as object, methods);
  const assert = Object.assign(
    (...args: unknown[]) => {
      ok(...args);
    },
    functions,
    { Assert: AssertClass },
  );
  const strict = Object.assign(
    named('strict', 0, (...args: unknown[]) => {
      ok(...args);
    }),
    functions,
    strictly,
    { Assert: AssertClass },
  );
  return Object.assign(assert, { strict: Object.assign(strict, { strict }) });
}

interface AssertOptions {
  readonly diff?: unknown;
  readonly strict: unknown;
  readonly skipPrototype?: unknown;
}
