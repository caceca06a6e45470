// `Proxy`, whose proxies are known to be proxies, and of what.
import { defineHidden } from '../values/define-property.ts';
import { named } from '../values/parameters.ts';

/** Those that programs made; a proxy cannot be asked. */
const proxies = new WeakSet();

/** Whether a program made this with `Proxy`. */
export function isProxy(value: unknown): boolean {
  return typeof value === 'object' || typeof value === 'function'
    ? value !== null && proxies.has(value)
    : false;
}

/**
 * Puts it into the global scope. `known` gives the class of the library that prints values, which keeps
 * what it makes; it is asked when a program first makes a proxy.
 */
export function exposeProxy(known: () => ProxyConstructor): void {
  let isLibrary = false;
  /** The library itself, which makes its proxies by this class too, gets the browser's. */
  function make<T>(own: (Known: ProxyConstructor) => T, browsers: () => T): T {
    if (isLibrary) return browsers();
    isLibrary = true;
    try {
      return own(known());
    } finally {
      isLibrary = false;
    }
  }
  const OwnProxy = new Proxy(Proxy, {
    construct: (Native, [target, handler]: [object, ProxyHandler<object>]) => {
      const proxy = make(
        (Known) => new Known(target, handler),
        () => new Native(target, handler),
      );
      proxies.add(proxy);
      return proxy;
    },
  });
  const { revocable } = Proxy;
  const ownRevocable = named(
    'revocable',
    2,
    <T extends object>(target: T, handler: ProxyHandler<T>) => {
      const made = make(
        (Known) => Known.revocable(target, handler),
        () => revocable(target, handler),
      );
      proxies.add(made.proxy);
      return made;
    },
  );
  defineHidden(OwnProxy, 'revocable', ownRevocable);
  defineHidden(globalThis, 'Proxy', OwnProxy);
}
