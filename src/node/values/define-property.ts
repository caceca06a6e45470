// Properties put onto objects whatever their prototypes hold, setters and oddities included.

/** Adds or replaces a property that is not listed, as classes have their methods. Gives the object. */
export function defineHidden<T extends object>(target: T, name: PropertyKey, value: unknown): T {
  return define(target, name, value, false);
}

/** Adds or replaces a property as an assignment to a plain object makes it. Gives the object. */
export function defineListed<T extends object>(target: T, name: PropertyKey, value: unknown): T {
  return define(target, name, value, true);
}

/** Adds properties that are listed and stay as they are, as Node's tables of constants have them. */
export function defineConstants<T extends object, U extends object>(
  target: T,
  values: U,
): T & Readonly<U> {
  for (const [name, value] of Object.entries(values) as [string, unknown][]) {
    const descriptor = { __proto__: null, value, enumerable: true };
    Object.defineProperty(target, name, descriptor as PropertyDescriptor);
  }
  return target as T & Readonly<U>;
}

/** Lists the members of a class, as the web's classes have theirs, and gives its objects a tag. */
export function listMembers({ prototype }: { readonly prototype: object }, tag?: string): void {
  for (const name of Object.getOwnPropertyNames(prototype))
    if (name !== 'constructor') Object.defineProperty(prototype, name, { enumerable: true });
  if (tag === undefined) return;
  Object.defineProperty(prototype, Symbol.toStringTag, { value: tag, configurable: true });
}

function define<T extends object>(
  target: T,
  name: PropertyKey,
  value: unknown,
  enumerable: boolean,
): T {
  // Without a prototype: a program may have put a `get` on all objects.
  const descriptor = { __proto__: null, value, configurable: true, enumerable, writable: true };
  return Object.defineProperty(target, name, descriptor as PropertyDescriptor);
}
