// Objects without a prototype, as Node's tables and records are.

/** These properties on such an object. */
export function bare<T extends object>(properties: T): T {
  return Object.assign(Object.create(null) as object, properties);
}
