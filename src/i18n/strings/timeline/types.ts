// What each language must say of the timeline of a run.

import type { TurnStrings } from './turn/types.ts';

/** What a lane may be doing at a moment; the last four are no states of a thread. */
type Doing = 'running' | 'waiting' | 'unknown' | 'absent' | 'starting' | 'ended';

/** What a mark may stand for when it stands for several. */
type Countable = 'stdout' | 'stderr' | 'sent' | 'received' | 'started' | 'error' | 'exited';

/** What the legend explains. */
export type LegendKey =
  | 'running'
  | 'waiting'
  | 'blocked'
  | 'starting'
  | 'unknown'
  | 'stdout'
  | 'stderr'
  | 'start'
  | 'message'
  | 'stub'
  | 'callback';

/** What happened, in words, who did it aside. */
export interface DeedStrings {
  readonly printed: (text: string) => string;
  readonly printedError: (text: string) => string;
  readonly sent: (peer: string) => string;
  readonly received: (peer: string) => string;
  readonly started: string;
  readonly startedBy: (parent: string) => string;
  readonly failed: (error: string) => string;
  readonly exited: (code: number) => string;
  readonly killed: (signal: string) => string;
  readonly terminated: string;
  readonly ended: string;
  /** Of several of a kind that stand for one: the first at one time, the last at another. */
  readonly several: Readonly<Record<Countable, (count: number) => string>>;
}

/** What can be done with a timeline. */
export interface TimelineTools {
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  /** Puts a second cursor beside the first: between the two a stretch of time is measured. */
  readonly measure: string;
  readonly table: string;
  readonly save: string;
  /** Shortens the stretches in which nothing happened. */
  readonly fold: string;
}

/** The strings of a timeline. */
export interface TimelineStrings {
  readonly title: string;
  /** Names the timeline of a program. */
  readonly of: (program: string) => string;
  /** How it is used by keys. */
  readonly keys: string;
  /** What a hand can do, until it does. */
  readonly hint: string;
  readonly tools: TimelineTools;
  readonly legend: Readonly<Record<LegendKey, string>>;
  /** Of states that the engine did not tell: that the next run will. */
  readonly nextRunTells: string;
  /** A time since the run began, given in milliseconds, as beside a line of output. */
  readonly seconds: (milliseconds: number) => string;
  /** What happened, with who did it and when. */
  readonly spoken: (who: string, time: string, deed: string) => string;
  readonly deeds: DeedStrings;
  /** What a lane does at a moment. */
  readonly does: Readonly<Record<Doing, (who: string) => string>>;
  readonly endedHow: (who: string, how: string) => string;
  readonly isBlocked: (who: string, call: string) => string;
  /** A call that takes no longer than so long. */
  readonly atMost: (call: string, length: string) => string;
  /** A moment, and what each lane does then. */
  readonly moment: (time: string, lanes: readonly string[]) => string;
  /** How long it is from one cursor to the other. */
  readonly measured: (length: string, from: string, to: string) => string;
  /** How a lane ended, in the picture: short. */
  readonly ends: {
    readonly code: (code: number) => string;
    readonly terminated: string;
    /** Of a thread whose process was killed. */
    readonly withProcess: string;
    readonly unknown: string;
  };
  /** Who has no lane of their own. */
  readonly sharing: (count: number, more: boolean) => string;
  /** Of a long line, cut short. */
  readonly cut: (text: string) => string;
  readonly columns: Readonly<Record<'time' | 'who' | 'what', string>>;
  /** Of a table that is not whole: how many rows it shows, and of how many. */
  readonly rows: (shown: number, all: number) => string;
  /** A stretch of time that was made short. */
  readonly folded: (length: string) => string;
  /** There is nothing to draw yet, or the recorded run did not load. */
  readonly nothingYet: string;
  readonly notLoaded: string;
  /** The callbacks of a thread. */
  readonly turn: TurnStrings;
}
