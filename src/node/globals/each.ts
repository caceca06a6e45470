// How the kernel iterates arrays, whatever programs do to their prototypes.

/**
 * Makes a function that gives what it is given, to be iterated. Once a program has changed how arrays are
 * iterated, it gives for an array, and for an iterator of one, what iterates it as before. To be called
 * before any program runs: its text stands at the head of the kernel (`withstanding.ts`), and may use
 * nothing of this file.
 */
export function createEach(): (given: unknown) => unknown {
  const { isArray } = Array;
  const { getPrototypeOf } = Object;
  const { apply } = Reflect;
  const symbol: typeof Symbol.iterator = Symbol.iterator;
  const prototype: readonly unknown[] = Array.prototype;
  const values = prototype[symbol];
  const iteration = getPrototypeOf([][symbol]()) as Iterator<unknown>;
  const { next } = iteration;
  return (given) => {
    if (prototype[symbol] === values && iteration.next === next) return given;
    const isIterator =
      typeof given === 'object' && given !== null && getPrototypeOf(given) === iteration;
    if (!isIterator && !isArray(given)) return given;
    return {
      __proto__: null,
      [symbol]() {
        const iterator: unknown = isIterator ? given : apply(values, given, []);
        return { __proto__: null, next: () => apply(next, iterator, []) as unknown };
      },
    };
  };
}
