// Whether two values are equal all the way down, as `assert.deepStrictEqual` and its kin see it.
import { bytesOf } from './bytes.ts';
import { typedArrayName, types } from './type-checks.ts';

/** The objects that are being compared, one within the other, on each side. */
interface Path {
  readonly left: Set<object>;
  readonly right: Set<object>;
}

/**
 * By `==` at the leaves, by `Object.is` with the same prototypes or any (`shape`), or by that of what the
 * second value has, and no more.
 */
type Way = 'loose' | 'strict' | 'shape' | 'partial';

/** `strict` is `Object.is` at the leaves and the same prototypes; `skipPrototype` any; else `==` and any. */
export function isDeepEqual(
  a: unknown,
  b: unknown,
  strict: boolean,
  skipPrototype: unknown = false,
): boolean {
  const exact = skipPrototype ? 'shape' : 'strict';
  return equal(a, b, strict ? exact : 'loose', newPath());
}

/** Whether all of `expected` is in `actual`, in the same order where there is one. */
export function isPartlyEqual(actual: unknown, expected: unknown): boolean {
  return equal(actual, expected, 'partial', newPath());
}

function equal(a: unknown, b: unknown, way: Way, path: Path): boolean {
  const strict = way !== 'loose';
  if (a === b) return a !== 0 || !strict || Object.is(a, b);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    if (strict) return Object.is(a, b);
    if (Object(a) === a || Object(b) === b) return false;
    // eslint-disable-next-line eqeqeq -- the lax form is made of it
    return a == b || (Number.isNaN(a) && Number.isNaN(b));
  }
  if (way === 'strict' && !areOfOneClass(a, b)) return false;
  const tag = Object.prototype.toString.call(a);
  if (tag !== Object.prototype.toString.call(b)) return false;
  const kind = kindOf(a);
  if (isOpaque(a) || kind !== kindOf(b)) return false;
  // A circle that has come round is equal so far as the rest is, if the other one has come round too.
  const isRound = path.left.has(a);
  if (isRound || path.right.has(b)) return isRound && path.right.has(b);
  path.left.add(a);
  path.right.add(b);
  const result =
    sameSlots[kind](a as never, b as never, way, path) && sameContents(a, b, way, path);
  path.left.delete(a);
  path.right.delete(b);
  return result;
}

function newPath(): Path {
  return { left: new Set(), right: new Set() };
}

/** By the constructor that both have inherited, else by their prototypes. */
function areOfOneClass(a: object, b: object): boolean {
  const { constructor } = a as { readonly constructor: unknown };
  return constructor === undefined || Object.hasOwn(a, 'constructor')
    ? Object.getPrototypeOf(a) === Object.getPrototypeOf(b)
    : constructor === (b as { readonly constructor: unknown }).constructor;
}

type Kind = keyof typeof sameSlots;

/** Whether no one sees what is in an object. */
function isOpaque(value: object): boolean {
  return types.isPromise(value) || types.isWeakMap(value) || types.isWeakSet(value);
}

/** What an object is by its slots, whatever its prototype. */
function kindOf(value: object): Kind {
  if (Array.isArray(value)) return 'list';
  if (ArrayBuffer.isView(value)) return 'view';
  if (types.isAnyArrayBuffer(value)) return 'buffer';
  if (types.isSet(value)) return 'set';
  if (types.isMap(value)) return 'map';
  if (types.isDate(value)) return 'date';
  if (types.isRegExp(value)) return 'pattern';
  if (isError(value)) return 'error';
  if (types.isBoxedPrimitive(value)) return 'boxed';
  if (value instanceof URL) return 'url';
  return isKeyObject(value) ? 'key' : 'plain';
}

function isError(value: object): value is Error {
  return value instanceof Error || types.isNativeError(value);
}

/** A `KeyObject` says by itself what other is equal. */
interface Comparable {
  equals(other: unknown): boolean;
}

function isKeyObject(value: object): value is Comparable {
  const isTagged = Object.prototype.toString.call(value) === '[object KeyObject]';
  return isTagged && typeof Reflect.get(value, 'equals') === 'function';
}

const always = (): boolean => true;

/** Whether two objects of a kind are the same apart from their properties: the number in a `Date`. */
const sameSlots = {
  plain: always,
  list: always,
  set: always,
  map: always,
  date: (a: Date, b: Date) => Object.is(timeOf(a), timeOf(b)),
  pattern: (a: RegExp, b: RegExp) =>
    a.source === b.source && a.flags === b.flags && a.lastIndex === b.lastIndex,
  boxed: (a: object, b: object) => Object.is(unboxed(a), unboxed(b)),
  url: (a: URL, b: URL) => a.href === b.href,
  key: (a: Comparable, b: Comparable) => a.equals(b),
  buffer: (a: ArrayBuffer, b: ArrayBuffer, way: Way) =>
    sameBytes(new Uint8Array(a), new Uint8Array(b), way),
  view: sameViews,
  error: sameErrors,
} as const;

function timeOf(date: Date): number {
  return Date.prototype.getTime.call(date);
}

/** The value in a box, asked of its class: the object may have another `valueOf`. */
function unboxed(box: object): unknown {
  if (types.isNumberObject(box)) return Number.prototype.valueOf.call(box);
  if (types.isStringObject(box)) return String.prototype.valueOf.call(box);
  if (types.isBooleanObject(box)) return Boolean.prototype.valueOf.call(box);
  return types.isBigIntObject(box)
    ? BigInt.prototype.valueOf.call(box)
    : Symbol.prototype.valueOf.call(box);
}

/** What an error says and where it comes from; its stack may be another. */
function sameErrors(a: Error, b: Error, way: Way, path: Path): boolean {
  const same = ['message', 'name', 'cause', 'errors'].every((key) => {
    // What is listed is compared with the other properties.
    if (isListed(b, key)) return true;
    const theirs: unknown = Reflect.get(b, key);
    if (way === 'partial' && (theirs === undefined || (key === 'message' && theirs === ''))) {
      return true;
    }
    return equal(Reflect.get(a, key), theirs, way, path);
  });
  const isCaused = Object.hasOwn(b, 'cause');
  return same && (Object.hasOwn(a, 'cause') === isCaused || (way === 'partial' && !isCaused));
}

function sameViews(a: ArrayBufferView, b: ArrayBufferView, way: Way): boolean {
  const name = typedArrayName(a);
  if (name !== typedArrayName(b)) return false;
  if (way === 'loose' && name?.startsWith('Float')) {
    return sameNumbers(a as Float64Array, b as Float64Array);
  }
  return sameBytes(bytesOf(a), bytesOf(b), way);
}

function sameBytes(a: Uint8Array, b: Uint8Array, way: Way): boolean {
  if (way === 'partial') return hasInOrder([...a], [...b], Object.is);
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

function sameNumbers(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at]);
}

function sameContents(a: object, b: object, way: Way, path: Path): boolean {
  const [mine, theirs] = [keysOf(a, way), keysOf(b, way)];
  if (way === 'partial') return hasContents(a, b, theirs, path);
  if (mine.length !== theirs.length || !mine.every((key) => isListed(b, key))) return false;
  if (Array.isArray(a) && a.length !== (b as unknown[]).length) return false;
  if (a instanceof Set && b instanceof Set && !sameSet(a, b, way, path)) return false;
  if (a instanceof Map && b instanceof Map && !sameMap(a, b, way, path)) return false;
  return mine.every((key) => equal(Reflect.get(a, key), Reflect.get(b, key), way, path));
}

/** The same for what only has to be there, beside what else there is. */
function hasContents(a: object, b: object, keys: readonly PropertyKey[], path: Path): boolean {
  const has = (mine: unknown, theirs: unknown): boolean => equal(mine, theirs, 'partial', path);
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length < b.length || !hasInOrder(elementsOf(a), elementsOf(b), has)) return false;
  }
  if (a instanceof Set && b instanceof Set && !hasEach([...a], [...b], has)) return false;
  if (a instanceof Map && b instanceof Map && !hasEach([...a], [...b], has)) return false;
  const named = Array.isArray(a) ? keys.filter((key) => !isIndex(key)) : keys;
  return named.every((key) => isListed(a, key) && has(Reflect.get(a, key), Reflect.get(b, key)));
}

/** Those that are there: a list may have holes. */
function elementsOf(list: readonly unknown[]): readonly unknown[] {
  const keys = Object.keys(list).filter(isIndex);
  return keys.map((key) => list[Number(key)]);
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

/** Whether a key is an element's, and not one beyond all lists. */
function isIndex(key: PropertyKey): boolean {
  return typeof key === 'string' && /^\d+$/u.test(key) && Number(key) < 2 ** 32 - 1;
}

function keysOf(object: object, way: Way): PropertyKey[] {
  // The elements of a typed array have been compared as bytes.
  const keys: PropertyKey[] = Object.keys(object).filter(
    (key) => !ArrayBuffer.isView(object) || !isIndex(key),
  );
  if (way === 'loose') return keys;
  const symbols = Object.getOwnPropertySymbols(object);
  return [...keys, ...symbols.filter((key) => isListed(object, key))];
}

function sameSet(a: Set<unknown>, b: Set<unknown>, way: Way, path: Path): boolean {
  if (a.size !== b.size) return false;
  const rest = [...b].filter((each) => !a.has(each));
  return [...a].filter((each) => !b.has(each)).every((each) => take(rest, each, way, path));
}

/** Takes out of a list the first that is equal; false where none is. */
function take(list: unknown[], value: unknown, way: Way, path: Path): boolean {
  const at = list.findIndex((each) => equal(value, each, way, path));
  if (at >= 0) list.splice(at, 1);
  return at >= 0;
}

type Entries = Map<unknown, unknown>;

function sameMap(a: Entries, b: Entries, way: Way, path: Path): boolean {
  if (a.size !== b.size) return false;
  // A key may be there under which stands the value of another that is equal to it.
  const settled = new Set<unknown>();
  const rest: unknown[] = [];
  for (const [key, value] of b) {
    if (a.has(key) && equal(a.get(key), value, way, path)) settled.add(key);
    else rest.push([key, value]);
  }
  return [...a].every((entry) => settled.has(entry[0]) || take(rest, entry, way, path));
}
