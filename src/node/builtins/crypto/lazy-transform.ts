// A transform that becomes a stream when it is first used as one: most digests never are.
import type { Transform, TransformOptions } from 'node:stream';

/** What stands on a stream that may never be made. */
export type LazyTransform = new (options: TransformOptions | undefined) => Transform;

/** What a stream keeps on itself: whoever asks for one of these uses it as a stream. */
const states = ['_readableState', '_writableState'] as const;

/** A class between `Transform` and those who inherit from it. */
export function createLazyTransform(Stream: typeof Transform): LazyTransform {
  function LazyTransform(this: object, options: TransformOptions | undefined): void {
    Object.assign(this, { _options: options });
  }
  LazyTransform.prototype = Object.create(Stream.prototype, {
    constructor: { value: LazyTransform, configurable: true, writable: true },
    ...Object.fromEntries(states.map((name) => [name, lazyState(name)])),
  }) as object;

  function lazyState(name: (typeof states)[number]): PropertyDescriptor {
    return {
      configurable: true,
      enumerable: true,
      get(this: Record<string, unknown>) {
        // Called as the function that it is: as a class it would make another object.
        Reflect.apply(Stream, this, [this['_options']]);
        const writable = this['_writableState'] as { decodeStrings: boolean };
        writable.decodeStrings = false;
        return this[name];
      },
      set(this: object, value: unknown) {
        Object.defineProperty(this, name, {
          value,
          configurable: true,
          enumerable: true,
          writable: true,
        });
      },
    };
  }

  return LazyTransform as unknown as LazyTransform;
}
