// What each language must say: a string missing from a language is a type error.

import type { ReadingStrings } from '../reading/types.ts';
import type { Ability } from '../../engine/abilities.ts';
import type { EngineFailure, EngineId, BootStage } from '../../engine/types.ts';
import type { ToolStrings } from './tools/types.ts';

/** The strings of a code block, which the browser needs too. */
export interface BlockStrings {
  readonly run: string;
  readonly runAgain: string;
  readonly stop: string;
  /** What ran a program when it was recorded, such as `Node.js v24.21.0`. */
  readonly recorded: (by: string) => string;
  /** Names the choice between a program in Python and in Node.js. */
  readonly language: string;
  readonly output: string;
  readonly code: (file: string) => string;
  readonly booting: Readonly<Record<BootStage, string>>;
  readonly running: string;
  /** While the program runs: the engine has given no sign of life for some seconds. */
  readonly silent: string;
  /** A time while the program runs, given in milliseconds: in tenths of a second. */
  readonly clock: (milliseconds: number) => string;
  /** The output is of the code as it was before a change. */
  readonly stale: string;
  /** The record is of the code as it came, and that has changed. */
  readonly recordedBefore: string;
  /** Opens what else there is to know of a run. */
  readonly about: string;
  readonly exited: (code: number, after: string) => string;
  readonly killed: (signal: string, after: string) => string;
  readonly stopped: (after: string) => string;
  readonly timedOut: (after: string) => string;
  readonly outputLimit: (after: string) => string;
  readonly outOfMemory: (after: string) => string;
  readonly engine: Readonly<Record<EngineId, string>>;
  readonly ranOn: (engine: string, node: string) => string;
  /** Why StackBlitz did not run it, and what differs where it ran. */
  readonly fellBack: Readonly<Record<EngineFailure, string>>;
  /** The built-in engine is preferred, and could not serve. */
  readonly fellBackToStackblitz: string;
  /** What the program needs, which the engine of this name lacks, and which one ran it; or none has it. */
  readonly lacks: Readonly<Record<EngineId | 'everywhere', (ability: Ability) => string>>;
  readonly retry: string;
  readonly retryByReload: string;
  /** The page was loaded anew to try again: what the reader can do now. */
  readonly reloaded: string;
  /** The choice of engine, named by what a press of the button chooses. */
  readonly prefer: Readonly<Record<EngineId, string>>;
  readonly failed: Readonly<Record<EngineFailure, string>>;
  /** Of a long output: how many lines are not shown, and how many of those could not even be kept. */
  readonly hidden: (count: number, lost: number) => string;
  readonly noOutput: string;
  /** Of a line: nothing tells which thread or process printed it. */
  readonly unknownSource: string;
  /** What the picture of a table is called that a program has printed. */
  readonly chart: string;
  /** A time since the run began, given in milliseconds. */
  readonly seconds: (milliseconds: number) => string;
  readonly tools: ToolStrings;
}

/** The pages of the exercises. */
export interface ExercisePageStrings {
  readonly title: string;
  readonly description: string;
  readonly level: Readonly<Record<'easy' | 'medium' | 'hard', string>>;
  readonly minutes: (minutes: number) => string;
  /** Before the title of the article that an exercise practises. */
  readonly practises: string;
  /** At the end of an article, above its exercises. */
  readonly ofArticle: string;
  /** Above the clauses of what a solution must do. */
  readonly demands: string;
  readonly check: string;
  /** What Check does: so many runs as they come, and so many shaken ones. */
  readonly judgedBy: (runs: number, shaken: number) => string;
  readonly given: (files: readonly string[]) => string;
  readonly hint: (number: number, all: number) => string;
  readonly solution: string;
  readonly solved: string;
  /** Below the code, before anything has run. */
  readonly nothingYet: string;
}

/** Every string of the interface, in one language. */
export interface Strings {
  readonly siteName: string;
  readonly tagline: string;
  readonly skip: string;
  readonly course: string;
  /** Before the names that an article replaces, of Python's. */
  readonly insteadOf: string;
  readonly previous: string;
  readonly next: string;
  readonly notFound: string;
  readonly aside: Readonly<Record<'note' | 'trap' | 'python', string>>;
  readonly glossary: Readonly<Record<'title' | 'description', string>>;
  readonly exercises: ExercisePageStrings;
  readonly noScript: string;
  readonly footer: string;
  readonly block: BlockStrings;
  readonly reading: ReadingStrings;
}
