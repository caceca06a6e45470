// The clock that `performance` shows: all threads of a process have the one of its main thread.

/** When a thread came to be, in milliseconds on that clock; what lies ahead is 0. */
export interface Milestones {
  /** It was called. */
  readonly nodeStart: number;
  /** It was told what to be. */
  readonly v8Start: number;
  /** Its loop and its messages were there. */
  environment: number;
  /** Its global scope was. */
  bootstrapComplete: number;
}

export interface ProcessClock {
  /** Milliseconds since 1970 at which the process's main thread began. */
  readonly origin: number;
  /** What the browser's clock of this thread is behind, in milliseconds. */
  readonly ahead: number;
  readonly now: () => number;
  readonly milestones: Milestones;
}

/** `origin` is that of the process; `calledAt` is on the browser's clock. */
export function createProcessClock(origin: number, calledAt: number): ProcessClock {
  const ahead = performance.timeOrigin - origin;
  const now = (): number => performance.now() + ahead;
  return {
    origin,
    ahead,
    now,
    milestones: {
      nodeStart: calledAt + ahead,
      v8Start: now(),
      environment: 0,
      bootstrapComplete: 0,
    },
  };
}
