// Where every error has its stack as a property of its own, as in WebKit: a hand on each of them.
import { bare } from '../values/bare.ts';
import { defineHidden } from '../values/define-property.ts';
import { inspectCustom } from '../values/inspect-custom.ts';

const names = [
  ...['Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError'],
  ...['SuppressedError', 'TypeError', 'URIError'],
];

/**
 * Has `rewrite` change the stack of each error that a program makes, when it is made, and of those that
 * the browser throws, when they are inspected: nothing tells of them earlier.
 */
export function installStackProperties(rewrite: (error: object) => void): void {
  const scope = globalThis as unknown as Record<string, (new () => Error) | undefined>;
  const made = <T extends object>(error: T): T => {
    rewrite(error);
    return error;
  };
  const base = Error;
  for (const name of names) {
    const Native = scope[name];
    if (!Native) continue;
    const Told = new Proxy(
      Native,
      bare({
        construct: (target, args, newTarget) =>
          made(Reflect.construct(target, args, newTarget) as object),
        apply: (target, self, args) => made(Reflect.apply(target, self, args) as object),
      }),
    );
    if (Native !== base) Object.setPrototypeOf(Native, scope['Error'] ?? null);
    for (const [owner, key] of [
      [scope, name],
      [Native.prototype, 'constructor'],
    ] as const) {
      defineHidden(owner, key, Told);
    }
  }
  Object.defineProperty(base.prototype, inspectCustom, {
    value(this: object) {
      return made(this);
    },
    configurable: true,
    writable: true,
    enumerable: false,
  });
}
