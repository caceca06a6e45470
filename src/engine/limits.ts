// How long the page waits for an engine, in milliseconds, and why so long. A Run that is not served
// by StackBlitz goes to the built-in engine after at most probe + boot + one call, 18 s, and in the
// usual cases (refused, blocked, offline) within the probe's 3.

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

/** For one call to a container that is up: mounting some files, starting a process, ending others. Usual is 0.1 s. */
export const callLimit = 5_000;

/** For mounting files of so many characters: 50 in a millisecond are written even where all is slow. */
export const mountLimit = (size: number): number => callLimit + size / 50;

/** Between two questions to a container while a program runs: whether it is still there. */
export const heartbeatInterval = 2_000;

/**
 * Between two looks at whether the frame is there at all, which cost next to nothing: one that was
 * taken away, or whose death can be seen from the page, is noticed at the next.
 */
export const lookInterval = 250;

/**
 * After how many silent heartbeats the reader is told that nothing answers: the first only asks, and an
 * answer usually takes some milliseconds. It is said four seconds after the last sign of life, and
 * taken back at the next one.
 */
export const silentBeats = 2;

/**
 * How many heartbeats in a row may pass without a sign of life: a frame that died unseen is noticed
 * after twenty seconds. On a machine with ten times more to do
 * than it can, five seconds without a sign were measured; and to give up a container that lives is
 * worse than to wait. Counted in beats, not in time: a page that slept must not find it dead.
 */
export const missedBeats = 10;

/**
 * The same for the frame of the built-in engine, which has little to do: ten seconds, where the browser
 * does not show its death. It is gone when its programs have used up the memory that the browser lends
 * one page.
 */
export const missedFrameBeats = 5;

/** For a process that was asked to end to be gone, before it and its children are killed by force. */
export const askLimit = 300;

/**
 * For killed processes to be gone, before the whole container is torn down: a hot loop never goes.
 * The reader has long seen the run stopped, but the next one waits for this.
 */
export const stopLimit = 1_000;

/** How long the output must be silent, after a process has exited, to be over: it comes by another channel. */
export const drainSilence = 500;

/** For the output to be over at most: a child that goes on printing does not keep its parent's run alive. */
export const drainLimit = 5_000;

/**
 * Into a boot, before the other engine is made ready beside it: by then this boot is a slow one, and
 * when it fails, or the network goes, the reader need not wait once more.
 */
export const hedgeDelay = 1_500;
