// A function that notes its calls, and may do something else than it did.
import { checkFunction, invalidArgType } from '../../../errors/node-error.ts';
import { toInteger } from '../../../errors/to-integer.ts';
import { bare } from '../../../values/bare.ts';

export type AnyFunction = (this: unknown, ...args: never[]) => unknown;

/** One call. */
export interface MockCall {
  readonly arguments: readonly unknown[];
  readonly error: unknown;
  readonly result: unknown;
  /** An error of the place of the call. */
  readonly stack: Error;
  /** The class that was constructed. */
  readonly target: unknown;
  readonly this: unknown;
}

interface Replaced {
  readonly original: AnyFunction;
  readonly implementation: AnyFunction;
  /** After how many calls it does again what it did. */
  readonly times: number;
  /** Puts back what was there; where nothing was replaced, there is nothing to put back. */
  readonly putBack?: () => void;
}

export type MockedFunction = AnyFunction & { readonly mock: MockFunctionContext };

/** `fn.mock`. */
export class MockFunctionContext {
  readonly #calls: MockCall[] = [];
  readonly #once = new Map<number, AnyFunction>();
  readonly #replaced: Replaced;
  #implementation: AnyFunction;

  constructor(replaced: Replaced) {
    this.#replaced = replaced;
    this.#implementation = replaced.implementation;
  }

  get calls(): readonly MockCall[] {
    return [...this.#calls];
  }

  callCount(): number {
    return this.#calls.length;
  }

  mockImplementation(implementation: unknown): void {
    checkFunction(implementation, 'implementation');
    this.#implementation = implementation as AnyFunction;
  }

  mockImplementationOnce(implementation: unknown, onCall?: unknown): void {
    checkFunction(implementation, 'implementation');
    const next = this.#calls.length;
    const at = toInteger(onCall ?? next, 'onCall', next, Number.MAX_SAFE_INTEGER);
    this.#once.set(at, implementation as AnyFunction);
  }

  restore(): void {
    const { original, putBack } = this.#replaced;
    if (putBack) putBack();
    else this.#implementation = original;
  }

  resetCalls(): void {
    this.#calls.length = 0;
  }

  /** What the next call does; made `this`-less, for the function's own use. */
  static next(context: MockFunctionContext): AnyFunction {
    const at = context.#calls.length;
    const implementation = context.#once.get(at) ?? context.#implementation;
    context.#once.delete(at);
    if (at + 1 === context.#replaced.times) context.restore();
    return implementation;
  }

  /** Notes a call that is over. */
  static note(context: MockFunctionContext, call: MockCall): void {
    context.#calls.push(call);
  }
}

/** Makes one; `replaced.putBack` puts back what it stands for. */
export function mockFunction(replaced: Replaced): MockedFunction {
  const context = new MockFunctionContext(replaced);
  const note = (call: Partial<MockCall> & Pick<MockCall, 'arguments'>): void => {
    MockFunctionContext.note(
      context,
      bare({
        arguments: call.arguments,
        error: call.error,
        result: call.result,
        stack: new Error(),
        target: call.target,
        this: call.this,
      }),
    );
  };
  return new Proxy(
    replaced.original,
    bare({
      apply(_, self: unknown, args: unknown[]) {
        const call = { arguments: args, this: self };
        try {
          const result: unknown = Reflect.apply(MockFunctionContext.next(context), self, args);
          note({ ...call, result });
          return result;
        } catch (error) {
          note({ ...call, error });
          throw error;
        }
      },
      construct(target, args: unknown[], newTarget) {
        const call = { arguments: args, target };
        try {
          const result = Reflect.construct(
            MockFunctionContext.next(context),
            args,
            newTarget,
          ) as object;
          note({ ...call, result, this: result });
          return result;
        } catch (error) {
          note({ ...call, error });
          throw error;
        }
      },
      get(target, name, receiver) {
        return name === 'mock' ? context : (Reflect.get(target, name, receiver) as unknown);
      },
    }),
  ) as MockedFunction;
}

/** How many times, as options say it. */
export function toTimes(options: object): number {
  const { times = Infinity } = options as { readonly times?: unknown };
  if (times === Infinity) return Infinity;
  return toInteger(times, 'options.times', 1, Number.MAX_SAFE_INTEGER);
}

/** An object that options are in. */
export function checkOptions(options: unknown): object {
  if (options === null || typeof options !== 'object') {
    throw invalidArgType('options', 'of type object', options);
  }
  return options;
}
