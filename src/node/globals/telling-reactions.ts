// Reactions of promises that tell when they are called, where a thread tells of its callbacks.
import { standFor } from './function-text.ts';
import { defineHidden } from '../values/define-property.ts';

type Reaction = (value: unknown) => unknown;

/** What a program may have called when `then` is: what else calls it has no functions of the program's to call. */
const makers: ReadonlySet<string> = new Set(['then', 'catch', 'finally']);

/** A turn of the microtask queue that is told of. */
interface Turn {
  begin(): void;
  end(): void;
}

/**
 * Replaces `Promise.prototype.then`, which `catch` and `finally` call. It takes as many turns as before. `queue` tells of
 * a turn that a function of one of these names has asked for, if the program has called it.
 */
export function tellReactions(queue: (by: ReadonlySet<string>) => Turn | undefined): void {
  const { then: native } = Promise.prototype;
  const prototype: object = Promise.prototype;
  const telling = {
    then(this: Promise<unknown>, onFulfilled?: unknown, onRejected?: unknown) {
      const isHeard = typeof onFulfilled === 'function' || typeof onRejected === 'function';
      const turn = isHeard ? queue(makers) : undefined;
      if (!turn) return native.call(this, onFulfilled as Reaction, onRejected as Reaction);
      return native.call(
        this,
        around(turn, onFulfilled, (value) => value),
        around(turn, onRejected, (error) => {
          throw error;
        }),
      );
    },
  };
  standFor(telling.then, native);
  defineHidden(prototype, 'then', telling.then);
}

/** A reaction that runs takes its turn also where it only passes on what came. */
function around(turn: Turn, given: unknown, otherwise: Reaction): Reaction {
  const react = typeof given === 'function' ? (given as Reaction) : otherwise;
  return (value) => {
    turn.begin();
    try {
      return react(value);
    } finally {
      turn.end();
    }
  };
}
