// What each language must say of the callbacks of a thread, one turn of its event loop after another.

import type { LoopPlace } from '../../../../engine/types.ts';

/** Why a callback is called now. */
export type ReasonKey =
  | 'program'
  | 'module'
  | 'within'
  | 'tick-after-program'
  | 'tick-after-callback'
  | 'tick-after-tick'
  | 'tick-after-microtasks'
  | 'tick-after-untold'
  | 'microtask-in-module'
  | 'microtask-after-program'
  | 'microtask-after-callback'
  | 'microtask-after-ticks'
  | 'microtask-after-microtask'
  | 'microtask-before-tick'
  | 'microtask-after-untold'
  | 'timer-due'
  | 'timer-after-timer'
  | 'timer-new-turn'
  | 'timer-woke'
  | 'poll-ready'
  | 'poll-woke'
  | 'check'
  | 'check-after-poll'
  | 'check-after-check'
  | 'check-next-turn'
  | 'closing'
  | 'unknown';

/** The strings of the callbacks of a thread. */
export interface TurnStrings {
  /** The button that shows them. */
  readonly title: string;
  /** Names the callbacks of a thread. */
  readonly of: (who: string) => string;
  /** Chooses the thread. */
  readonly thread: string;
  readonly first: string;
  readonly previous: string;
  readonly next: string;
  /** To the next one in another phase or queue. */
  readonly onward: string;
  readonly last: string;
  /** How it is used by keys. */
  readonly keys: string;
  /** Where a step is among all. */
  readonly step: (number: number, of: number) => string;
  /** What each place is called, and what is called there: short. */
  readonly places: Readonly<Record<LoopPlace, string>>;
  readonly holds: Readonly<Record<LoopPlace, string>>;
  /** What stands for a callback whose maker nothing names. */
  readonly unnamed: string;
  /** Names the phases of the loop, and the two queues behind each callback. */
  readonly loop: string;
  readonly after: string;
  /** Says that the loop begins anew. */
  readonly again: string;
  /** Before the callback that runs, and where nothing runs. */
  readonly runs: string;
  readonly nothingRuns: (time: string) => string;
  readonly why: string;
  /** Between two sentences. */
  readonly between: string;
  readonly reasons: Readonly<Record<ReasonKey, string>>;
  readonly due: (time: string) => string;
  readonly ready: (time: string) => string;
  /** What kept it waiting, and for how long. */
  readonly dueBehind: (time: string, who: string, late: string) => string;
  readonly readyBehind: (time: string, who: string, late: string) => string;
  readonly others: {
    readonly 'check-later': string;
    readonly 'timer-due': string;
    readonly 'timer-early': (due: string) => string;
    readonly 'timer-blocked': string;
  };
  /** A callback with where it was made. */
  readonly named: (by: string, code: string) => string;
  /** A callback that was called and why, in the table. */
  readonly called: (place: string, who: string, why: string) => string;
  /** A card: whether it has just been queued, and what keeps it. */
  readonly isNew: string;
  readonly isEarly: string;
  readonly isDueAt: (time: string) => string;
  readonly isUnknown: string;
  /** What a press does. */
  readonly goTo: (place: string) => string;
  /** A queue in words: how many wait in it. */
  readonly waiting: (count: number) => string;
  readonly more: (count: number) => string;
  /** Of several in the plot that stand for one. */
  readonly several: (count: number) => string;
  /** The run was not asked to tell; there were none, or none yet; of too many only the first are told. */
  readonly untold: string;
  readonly none: string;
  readonly noneYet: string;
  readonly cut: string;
}
