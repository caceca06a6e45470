// The time of day on the browser's fine clock, which all workers of a page share.

/** Milliseconds since 1970, as fine as the browser tells them. */
export const now = (): number => performance.timeOrigin + performance.now();
