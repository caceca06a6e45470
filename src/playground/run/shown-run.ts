// The run that a block shows, live or brought back: its output and its face, and the record of both.

import type { RunEvent, RunResult } from '../../engine/types.ts';
import type { BlockStrings } from '../../i18n/strings/types.ts';
import { filesOf, isEdited } from '../files.ts';
import { countLines } from '../output/event-log.ts';
import { isReader, Output } from '../output/output.ts';
import type { FailureRecord, Outcome, PlaceRecord, RunRecord } from './run-record.ts';
import { BlockView } from './view.ts';

const shownRuns = new WeakMap<HTMLElement, ShownRun>();

/** The run that a block shows now, if any. */
export function shownRunOf(block: HTMLElement): ShownRun | undefined {
  return shownRuns.get(block);
}

/** As much of a run as is worth carrying to another page, in characters: what is shown, and more. */
const carriedSize = 1_000_000;

/** One run of a block, as its reader sees it. It takes the place of the run before. */
export class ShownRun {
  readonly view: BlockView;
  readonly output: Output;
  readonly #block: HTMLElement;
  readonly #since = performance.now();
  readonly #wasOriginal: boolean;
  #place: PlaceRecord | undefined;
  #outcome: Outcome | undefined;

  constructor(block: HTMLElement, strings: BlockStrings) {
    this.#block = block;
    this.#wasOriginal = !isEdited(block);
    this.view = new BlockView(block, strings);
    this.output = new Output(this.view.output, strings, Object.keys(filesOf(block)));
    this.view.showBar(this.output.bar.element);
    shownRuns.set(block, this);
  }

  /** Shows again a run that is over. */
  static restore(block: HTMLElement, strings: BlockStrings, record: RunRecord): ShownRun {
    const run = new ShownRun(block, strings);
    if (record.place) run.running(record.place);
    if (record.earlierLines !== undefined) run.output.begins(record.earlierLines);
    for (const event of record.events) run.output.add(event);
    if (record.outcome.kind === 'failed') run.failed(record.outcome.failure);
    else run.ended(record.outcome, record.wasOriginal);
    return run;
  }

  running(place: PlaceRecord): void {
    this.#place = place;
    this.view.running(place);
  }

  ended(result: RunResult, wasOriginal = this.#wasOriginal): void {
    this.#outcome = result;
    this.output.end(result.kind === 'exited');
    this.view.ended(result);
    if (wasOriginal && result.kind === 'exited' && this.output.isWhole) void this.#judge(result);
  }

  failed(failure: FailureRecord): void {
    this.#outcome = { kind: 'failed', failure };
    this.output.end();
    this.view.failed(failure);
  }

  /** The run as it is now; one that is not over counts as stopped. */
  record(): RunRecord {
    const stopped = { kind: 'stopped', duration: performance.now() - this.#since } as const;
    return {
      ...latest(this.output.events()),
      ...(this.#place ? { place: this.#place } : {}),
      outcome: this.#outcome ?? stopped,
      wasOriginal: this.#wasOriginal,
    };
  }

  /** Holds the run against what the example promises, and against the recorded one. */
  async #judge(result: RunResult): Promise<void> {
    const { judge } = await import('./verdict.ts');
    if (shownRuns.get(this.#block) !== this) return;
    const printed = this.output.events().filter(({ source }) => !isReader(source));
    const verdict = judge(this.#block, printed, result);
    if (verdict) this.view.judged(verdict);
  }
}

/** The events that are carried on: the first, which names the main thread, and the latest that fit. */
function latest(events: readonly RunEvent[]): Pick<RunRecord, 'events' | 'earlierLines'> {
  let from = events.length;
  for (let size = 0; from > 0 && size < carriedSize; from -= 1) {
    const event = events[from - 1];
    size += 100 + (event && 'text' in event ? event.text.length : 0);
  }
  if (from === 0) return { events };
  const carried = [...events.slice(0, 1), ...events.slice(from)];
  return { events: carried, earlierLines: countLines(events.slice(0, from)) };
}
