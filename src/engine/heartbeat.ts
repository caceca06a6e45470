// The heartbeat: whether what runs a program is still there, asked while it says nothing.
import { heartbeatInterval, lookInterval, silentBeats } from './limits.ts';

/** A watch over something that may die without a word. */
export interface Heartbeat {
  /** It gave a sign of life. */
  heard(): void;
  stop(): void;
}

/** What the heartbeat needs to know of what it watches over. */
export interface Watched {
  /** Whether its body is there at all: looked at often, and cheap. */
  readonly isThere: () => boolean;
  /** Asks it something easy; any answer, a rejection too, is a sign of life. */
  readonly ask: () => Promise<unknown>;
  /** How many beats in a row may bring no sign of life. */
  readonly patience: number;
  /** Called when it has been silent for so long that it should be said, and when it is not any more. */
  readonly onSilence: (isSilent: boolean) => void;
  /** Called once: it is not there, or its beats have passed. */
  readonly onDeath: () => void;
}

/** Begins to watch: asks at each beat that follows a silent one, one question at a time. */
export function startHeartbeat(watched: Watched): Heartbeat {
  const { isThere, ask, patience, onSilence, onDeath } = watched;
  let missed = 0;
  let asking = false;

  function heard(): void {
    const wasSilent = missed >= silentBeats;
    missed = 0;
    if (wasSilent) onSilence(false);
  }

  function answered(): void {
    asking = false;
    heard();
  }

  const beats = setInterval(() => {
    missed += 1;
    if (missed > patience) {
      die();
      return;
    }
    if (missed === silentBeats) onSilence(true);
    if (asking) return;
    asking = true;
    ask().then(answered, answered);
  }, heartbeatInterval);

  const looks = setInterval(() => {
    if (!isThere()) die();
  }, lookInterval);

  function die(): void {
    stop();
    onDeath();
  }

  function stop(): void {
    clearInterval(beats);
    clearInterval(looks);
  }

  return { heard, stop };
}
