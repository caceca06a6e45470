// How a thread gets its next turn: one task of the browser's own event loop after another.
import { reportingThrown } from '../stacks/thrown.ts';

/** Asks for one more turn; asking twice before it comes gives one. */
export interface Pump {
  request(): void;
  /** Gives a turn at once. Only for a task of the browser's own, with nothing on the stack. */
  play(): void;
  /** No turn comes after this. */
  close(): void;
}

/** The part of the `scheduler` global that is used here; not every browser has it. */
interface TaskScheduler {
  postTask(callback: () => void, options: { readonly priority: 'background' }): Promise<unknown>;
}

/**
 * A pump that calls `turn` and then, even if that throws, `rest`, and both again where that gives true,
 * with these promises:
 * - The browser's microtasks are empty between two turns, but where `rest` wants the next one at once.
 * - An `unhandledrejection` event caused by one turn comes before the next turn. Browsers queue that
 *   event only when the task is over, so the next turn must be queued later still: at a lower
 *   priority, or by way of a second task.
 * - An exception that `turn` throws reaches the global `error` event with the place where it was
 *   thrown, which no `catch` or `finally` would leave alone. That is what the dispatched event is for.
 *   Only WebKit's event knows nothing, see stacks/thrown.ts.
 */
export function createPump(turn: () => void, rest: () => boolean): Pump {
  const stage = new EventTarget();
  // The method leaves the prototype before the program begins: see globals/event-target.ts.
  const dispatch = stage.dispatchEvent.bind(stage);
  const cue = new Event('turn');
  let requested = false;
  let closed = false;
  let again = false;
  const thenRest = (): void => {
    again = rest();
  };
  for (const listener of [turn, thenRest])
    stage.addEventListener('turn', reportingThrown(listener));
  const play = (): void => {
    do {
      again = false;
      if (!closed) dispatch(cue);
    } while (again);
  };
  const { scheduler } = globalThis as { scheduler?: TaskScheduler };
  const onTurn = (): void => {
    requested = false;
    play();
  };
  const relay = scheduler ? throughScheduler(scheduler, onTurn) : throughChannel(onTurn);
  return {
    request() {
      if (requested || closed) return;
      requested = true;
      relay.post();
    },
    play,
    close() {
      closed = true;
      relay.close();
    },
  };
}

interface Relay {
  post(): void;
  close(): void;
}

function throughScheduler(scheduler: TaskScheduler, play: () => void): Relay {
  const options = { priority: 'background' } as const;
  return {
    post() {
      void scheduler.postTask(play, options);
    },
    close() {
      // A task that is under way finds its pump closed.
    },
  };
}

function throughChannel(play: () => void): Relay {
  const { port1, port2 } = new MessageChannel();
  let second = false;
  port1.onmessage = () => {
    second = !second;
    if (second) port2.postMessage(null);
    else play();
  };
  return {
    post() {
      port2.postMessage(null);
    },
    close() {
      port1.close();
    },
  };
}
