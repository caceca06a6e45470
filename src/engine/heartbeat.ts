// The heartbeat: whether what runs a program is still there, asked while it says nothing.
import { heartbeatInterval } from './limits.ts';

/** A watch over something that may die without a word. */
export interface Heartbeat {
  /** It gave a sign of life. */
  heard(): void;
  stop(): void;
}

/** What the heartbeat needs to know of what it watches over. */
export interface Watched {
  /** Whether its body is there at all. */
  readonly isThere: () => boolean;
  /** Asks it something easy; any answer, a rejection too, is a sign of life. */
  readonly ask: () => Promise<unknown>;
  /** How many beats in a row may bring no sign of life. */
  readonly patience: number;
  /** Called once: it is not there, or its beats have passed. */
  readonly onDeath: () => void;
}

/** Begins to watch: asks at each beat that follows a silent one, one question at a time. */
export function startHeartbeat({ isThere, ask, patience, onDeath }: Watched): Heartbeat {
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
    if (missed > patience || !isThere()) {
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
