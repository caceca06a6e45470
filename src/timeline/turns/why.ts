// Why a callback is called now, and not another: a reason of a closed list, from what was told and nothing else.

import type { LoopPlace } from '../../engine/types.ts';
import type { ReasonKey } from '../../i18n/strings/timeline/turn/types.ts';
import type { Callback, CalledCallback, Callbacks } from './callbacks.ts';
import { readinessOf, waitingBefore } from './queues.ts';

/** A reason. Of each only what a loop of Node's always does is said. */
export type Reason = ReasonKey;

/** Why others that wait do not come yet. */
export type Others = 'check-later' | 'timer-due' | 'timer-early' | 'timer-blocked';

/** Why it is called now. */
export interface Why {
  readonly reason: Reason;
  /** Since when nothing but others kept it waiting, in milliseconds; of timers and of what comes from outside. */
  readonly since?: number;
  /** Who ran then, where it kept it waiting for a while. */
  readonly behind?: CalledCallback;
  /** What is to say of one that waits and does not come yet. */
  readonly others?: { readonly kind: Others; readonly callback: Callback };
}

/** As long has to be waited for another before that is worth a word, in milliseconds. */
const worthAWord = 1;

/** Why the callback of a step is called; undefined where there is no such step. */
export function whyNow(callbacks: Callbacks, step: number): Why | undefined {
  const callback = callbacks.steps[step];
  if (!callback) return undefined;
  const waiting = waitingBefore(callbacks, callback.called.order).filter(
    (each) => each !== callback,
  );
  const reason = reasonOf(callbacks, callback, waiting);
  if (reason === 'unknown' || reason === 'within') return { reason };
  const since = sinceOf(callback);
  const behind = since === undefined ? undefined : runningAt(callbacks, callback, since);
  const others = othersOf(callback, waiting);
  return {
    reason,
    ...(since === undefined ? {} : { since }),
    ...(behind === undefined ? {} : { behind }),
    ...(others === undefined ? {} : { others }),
  };
}

function reasonOf(
  callbacks: Callbacks,
  callback: CalledCallback,
  waiting: readonly Callback[],
): Reason {
  const before = callbacks.steps[callback.step - 1];
  if (before && !isOver(before, callback)) return before.returned ? 'within' : 'unknown';
  const waits = (place: LoopPlace): boolean => waiting.some((each) => each.in === place);
  switch (callback.in) {
    case 'program':
      return before ? 'module' : 'program';
    case 'ticks':
      return tickReason(callback, before);
    case 'microtasks':
      return microtaskReason(callback, before, waits('ticks'));
    case 'timers':
    case 'poll':
    case 'check':
    case 'closing':
      // Ticks come before all these: something happened that is not told.
      return waits('ticks') ? 'unknown' : phaseReason(callbacks, callback);
  }
}

/** Whether one had returned when the next was called. */
const isOver = ({ returned }: CalledCallback, { called }: CalledCallback): boolean =>
  returned !== undefined && returned.order < called.order;

/** Whether something has run before it that is not told of: the thread has waited, or nobody who is told queued it. */
const isAfterUntold = (
  { isAfterSleep, queued, maker }: Callback,
  { returned }: Callback,
): boolean =>
  isAfterSleep ||
  (maker === undefined && queued !== undefined && queued.order > (returned?.order ?? Infinity));

function tickReason(callback: Callback, before: Callback | undefined): Reason {
  if (!before || isAfterUntold(callback, before)) return 'tick-after-untold';
  if (before.in === 'program') return 'tick-after-program';
  if (before.in === 'ticks') return 'tick-after-tick';
  return before.in === 'microtasks' ? 'tick-after-microtasks' : 'tick-after-callback';
}

function microtaskReason(
  callback: Callback,
  before: Callback | undefined,
  ticksWait: boolean,
): Reason {
  const { readyAt } = callback;
  const isLater = before?.returned && readyAt !== undefined && readyAt > before.returned.at;
  if (!before || isLater || isAfterUntold(callback, before)) return 'microtask-after-untold';
  switch (before.in) {
    case 'program':
      return ticksWait ? 'microtask-in-module' : 'microtask-after-program';
    case 'microtasks':
      return ticksWait ? 'microtask-before-tick' : 'microtask-after-microtask';
    case 'ticks':
      return ticksWait ? 'unknown' : 'microtask-after-ticks';
    case 'timers':
    case 'poll':
    case 'check':
    case 'closing':
      return ticksWait ? 'unknown' : 'microtask-after-callback';
  }
}

const isPhase = ({ in: place }: Callback): boolean => place !== 'ticks' && place !== 'microtasks';

function phaseReason({ steps }: Callbacks, callback: CalledCallback): Reason {
  const last = steps.slice(0, callback.step).findLast(isPhase);
  const before = last?.in;
  switch (callback.in) {
    case 'timers':
      if (callback.isAfterSleep) return 'timer-woke';
      if (before === 'check' || before === 'closing') return 'timer-new-turn';
      return last?.in === 'timers' && (callback.dueAt ?? Infinity) <= last.called.at
        ? 'timer-after-timer'
        : 'timer-due';
    case 'poll':
      return callback.isAfterSleep ? 'poll-woke' : 'poll-ready';
    case 'check':
      if (before === 'poll') return 'check-after-poll';
      if (before !== 'check') return 'check';
      return isOfNextTurn(steps, callback) ? 'check-next-turn' : 'check-after-check';
    case 'closing':
      return 'closing';
    default:
      return 'unknown';
  }
}

/** Whether an immediate was queued when the check phase before it was under way: such wait for the next turn. */
function isOfNextTurn(steps: readonly CalledCallback[], callback: CalledCallback): boolean {
  const phases = steps.slice(0, callback.step).filter(isPhase);
  const row = phases.slice(phases.findLastIndex(({ in: place }) => place !== 'check') + 1);
  const begins = row.reduce(
    (begin, { queued, called }) =>
      begin < 0 || (queued?.order ?? 0) > begin ? called.order : begin,
    -1,
  );
  return (callback.queued?.order ?? 0) > begins;
}

/** Since when it could have come, where it came from a clock or from outside. */
function sinceOf({ in: place, called, queued, dueAt, readyAt }: CalledCallback) {
  const ready = place === 'timers' ? (dueAt ?? readyAt) : place === 'poll' ? readyAt : undefined;
  if (ready === undefined || ready > called.at) return undefined;
  return Math.max(ready, queued?.at ?? ready);
}

/** Who ran at a time, where another had to wait for it for so long that it is worth a word. */
function runningAt(
  { steps }: Callbacks,
  { step, called }: CalledCallback,
  time: number,
): CalledCallback | undefined {
  if (called.at - time < worthAWord) return undefined;
  return steps
    .slice(0, step)
    .findLast((each) => each.called.at <= time && each.returned && each.returned.at > time);
}

function othersOf(
  { in: place, called }: CalledCallback,
  waiting: readonly Callback[],
): Why['others'] {
  const inCheck = waiting.find((each) => each.in === 'check');
  const timers = waiting
    .filter((each) => each.in === 'timers')
    .toSorted((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity));
  const [timer] = timers;
  const isDue = timer !== undefined && readinessOf(timer, called.at) === 'ready';
  if (isDue && (place === 'poll' || place === 'check')) {
    return { kind: 'timer-due', callback: timer };
  }
  if (isDue && (place === 'ticks' || place === 'microtasks')) {
    return { kind: 'timer-blocked', callback: timer };
  }
  if (place === 'check' && timer?.dueAt !== undefined) {
    return { kind: 'timer-early', callback: timer };
  }
  const isBefore = place === 'timers' || place === 'poll';
  return isBefore && inCheck ? { kind: 'check-later', callback: inCheck } : undefined;
}
