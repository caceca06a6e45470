// Where a reader is among the callbacks of a thread: at one that was called, or at a time between two.

import type { CalledCallback, Callbacks } from './callbacks.ts';
import { isRunningAt, stepUntil, turnBetween, turnOfStep, type Turn } from './queues.ts';

/** At the callback of a step; or behind that of `step`, -1 for none, at a time at which nothing is called. */
export type TurnPosition =
  | { readonly step: number; readonly time?: undefined }
  | { readonly step: number; readonly time: number };

/** Where a step by buttons or keys leads. */
export type TurnStep = 'first' | 'previous' | 'next' | 'onward' | 'last';

/** The position at a time. */
export function positionAt(callbacks: Callbacks, time: number): TurnPosition {
  const step = stepUntil(callbacks, time);
  const callback = callbacks.steps[step];
  return callback && isRunningAt(callbacks, callback, time) ? { step } : { step, time };
}

/** The callback that a step leads to from a position, or from none; undefined where there is none. */
export function stepFrom(
  { steps }: Callbacks,
  from: TurnPosition | undefined,
  step: TurnStep,
): CalledCallback | undefined {
  const last = steps.length - 1;
  switch (step) {
    case 'first':
      return steps[0];
    case 'last':
      return steps[last];
    case 'next':
      return steps[(from?.step ?? -1) + 1];
    case 'onward': {
      const here = steps[from?.step ?? -1];
      return steps.slice((from?.step ?? -1) + 1).find((each) => each.in !== here?.in);
    }
    case 'previous':
      if (from === undefined) return undefined;
      return steps[from.time === undefined ? from.step - 1 : from.step];
  }
}

/** How it stands there. */
export const turnAt = (callbacks: Callbacks, { step, time }: TurnPosition): Turn =>
  (time === undefined ? turnOfStep(callbacks, step) : undefined) ??
  turnBetween(callbacks, time ?? -Infinity);
