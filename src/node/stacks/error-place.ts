// What WebKit's errors, and no others, know of themselves: where they arose.

/** A position as the browser has it: in the text that ran, not in the program's. Both count from 1. */
export interface RawPlace {
  readonly script: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Whether this is WebKit. It also hides from the `error` event what was thrown in a script of another
 * origin, and of another origin are all scripts that it runs for the kernel.
 */
export const errorsKnowPlace =
  // V8's own limit. It knows no such place, and reads the kernel once more for the stack of an error.
  Error.stackTraceLimit !== 10 && Object.hasOwn(new Error(), 'sourceURL');

// Those that were made by way of the kernel, whose place they would give.
const made = new WeakMap<object, RawPlace>();

/** Notes where an error arose, as its stack says. */
export function notePlace(error: object, place: RawPlace): void {
  made.set(error, place);
}

/** Where an error arose, by its own account. */
export function ownPlace(error: unknown): RawPlace | undefined {
  if (!errorsKnowPlace || !(error instanceof Error)) return undefined;
  const noted = made.get(error);
  if (noted) return noted;
  const own = (name: string): unknown => Object.getOwnPropertyDescriptor(error, name)?.value;
  const [script, line, column] = [own('sourceURL'), own('line'), own('column')];
  if (typeof script !== 'string' || typeof line !== 'number' || typeof column !== 'number') {
    return undefined;
  }
  return { script, line, column };
}
