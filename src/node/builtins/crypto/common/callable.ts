// Classes as Node's older ones are: functions, called with or without `new`, whose methods are listed.

type Constructor = new (...args: never[]) => object;

/**
 * The class as a function of that many parameters, which makes the same objects. What stands between
 * it and `parent` is its own for programs.
 */
export function callable<T extends Constructor>(Class: T, count: number, parent?: Constructor): T {
  const { name, prototype } = Class as unknown as { name: string; prototype: object };
  // A function of its own, since an arrow is no constructor.
  const make = function (...args: unknown[]): unknown {
    return Reflect.construct(Class, args, new.target ?? Class);
  };
  Object.defineProperties(make, {
    name: { value: name, configurable: true },
    length: { value: count, configurable: true },
    prototype: { value: prototype, writable: true },
  });
  if (parent) {
    const inherited = Object.getPrototypeOf(prototype) as object;
    copyMethods(inherited, prototype);
    Object.setPrototypeOf(prototype, parent.prototype as object);
    Object.setPrototypeOf(make, parent);
  }
  Object.defineProperty(prototype, 'constructor', {
    value: make,
    configurable: true,
    writable: true,
  });
  copyMethods(prototype, prototype);
  copyMethods(Class, make);
  return make as unknown as T;
}

/** Gives an object the methods that the other one has, listed. */
function copyMethods(from: object, to: object): void {
  for (const [key, given] of Object.entries(Object.getOwnPropertyDescriptors(from))) {
    const isMethod = typeof given.value === 'function' && key !== 'constructor';
    if (isMethod) Object.defineProperty(to, key, { ...given, enumerable: true });
  }
}
