// How long the page waits for an engine, in milliseconds, and why so long.

/**
 * To hear from StackBlitz's host at all. A TLS handshake over a poor mobile network takes one to
 * two seconds; a network that swallows packets never answers.
 */
export const probeLimit = 3_000;

/** How long a host that answered counts as reachable: a reader's next few clicks ask nothing. */
export const probeFreshness = 30_000;

/**
 * From the start of a boot to a container that runs Node. Usual is two to five seconds; after ten
 * a reader's attention is gone, and the built-in engine would long have answered.
 */
export const bootLimit = 10_000;

/** For one call to a container that is up: mounting some files, starting a process. Usual is 0.1 s. */
export const callLimit = 5_000;

/** For a killed process to be gone, before the whole container is torn down: a hot loop never goes. */
export const stopLimit = 1_000;

/** For the rest of the output to arrive after a process has exited: it comes by another channel. */
export const drainLimit = 500;
