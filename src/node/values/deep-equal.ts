// Whether two values are equal all the way down, as `assert.deepStrictEqual` and its kin see it.
import { bytesOf } from './bytes.ts';
import { types } from './type-checks.ts';

type Pairs = Map<object, Set<object>>;

/** By `==` at the leaves, by `Object.is`, or by that of what the second value has, and no more. */
type Way = 'loose' | 'strict' | 'partial';

/** `strict` is `Object.is` at the leaves and the same prototypes; else `==` and any prototypes. */
export function isDeepEqual(a: unknown, b: unknown, strict: boolean): boolean {
  return equal(a, b, strict ? 'strict' : 'loose', new Map());
}

/** Whether all of `expected` is in `actual`, in the same order where there is one. */
export function isPartlyEqual(actual: unknown, expected: unknown): boolean {
  return equal(actual, expected, 'partial', new Map());
}

function equal(a: unknown, b: unknown, way: Way, seen: Pairs): boolean {
  const strict = way !== 'loose';
  if (a === b) return a !== 0 || !strict || Object.is(a, b);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    if (strict) return Object.is(a, b);
    if (Object(a) === a || Object(b) === b) return false;
    // eslint-disable-next-line eqeqeq -- the lax form is made of it
    return a == b || (Number.isNaN(a) && Number.isNaN(b));
  }
  if (way === 'strict' && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const tag = Object.prototype.toString.call(a);
  if (tag !== Object.prototype.toString.call(b)) return false;
  if (Array.isArray(a) !== Array.isArray(b) || !sameSlots(a, b, way)) return false;
  // A circle that has come round is equal so far as the rest is.
  const known = seen.get(a) ?? new Set();
  if (known.has(b)) return true;
  seen.set(a, known.add(b));
  const result = sameContents(a, b, way, seen);
  known.delete(b);
  return result;
}

/** What an object is apart from its properties: the number in a `Date`, the bytes of a buffer. */
function sameSlots(a: object, b: object, way: Way): boolean {
  if (types.isDate(a)) {
    return types.isDate(b) && (a as Date).getTime() === (b as Date).getTime();
  }
  if (types.isRegExp(a)) {
    const [left, right] = [a as RegExp, b as RegExp];
    return String(left) === String(right) && left.lastIndex === right.lastIndex;
  }
  if (a instanceof Error) {
    return b instanceof Error && a.message === b.message && a.name === b.name;
  }
  if (types.isBoxedPrimitive(a)) {
    return types.isBoxedPrimitive(b) && Object.is(a.valueOf(), b.valueOf());
  }
  if (types.isAnyArrayBuffer(a)) {
    return sameBytes(new Uint8Array(a), new Uint8Array(b as ArrayBuffer), way);
  }
  if (ArrayBuffer.isView(a) && ArrayBuffer.isView(b)) {
    if (way === 'loose' && Object.prototype.toString.call(a).includes('Float')) {
      return sameNumbers(a as Float64Array, b as Float64Array);
    }
    if (way === 'partial' && types.isTypedArray(a)) {
      const [list, wanted] = [Array.from(a as Uint8Array), Array.from(b as Uint8Array)];
      return hasInOrder(list, wanted, Object.is);
    }
    return sameBytes(bytesOf(a), bytesOf(b), way);
  }
  if (types.isPromise(a) || types.isWeakMap(a) || types.isWeakSet(a)) return false;
  return true;
}

function sameBytes(a: Uint8Array, b: Uint8Array, way: Way): boolean {
  if (way === 'partial') return hasInOrder([...a], [...b], Object.is);
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

function sameNumbers(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at]);
}

function sameContents(a: object, b: object, way: Way, seen: Pairs): boolean {
  const [mine, theirs] = [keysOf(a, way), keysOf(b, way)];
  if (way === 'partial') return hasContents(a, b, theirs, seen);
  if (mine.length !== theirs.length || !mine.every((key) => isListed(b, key))) return false;
  if (Array.isArray(a) && a.length !== (b as unknown[]).length) return false;
  if (a instanceof Set && b instanceof Set && !sameSet(a, b, way, seen)) return false;
  if (a instanceof Map && b instanceof Map && !sameMap(a, b, way, seen)) return false;
  return mine.every((key) => equal(Reflect.get(a, key), Reflect.get(b, key), way, seen));
}

/** The same for what only has to be there, beside what else there is. */
function hasContents(a: object, b: object, keys: readonly PropertyKey[], seen: Pairs): boolean {
  const has = (mine: unknown, theirs: unknown): boolean => equal(mine, theirs, 'partial', seen);
  if (Array.isArray(a) && !hasInOrder(a, b as unknown[], has)) return false;
  if (a instanceof Set && b instanceof Set && !hasEach([...a], [...b], has)) return false;
  if (a instanceof Map && b instanceof Map && !hasEach([...a], [...b], has)) return false;
  const named = Array.isArray(a) ? keys.filter((key) => !/^\d+$/u.test(String(key))) : keys;
  return named.every((key) => isListed(a, key) && has(Reflect.get(a, key), Reflect.get(b, key)));
}

type Same = (mine: unknown, theirs: unknown) => boolean;

function hasInOrder(list: readonly unknown[], wanted: readonly unknown[], same: Same): boolean {
  let at = 0;
  return wanted.every((each) => {
    while (at < list.length && !same(list[at], each)) at += 1;
    at += 1;
    return at <= list.length;
  });
}

function hasEach(list: readonly unknown[], wanted: readonly unknown[], same: Same): boolean {
  const rest = [...list];
  return wanted.every((each) => {
    const at = rest.findIndex((mine) => same(mine, each));
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
}

function isListed(object: object, key: PropertyKey): boolean {
  return Object.prototype.propertyIsEnumerable.call(object, key);
}

function keysOf(object: object, way: Way): PropertyKey[] {
  // The elements of a typed array have been compared as bytes.
  const keys: PropertyKey[] = Object.keys(object).filter(
    (key) => !ArrayBuffer.isView(object) || !/^\d+$/u.test(key),
  );
  if (way === 'loose') return keys;
  const symbols = Object.getOwnPropertySymbols(object);
  return [...keys, ...symbols.filter((key) => isListed(object, key))];
}

function sameSet(a: Set<unknown>, b: Set<unknown>, way: Way, seen: Pairs): boolean {
  if (a.size !== b.size) return false;
  const rest = [...b].filter((each) => !a.has(each));
  return [...a].filter((each) => !b.has(each)).every((each) => take(rest, each, way, seen));
}

/** Takes out of a list the first that is equal; false where none is. */
function take(list: unknown[], value: unknown, way: Way, seen: Pairs): boolean {
  const at = list.findIndex((each) => equal(value, each, way, seen));
  if (at >= 0) list.splice(at, 1);
  return at >= 0;
}

type Entries = Map<unknown, unknown>;

function sameMap(a: Entries, b: Entries, way: Way, seen: Pairs): boolean {
  if (a.size !== b.size) return false;
  const rest = [...b].filter(([key]) => !a.has(key));
  return [...a].every(([key, value]) =>
    b.has(key)
      ? equal(value, b.get(key), way, seen)
      : take(rest as unknown[], [key, value], way, seen),
  );
}
