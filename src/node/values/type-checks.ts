// `util.types`: what a value is, as far as the language lets anyone see.
import { isProxy } from './known-proxies.ts';

function tag(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}

/** Whether reading an internal slot by a method of a built-in class works on the value. */
function hasSlot(read: (value: never) => unknown): (value: unknown) => boolean {
  return (value) => {
    try {
      read(value as never);
      return true;
    } catch {
      return false;
    }
  };
}

function getter(prototype: object, name: string | symbol): (value: never) => unknown {
  const found = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  return (value) => {
    if (!found) throw new TypeError(`no getter ${String(name)}`);
    return Reflect.apply(found, value, []) as unknown;
  };
}

const typedArrayTag = getter(
  Object.getPrototypeOf(Uint8Array.prototype) as object,
  Symbol.toStringTag,
);

/** The class that made a typed array, such as `Uint8Array`; of a `DataView`, undefined. */
export function typedArrayName(view: ArrayBufferView): string | undefined {
  return typedArrayTag(view as never) as string | undefined;
}

function isTyped(name: string): (value: unknown) => boolean {
  return (value) => ArrayBuffer.isView(value) && typedArrayName(value) === name;
}

const isArrayBuffer = hasSlot(getter(ArrayBuffer.prototype, 'byteLength'));
const isSharedArrayBuffer =
  typeof SharedArrayBuffer === 'undefined'
    ? () => false
    : hasSlot(getter(SharedArrayBuffer.prototype, 'byteLength'));
const isNumberObject = boxed(hasSlot((value) => Number.prototype.valueOf.call(value)));
const isStringObject = boxed(hasSlot((value) => String.prototype.valueOf.call(value)));
const isBooleanObject = boxed(hasSlot((value) => Boolean.prototype.valueOf.call(value)));
const isBigIntObject = boxed(hasSlot((value) => BigInt.prototype.valueOf.call(value)));
const isSymbolObject = boxed(hasSlot((value) => Symbol.prototype.valueOf.call(value)));

function boxed(check: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => typeof value === 'object' && value !== null && check(value);
}

function functionTag(...tags: string[]): (value: unknown) => boolean {
  return (value) => typeof value === 'function' && tags.includes(tag(value));
}

const hasSource = hasSlot(getter(RegExp.prototype, 'source'));

/** Newer than some browsers. */
const { isError: isNativeError } = Error as { isError?: (value: unknown) => boolean };

/** Node's checks. */
export const types = {
  isAnyArrayBuffer: (value: unknown): value is ArrayBuffer =>
    isArrayBuffer(value) || isSharedArrayBuffer(value),
  isArgumentsObject: (value: unknown) => tag(value) === 'Arguments',
  isArrayBuffer,
  isArrayBufferView: (value: unknown) => ArrayBuffer.isView(value),
  isAsyncFunction: functionTag('AsyncFunction', 'AsyncGeneratorFunction'),
  isBigInt64Array: isTyped('BigInt64Array'),
  isBigIntObject,
  isBigUint64Array: isTyped('BigUint64Array'),
  isBooleanObject,
  isBoxedPrimitive: (value: unknown) =>
    [isNumberObject, isStringObject, isBooleanObject, isBigIntObject, isSymbolObject].some((is) =>
      is(value),
    ),
  isDataView: (value: unknown) => ArrayBuffer.isView(value) && typedArrayName(value) === undefined,
  isDate: hasSlot((value) => Date.prototype.getTime.call(value)),
  isExternal: () => false,
  isFloat16Array: isTyped('Float16Array'),
  isFloat32Array: isTyped('Float32Array'),
  isFloat64Array: isTyped('Float64Array'),
  isGeneratorFunction: functionTag('GeneratorFunction', 'AsyncGeneratorFunction'),
  isGeneratorObject: (value: unknown) => tag(value) === 'Generator',
  isInt16Array: isTyped('Int16Array'),
  isInt32Array: isTyped('Int32Array'),
  isInt8Array: isTyped('Int8Array'),
  isMap: hasSlot(getter(Map.prototype, 'size')),
  isMapIterator: (value: unknown) => tag(value) === 'Map Iterator',
  isModuleNamespaceObject: (value: unknown) => tag(value) === 'Module',
  isNativeError: (value: unknown): value is Error =>
    isNativeError?.(value) ?? value instanceof Error,
  isNumberObject,
  isPromise: (value: unknown) => value instanceof Promise && !isProxy(value),
  isProxy,
  isRegExp: (value: unknown) => value !== RegExp.prototype && hasSource(value),
  isSet: hasSlot(getter(Set.prototype, 'size')),
  isSetIterator: (value: unknown) => tag(value) === 'Set Iterator',
  isSharedArrayBuffer,
  isStringObject,
  isSymbolObject,
  isTypedArray: (value: unknown) =>
    ArrayBuffer.isView(value) && typedArrayName(value) !== undefined,
  isUint16Array: isTyped('Uint16Array'),
  isUint32Array: isTyped('Uint32Array'),
  isUint8Array: isTyped('Uint8Array'),
  isUint8ClampedArray: isTyped('Uint8ClampedArray'),
  isWeakMap: hasSlot((value) => WeakMap.prototype.has.call(value, {})),
  isWeakSet: hasSlot((value) => WeakSet.prototype.has.call(value, {})),
} satisfies Record<string, (value: unknown) => boolean>;
