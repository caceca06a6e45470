// The event queue: what a run says, kept until somebody listens.
import type { RunEvent } from './types.ts';

/** A queue of events for one reader, who may come late and loses nothing. */
export interface EventQueue extends AsyncIterable<RunEvent> {
  push(events: readonly RunEvent[]): void;
  /** Ends the iteration after what is queued; with a cause, by throwing it. */
  end(cause?: Error): void;
}

/**
 * An empty, open queue. `onTaken` is called when all that was pushed has been taken; while nobody
 * reads, at every push.
 */
export function createEventQueue(onTaken: () => void = () => undefined): EventQueue {
  let queued: RunEvent[] = [];
  let isRead = false;
  let ended = false;
  let failure: Error | undefined;
  let wake: (() => void) | undefined;

  function rouse(): void {
    wake?.();
    wake = undefined;
  }

  return {
    push(events) {
      if (ended) return;
      queued.push(...events);
      rouse();
      if (!isRead) onTaken();
    },
    end(cause) {
      if (ended) return;
      ended = true;
      failure = cause;
      rouse();
    },
    async *[Symbol.asyncIterator]() {
      isRead = true;
      try {
        for (;;) {
          const batch = queued;
          queued = [];
          yield* batch;
          if (queued.length > 0) continue;
          if (failure) throw failure;
          if (ended) return;
          onTaken();
          await new Promise<void>((resolve) => (wake = resolve));
        }
      } finally {
        isRead = false;
        onTaken();
      }
    },
  };
}
