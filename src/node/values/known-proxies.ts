// The proxies that programs made: a proxy cannot be asked.

const proxies = new WeakSet();

export function addProxy(proxy: object): void {
  proxies.add(proxy);
}

/** Whether a program made this with `Proxy`. */
export function isProxy(value: unknown): boolean {
  return typeof value === 'object' || typeof value === 'function'
    ? value !== null && proxies.has(value)
    : false;
}
