// What is asked for by something that it is itself made of.

/** A value handed out before it is there: `get` throws a TypeError until `set` was called. */
export interface Late<T> {
  readonly get: () => T;
  readonly set: (value: T) => void;
}

export function createLate<T extends object>(): Late<T> {
  let value: T | undefined;
  return {
    get() {
      if (!value) throw new TypeError('asked for before it was there');
      return value;
    },
    set(given) {
      value = given;
    },
  };
}
