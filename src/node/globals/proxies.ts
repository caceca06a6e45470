// `Proxy`, whose proxies are known to be proxies, and of what.
import { bare } from '../values/bare.ts';
import { defineHidden } from '../values/define-property.ts';
import { addProxy } from '../values/known-proxies.ts';
import { named } from '../values/parameters.ts';

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
  const OwnProxy = new Proxy(
    Proxy,
    bare({
      construct: (Native, [target, handler]: [object, ProxyHandler<object>]) => {
        const proxy = make(
          (Known) => new Known(target, handler),
          () => new Native(target, handler),
        );
        addProxy(proxy);
        return proxy;
      },
    }),
  );
  const { revocable } = Proxy;
  const ownRevocable = named(
    'revocable',
    2,
    <T extends object>(target: T, handler: ProxyHandler<T>) => {
      const made = make(
        (Known) => Known.revocable(target, handler),
        () => revocable(target, handler),
      );
      addProxy(made.proxy);
      return made;
    },
  );
  defineHidden(OwnProxy, 'revocable', ownRevocable);
  defineHidden(globalThis, 'Proxy', OwnProxy);
}
