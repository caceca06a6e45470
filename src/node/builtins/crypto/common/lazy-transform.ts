// A transform that becomes a stream when it is first used as one: most digests never are.
import { bare } from '../../../values/bare.ts';
import type { Transform, TransformOptions } from 'node:stream';
import { defineListed } from '../../../values/define-property.ts';

/** What stands on a stream that may never be made. */
export type LazyTransform = new (options: TransformOptions | undefined) => Transform;

/** What a stream keeps on itself: whoever asks for one of these uses it as a stream. */
const states = ['_readableState', '_writableState'] as const;

/** A class between `Transform`, which `load` gives, and those who inherit from it. */
export function createLazyTransform(load: () => typeof Transform): LazyTransform {
  function LazyTransform(this: object, options: TransformOptions | undefined): void {
    defineListed(this, '_options', options);
  }
  const own = LazyTransform.prototype as object;
  for (const name of states) Object.defineProperty(own, name, lazyState(name));

  /** Streams are loaded when something of theirs is first looked for. */
  function settle(): object {
    const { prototype } = load();
    Object.setPrototypeOf(own, prototype);
    return prototype;
  }
  const inherited = new Proxy(
    {},
    bare({
      get: (_, name, receiver) => Reflect.get(settle(), name, receiver) as unknown,
      has: (_, name) => Reflect.has(settle(), name),
      getPrototypeOf: () => settle(),
    }),
  );
  Object.setPrototypeOf(own, inherited);

  function lazyState(name: (typeof states)[number]): PropertyDescriptor {
    return {
      configurable: true,
      enumerable: true,
      get(this: Record<string, unknown>) {
        // Called as the function that it is: as a class it would make another object.
        Reflect.apply(load(), this, [this['_options']]);
        const writable = this['_writableState'] as { decodeStrings: boolean };
        writable.decodeStrings = false;
        return this[name];
      },
      set(this: object, value: unknown) {
        defineListed(this, name, value);
      },
    };
  }

  return LazyTransform as unknown as LazyTransform;
}
