// `Function.prototype.toString`: a function's text as the program has it, not as the loader rewrote it.
import { ownText } from '../stacks/script-registry.ts';
import { defineHidden } from '../values/define-property.ts';

/** What shows the text of another function, one of the browser's. */
const standing = new WeakMap<object, unknown>();

/** Has `own` show the text of `native`, in whose place it stands. */
export function standFor(own: object, native: unknown): void {
  standing.set(own, native);
}

/** Replaces the browser's method. */
export function mendFunctionText(): void {
  const native = Function.prototype.toString;
  const { toString } = {
    toString(this: unknown): string {
      const text: string = Reflect.apply(native, nativeOf(this), []);
      // All names that rewriting brings in have these; others may.
      return text.includes('__') ? ownText(text) : text;
    },
  };
  standFor(toString, native);
  defineHidden(Function.prototype, 'toString', toString);
}

function nativeOf(given: unknown): unknown {
  return (typeof given === 'function' && standing.get(given)) || given;
}
