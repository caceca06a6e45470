// Exports that are made when a program first asks for one of them.
import { defineListed } from './define-property.ts';

/** Gives `exports` these names; `get` makes the value of one when it is read. They can be replaced. */
export function addLazily<Name extends string>(
  exports: object,
  names: readonly Name[],
  get: (name: Name) => unknown,
): void {
  for (const name of names) {
    Object.defineProperty(exports, name, {
      configurable: true,
      enumerable: true,
      get: () => get(name),
      set(value: unknown) {
        defineListed(exports, name, value);
      },
    });
  }
}
