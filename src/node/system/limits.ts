// What a run may take of the reader's machine, and why just so much. One that wants more is told.
// It is a reader's page, on a telephone too, and a program that teaches needs little of all this.

/**
 * Processes that may be alive at once: each is a thread of the reader's own machine, with a heap of
 * its own. A program that teaches needs a handful, one that starts them in a loop a few dozen;
 * one that forks for ever is held here, `EAGAIN`, where the frame can still stop it at once.
 */
export const mostProcesses = 56;

/**
 * Threads that may be alive at once in all processes, their main threads not counted. A machine has
 * four to sixteen cores, and an example that shows that more threads are no gain is content with a
 * hundred. One more is Node's `ERR_WORKER_INIT_FAILED`.
 */
export const mostThreads = 128;

/**
 * What all threads may print, in characters: 100,000 lines of 80, which nobody reads to the end. The
 * page could keep six times as much. More ends the run: `output-limit`.
 */
export const outputLimit = 8 * 2 ** 20;

/**
 * Characters a second that go on to the page, which needs as long again to show them. A program that
 * prints faster waits, as Node's does on a pipe that is full.
 */
export const outputRate = 4 * 2 ** 20;

/** Characters that go on to the page at once: a few milliseconds of its time. */
export const outputBatch = 64 * 2 ** 10;

/** Events that go on to the page at once. */
export const eventBatch = 1024;

/**
 * How far a thread may be ahead of those who hear it, in characters and what comes to the same. A
 * pipe of Linux holds 64 kB; the frame has a hundred threads to hear.
 */
export const aheadLimit = 256 * 2 ** 10;

/**
 * Milliseconds that a worker which is ahead with its output waits for the thread that created it. One
 * that blocks may be waiting for this worker: then the worker goes on, up to the limit of all output.
 */
export const creatorPatience = 1000;

/** Messages of one thread that are told as events. A picture of more would show none of them. */
export const messagesTold = 10_000;

/**
 * States of one thread that are told as events: running, waiting, blocked. Programs of the course have a hundred at
 * most; each costs the page as much as the wait that it tells of may have lasted.
 */
export const statesTold = 4000;

/**
 * Callbacks of one thread that are told as events, where a run is asked for them. Nobody steps through so many, and
 * each comes with the place in the program that made it, which costs as much as a hundred short callbacks do.
 */
export const callbacksTold = 2000;

/** The files of a run, in bytes, tables and all: enough to learn about streams. More is `ENOSPC`. */
export const diskLimit = 64 * 2 ** 20;

/** Files, folders and links that there may be at once: one more is `ENOSPC`. */
export const mostInodes = 16_384;

/** Files that may be open at once in all processes: one more is `EMFILE`. */
export const mostDescriptors = 1024;

/**
 * How long a program runs at most, in milliseconds. Those of the course take seconds, and a reader
 * may watch a server of their own for a while; but a hot loop in a tab that was forgotten must not
 * empty a battery. The run ends as `timed-out`.
 */
export const runTimeLimit = 10 * 60_000;

/** Bytes of standard input that are read at once: as many as a pipe of Linux's holds. */
export const inputPiece = 64 * 1024;
