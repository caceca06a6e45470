// The heartbeat: whether a container is still there, asked while a program runs and says nothing.
import { heartbeatInterval, missedBeats } from '../limits.ts';

/** A watch over something that may die without a word. */
export interface Heartbeat {
  /** It gave a sign of life. */
  heard(): void;
  stop(): void;
}

/** What the heartbeat needs to know of what it watches over. */
export interface Watched {
  /** Whether its body is there at all. */
  isThere(): boolean;
  /** Asks it something easy; any answer, a rejection too, is a sign of life. */
  ask(): Promise<unknown>;
  /** Called once: it is not there, or too many beats in a row brought no sign of life. */
  onDeath(): void;
}

/** Begins to watch: asks at each beat that follows a silent one, one question at a time. */
export function startHeartbeat({ isThere, ask, onDeath }: Watched): Heartbeat {
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
    if (missed > missedBeats || !isThere()) {
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
