// What says of an object which domain it belongs to.

/** A property `domain` that nobody lists. */
export function markDomain(object: object, domain: object | null): void {
  Object.defineProperty(object, 'domain', {
    configurable: true,
    enumerable: false,
    value: domain,
    writable: true,
  });
}
