// Reactions of promises that tell when they are called, where a thread tells of its callbacks.
import { callbacks } from '../loop/callbacks.ts';
import type { Told } from '../loop/callbacks.ts';
import { standFor } from './function-text.ts';
import { defineHidden } from '../values/define-property.ts';

type Reaction = (value: unknown) => unknown;

/** What a program may have called when `then` is: what else calls it has no functions of the program's to call. */
const makers: ReadonlySet<string> = new Set(['then', 'catch', 'finally']);

/** Replaces `Promise.prototype.then`, which `catch` and `finally` call. It takes as many turns as before. */
export function tellReactions(): void {
  const { then: native } = Promise.prototype;
  const prototype: object = Promise.prototype;
  const telling = {
    then(this: Promise<unknown>, onFulfilled?: unknown, onRejected?: unknown) {
      const isHeard = typeof onFulfilled === 'function' || typeof onRejected === 'function';
      const told = isHeard ? callbacks.teller?.queued('microtasks', makers) : undefined;
      if (!told) return native.call(this, onFulfilled as Reaction, onRejected as Reaction);
      return native.call(
        this,
        around(told, onFulfilled, (value) => value),
        around(told, onRejected, (error) => {
          throw error;
        }),
      );
    },
  };
  standFor(telling.then, native);
  defineHidden(prototype, 'then', telling.then);
}

/** A reaction that runs takes its turn also where it only passes on what came. */
function around(told: Told, given: unknown, otherwise: Reaction): Reaction {
  const react = typeof given === 'function' ? (given as Reaction) : otherwise;
  return (value) => {
    callbacks.teller?.called(told);
    try {
      return react(value);
    } finally {
      callbacks.teller?.returned(told);
    }
  };
}
