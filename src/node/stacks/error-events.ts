// The browser's news of errors nobody caught, and its knowledge of where an error arose.
import { ownPlace } from './error-place.ts';
import type { RawPlace } from './error-place.ts';
import { listenToThrown } from './thrown.ts';
import { atThrow, locate } from './script-registry.ts';
import type { Place } from './script-registry.ts';

export interface ErrorEventNeeds {
  readonly onUncaught: (error: unknown, thrownAt: Place | undefined) => void;
  readonly onRejection: (
    reason: unknown,
    promise: Promise<unknown>,
    thrownAt: Place | undefined,
  ) => void;
  readonly onHandled: (promise: Promise<unknown>) => void;
}

export interface ErrorEvents {
  /** Where an error arose, in the text that the browser parsed or ran. */
  readonly placeOf: (error: unknown) => RawPlace | undefined;
  /** The same in the program's own text, where it is there. */
  readonly thrownAt: (error: unknown) => Place | undefined;
}

// Programs do not get to see it.
const { reportError } = globalThis;

function rawPlace({ filename, lineno, colno }: ErrorEvent): RawPlace | undefined {
  return lineno > 0 ? { script: filename, line: lineno, column: colno } : undefined;
}

function located(raw: RawPlace | undefined): Place | undefined {
  return raw && locate(raw.script, raw.line, raw.column);
}

function whereThrown(made: Place | undefined): Place | undefined {
  return made && atThrow(made);
}

/** Listens on the thread's global scope, for as long as it lives. */
export function listenForErrors(needs: ErrorEventNeeds): ErrorEvents {
  // A reported error comes round as an event at once: the one way to ask where it arose.
  let asking = false;
  let answer: RawPlace | undefined;

  function placeOf(error: unknown): RawPlace | undefined {
    asking = true;
    answer = undefined;
    reportError(error);
    asking = false;
    return answer ?? ownPlace(error);
  }

  function thrownAt(error: unknown): Place | undefined {
    return located(placeOf(error));
  }

  globalThis.addEventListener('error', (event) => {
    event.preventDefault();
    if (asking) {
      answer = rawPlace(event);
      return;
    }
    needs.onUncaught(event.error, whereThrown(located(rawPlace(event))));
  });
  listenToThrown((error) => {
    needs.onUncaught(error, whereThrown(thrownAt(error)));
  });
  globalThis.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    const { reason, promise } = event as { reason: unknown; promise: Promise<unknown> };
    needs.onRejection(reason, promise, thrownAt(reason));
  });
  globalThis.addEventListener('rejectionhandled', (event) => {
    needs.onHandled(event.promise);
  });
  return { placeOf, thrownAt };
}
