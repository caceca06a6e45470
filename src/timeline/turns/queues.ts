// The queues of a thread at a step or a time: who runs, and who waits, by place, in the order of each queue.

import { loopPlaces, type LoopPlace } from '../../engine/types.ts';
import type { Callback, CalledCallback, Callbacks } from './callbacks.ts';

/** Whether something that waits could run at once, but for others; or what it waits for is not there yet. */
export type Readiness = 'ready' | 'early' | 'unknown';

/** A callback in its queue. */
export interface Waiting {
  readonly callback: Callback;
  readonly readiness: Readiness;
  /** Whether the one that runs has just queued it. */
  readonly isNew: boolean;
}

/** Who waits, by place. */
export type Queues = Readonly<Record<LoopPlace, readonly Waiting[]>>;

/** How it stands in a thread: the queues as the one that runs leaves them. */
export interface Turn {
  readonly running: CalledCallback | undefined;
  readonly queues: Queues;
}

/** Those that wait just before what has this place in the order of all that was told. */
export function waitingBefore({ all }: Callbacks, order: number): readonly Callback[] {
  return all.filter(
    ({ queued, called, withdrawn }) =>
      queued !== undefined &&
      queued.order < order &&
      (called === undefined || called.order >= order) &&
      (withdrawn === undefined || withdrawn.order >= order),
  );
}

/** How it stands when the callback of a step has run: what it queued waits, and what comes next is not called yet. */
export function turnOfStep(callbacks: Callbacks, step: number): Turn | undefined {
  const { steps } = callbacks;
  const running = steps[step];
  if (!running) return undefined;
  const ends = [running.returned, steps[step + 1]?.called].flatMap((told) => told ?? []);
  const order = Math.min(Infinity, ...ends.map((told) => told.order));
  const at = ends.find((told) => told.order === order)?.at ?? Infinity;
  return { running, queues: queuesOf(waitingBefore(callbacks, order), at, running) };
}

/** How it stands at a time at which nothing is called. */
export function turnBetween(callbacks: Callbacks, time: number): Turn {
  const past = callbacks.all.flatMap(({ queued, called, returned, withdrawn }) =>
    [queued, called, returned, withdrawn].flatMap((told) =>
      told && told.at <= time ? told.order : [],
    ),
  );
  const order = past.reduce((most, each) => Math.max(most, each), 0) + 1;
  return {
    running: undefined,
    queues: queuesOf(waitingBefore(callbacks, order), time, undefined),
  };
}

/** Which step is under way at a time, or the last one before; -1 where there is none. */
export function stepUntil({ steps }: Callbacks, time: number): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.called.at ?? Infinity) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Whether a callback runs at a time; one of which no end is told runs until the next. */
export function isRunningAt(callbacks: Callbacks, callback: CalledCallback, time: number): boolean {
  const end = callback.returned?.at ?? callbacks.steps[callback.step + 1]?.called.at ?? Infinity;
  return callback.called.at <= time && time <= end;
}

function queuesOf(
  waiting: readonly Callback[],
  at: number,
  running: CalledCallback | undefined,
): Queues {
  const queues = Object.fromEntries(loopPlaces.map((place) => [place, [] as Waiting[]])) as Record<
    LoopPlace,
    Waiting[]
  >;
  for (const callback of waiting) {
    queues[callback.in].push({
      callback,
      readiness: readinessOf(callback, at),
      isNew: running !== undefined && (callback.queued?.order ?? 0) > running.called.order,
    });
  }
  const due = ({ callback }: Waiting): number => callback.dueAt ?? Infinity;
  queues.timers.sort((a, b) => (due(a) === due(b) ? 0 : due(a) - due(b)));
  return queues;
}

/** Whether a callback that waits could run at a time. */
export function readinessOf({ in: place, dueAt, readyAt }: Callback, at: number): Readiness {
  const ready = place === 'timers' ? (dueAt ?? readyAt) : readyAt;
  if (ready !== undefined) return ready <= at ? 'ready' : 'early';
  return place === 'check' || place === 'ticks' || place === 'closing' ? 'ready' : 'unknown';
}
