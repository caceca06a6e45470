// A `Date` whose now is told.

/** The class; `now` gives milliseconds since the epoch. */
export function createMockDate(now: () => number, Real: DateConstructor): DateConstructor {
  /** Like `Date`, it may be called without `new`, and gives a text then. */
  function MockDate(this: unknown, ...args: unknown[]): Date | string {
    if (!new.target) return new Real(now()).toString();
    return Reflect.construct(Real, args.length === 0 ? [now()] : args, new.target) as Date;
  }
  Object.setPrototypeOf(MockDate, Real);
  return Object.defineProperties(MockDate, {
    name: { value: 'Date', configurable: true },
    length: { value: Real.length, configurable: true },
    prototype: { value: Real.prototype, writable: false },
    now: {
      value: { now: () => now() }.now,
      configurable: true,
      writable: true,
    },
    toString: {
      value: { toString: () => Function.prototype.toString.call(Real) }.toString,
      configurable: true,
      enumerable: true,
      writable: true,
    },
    isMock: { value: true, configurable: true, enumerable: true },
  }) as unknown as DateConstructor;
}
