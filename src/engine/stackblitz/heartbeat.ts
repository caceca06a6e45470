// The heartbeat: whether a container is still there, asked while a program runs and says nothing.
import { heartbeatInterval, missedBeats } from '../limits.ts';

/** A watch over something that may die without a word. */
export interface Heartbeat {
  /** It gave a sign of life. */
  heard(): void;
  stop(): void;
}

/**
 * Calls `ask` at each beat that follows a silent one, one call at a time; any answer, a rejection
 * too, is a sign of life. Calls `onDeath` once, when too many beats in a row brought none.
 */
export function startHeartbeat(ask: () => Promise<unknown>, onDeath: () => void): Heartbeat {
  let missed = 0;
  let asking = false;

  function heard(): void {
    missed = 0;
  }

  function answered(): void {
    asking = false;
    heard();
  }

  const timer = setInterval(() => {
    missed += 1;
    if (missed > missedBeats) {
      stop();
      onDeath();
    } else if (!asking) {
      asking = true;
      ask().then(answered, answered);
    }
  }, heartbeatInterval);

  function stop(): void {
    clearInterval(timer);
  }

  return { heard, stop };
}
