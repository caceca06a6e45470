// The global scope of a program: Node's names in it, the browser's out of it.
import { defineHidden } from '../values/define-property.ts';

/** What a Node program finds on `globalThis`, apart from what `exposeGlobals` is given. */
const nodeNames: ReadonlySet<string> = new Set(
  (
    'AbortController AbortSignal AggregateError Array ArrayBuffer AsyncDisposableStack Atomics BigInt ' +
    'BigInt64Array BigUint64Array Blob Boolean BroadcastChannel ByteLengthQueuingStrategy CloseEvent ' +
    'CompressionStream CountQueuingStrategy Crypto CryptoKey CustomEvent DOMException DataView Date ' +
    'DecompressionStream DisposableStack Error EvalError Event EventTarget File FinalizationRegistry ' +
    'Float16Array Float32Array Float64Array FormData Function Headers Infinity Int16Array Int32Array ' +
    'Int8Array Intl Iterator JSON Map Math MessageChannel MessageEvent MessagePort NaN Navigator Number ' +
    'Object Performance PerformanceEntry PerformanceMark PerformanceMeasure PerformanceObserver ' +
    'PerformanceObserverEntryList PerformanceResourceTiming Promise Proxy RangeError ' +
    'ReadableByteStreamController ReadableStream ReadableStreamBYOBReader ReadableStreamBYOBRequest ' +
    'ReadableStreamDefaultController ReadableStreamDefaultReader ReferenceError Reflect RegExp Request ' +
    'Response Set SharedArrayBuffer String SubtleCrypto SuppressedError Symbol SyntaxError TextDecoder ' +
    'TextDecoderStream TextEncoder TextEncoderStream TransformStream TransformStreamDefaultController ' +
    'TypeError URIError URL URLPattern URLSearchParams Uint16Array Uint32Array Uint8Array ' +
    'Uint8ClampedArray WeakMap WeakRef WeakSet WebAssembly WebSocket WritableStream ' +
    'WritableStreamDefaultController WritableStreamDefaultWriter atob btoa crypto decodeURI ' +
    'decodeURIComponent encodeURI encodeURIComponent escape eval fetch globalThis isFinite isNaN ' +
    'navigator parseFloat parseInt performance queueMicrotask structuredClone undefined unescape'
  ).split(' '),
);

/** Takes out of the global scope what Node does not have there. It may still be held by who has it. */
export function hideBrowserGlobals(): void {
  for (
    let scope: unknown = globalThis;
    scope !== null && scope !== EventTarget.prototype;
    scope = Object.getPrototypeOf(scope)
  ) {
    for (const name of Object.getOwnPropertyNames(scope)) {
      if (nodeNames.has(name)) continue;
      // What cannot be taken away is at least not listed.
      if (!Reflect.deleteProperty(scope as object, name)) defineHidden(globalThis, name, undefined);
    }
  }
}

/** Takes out of `File` what only browsers have there. */
export function mendBlobs(): void {
  for (const name of ['lastModifiedDate', 'webkitRelativePath']) {
    Reflect.deleteProperty(File.prototype, name);
  }
}

/** Puts values into the global scope as Node has them there: replaceable, and listed or not. */
export function exposeGlobals(values: Readonly<Record<string, unknown>>, listed: boolean): void {
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(globalThis, name, {
      value,
      configurable: true,
      enumerable: listed,
      writable: true,
    });
  }
}

/** Puts what a function gives into the global scope, listed, to be replaced by assignment or not. */
export function exposeGetter(name: string, get: () => unknown, replaceable = false): void {
  let given: { readonly value: unknown } | undefined;
  const accessors = {
    get [name]() {
      return given ? given.value : get();
    },
    set [name](value: unknown) {
      given = { value };
    },
  };
  const { set, ...readable } = Object.getOwnPropertyDescriptor(accessors, name) ?? {};
  Object.defineProperty(globalThis, name, replaceable && set ? { ...readable, set } : readable);
}

/** Leaves the browser's classes where they are until a program asks for one: then all are mended. */
export function mendLazily(names: readonly string[], mend: () => void): void {
  const scope = globalThis as Record<string, unknown>;
  const natives = Object.fromEntries(names.map((name) => [name, scope[name]]));
  let mended = false;
  for (const name of names) {
    exposeLazily(name, () => {
      if (!mended) {
        mended = true;
        exposeGlobals(natives, false);
        mend();
      }
      return scope[name];
    });
  }
}

/** Puts a value into the global scope that is made when a program first asks for it. */
export function exposeLazily(name: string, make: () => unknown): void {
  let value: unknown;
  let made = false;
  Object.defineProperty(globalThis, name, {
    configurable: true,
    enumerable: false,
    get() {
      if (!made) value = make();
      made = true;
      return value;
    },
    set(given: unknown) {
      value = given;
      made = true;
    },
  });
}
