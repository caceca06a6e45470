// What a finished run printed, as it is compared with others: bounded, however much it was.

import type { RunEvent, RunResult } from '../engine/types.ts';
import { assembleLines, type Line } from '../example/lines.ts';
import { Speakers } from '../example/speakers.ts';
import { readLine, type Numeral } from './read-line.ts';

/** How many lines of a run are compared: more than any reader goes through a hundred times. */
export const linesCompared = 300;

/** How many characters of a line are compared. */
const widthCompared = 400;

/** A line that a run printed. */
export interface PrintedLine {
  readonly stream: Line['stream'];
  /** Who printed it, by a name that is the same in every run: a process has another id in each. */
  readonly speaker: string;
  readonly text: string;
  /** Stream, speaker and words: the same in lines that differ in their numbers alone. */
  readonly form: string;
  readonly numerals: readonly Numeral[];
}

/** How a run ended, as far as runs are compared by it. `unended`: it was stopped after the limit of a run. */
export type Ending =
  | { readonly kind: 'exited'; readonly code: number | null; readonly signal: string | null }
  | { readonly kind: 'unended' | 'output-limit' | 'out-of-memory' };

/** What was printed by a run that is over. */
export interface Printed {
  readonly lines: readonly PrintedLine[];
  /** How many lines came behind those, which are not compared. */
  readonly further: number;
}

/** A run that is over. */
export interface PrintedRun extends Printed {
  readonly ending: Ending;
}

/**
 * Reads a run that is over. `plain` takes what is no text out of a line, such as colours; `unknown` is what a
 * source is called of which nothing is known.
 */
export function readRun(
  events: Iterable<RunEvent>,
  result: RunResult,
  plain: (text: string) => string,
  unknown: string,
): PrintedRun {
  const speakers = new Speakers(unknown);
  const pids = new Set<string>();
  const lines: Line[] = [];
  let further = 0;
  const assembler = assembleLines();
  const take = (some: readonly Line[]): void => {
    for (const line of some) {
      if (lines.length < linesCompared) lines.push(line);
      else further += 1;
    }
  };
  for (const event of events) {
    speakers.see(event.source);
    // One of few digits is a number like any other: engines may count processes from 1.
    if (event.source.pid > 99) pids.add(String(event.source.pid));
    take(assembler.push(event));
  }
  take(assembler.end());
  return {
    lines: lines.map(({ stream, source, text }) =>
      printedLine(stream, speakers.see(source).label, plain(text.slice(0, widthCompared)), pids),
    ),
    further,
    ending: endingOf(result),
  };
}

/** A line of a run, or of a record, whose `speaker` is named as a reader sees it. */
export function printedLine(
  stream: Line['stream'],
  speaker: string,
  text: string,
  pids: ReadonlySet<string> = new Set(),
): PrintedLine {
  const name = speaker.replace(/^child \d+/, 'child');
  const { words, numerals } = readLine(text, pids);
  return { stream, speaker: name, text, form: `${stream}\n${name}\n${words}`, numerals };
}

function endingOf(result: RunResult): Ending {
  if (result.kind === 'exited') {
    return { kind: 'exited', code: result.code, signal: result.signal };
  }
  const { kind } = result;
  return { kind: kind === 'stopped' || kind === 'timed-out' ? 'unended' : kind };
}
