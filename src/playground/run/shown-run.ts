// The run that a block shows, live or brought back: its output and its face, and the record of both.

import type { RunResult, Watched } from '../../engine/types.ts';
import type { BlockStrings } from '../../i18n/strings/types.ts';
import type { Block, RunOnShow } from '../block/block.ts';
import type { Files } from '../block/draft.ts';
import {
  isReader,
  type Outcome,
  type PlaceRecord,
  type RunRecord,
  type Verdict,
} from '../block/run-record.ts';
import { readDraft } from '../block/program.ts';
import { latestEvents } from '../output/event-log.ts';
import { Output } from '../output/output.ts';
import { judge } from './verdict.ts';
import { BlockView } from './view.ts';
import { WayOut } from './way-out.ts';

/** As much of a run as is worth carrying to another page, in characters: what is shown, and more. */
const carriedSize = 1_000_000;

/** What is known of a run when it begins. */
interface Beginning {
  readonly wasOriginal?: boolean;
  readonly watched?: Watched | undefined;
}

/** One run of a block, as its reader sees it. It takes the place of the run before. */
export class ShownRun implements RunOnShow {
  readonly view: BlockView;
  readonly output: Output;
  readonly watched: Watched | undefined;
  /** The files that ran; undefined where that is not known any more. */
  files: Files | undefined;
  readonly #block: Block;
  readonly #wayOut: WayOut;
  readonly #since = performance.now();
  readonly #wasOriginal: boolean;
  #place: PlaceRecord | undefined;
  #outcome: Outcome | undefined;
  /** The program as it ran, to tell whether the one that is there now is another. */
  readonly #ran: string;
  #isStale = false;
  readonly #watch = new AbortController();
  readonly #strings: BlockStrings;
  /** What its output shows as a picture, where it does. */
  #chart: Element | undefined;

  constructor(
    block: Block,
    strings: BlockStrings,
    { wasOriginal = !block.isEdited, watched }: Beginning = {},
  ) {
    this.#block = block;
    this.#strings = strings;
    this.watched = watched;
    this.files = block.files;
    this.#wasOriginal = wasOriginal;
    this.view = new BlockView(block, strings);
    this.#wayOut = new WayOut(block, strings.tools.wayOut, wasOriginal);
    this.output = new Output(this.view.output, strings, Object.keys(block.files));
    this.view.showBar(this.output.bar.element);
    block.shown?.replaced();
    block.shown = this;
    this.#ran = JSON.stringify(readDraft(block));
    const compare = (): void => {
      this.#become(JSON.stringify(readDraft(block)) !== this.#ran);
    };
    for (const change of ['edit', 'reset', 'input']) {
      block.root.addEventListener(change, compare, { signal: this.#watch.signal });
    }
  }

  /** Another run has taken its place. */
  replaced(): void {
    this.#watch.abort();
    this.#chart?.remove();
  }

  #become(isStale: boolean): void {
    if (isStale === this.#isStale) return;
    this.#isStale = isStale;
    this.view.stale(isStale);
  }

  /** Shows again a run that is over. */
  static restore(block: Block, strings: BlockStrings, record: RunRecord): void {
    const run = new ShownRun(block, strings, { wasOriginal: record.wasOriginal });
    if (record.place) run.running(record.place, true);
    if (record.earlierLines !== undefined) run.output.begins(record.earlierLines);
    for (const event of record.events) run.output.add(event);
    run.ended(record.outcome);
    // Of what ran then the record keeps no copy: whatever comes next, this is no output of it.
    if (record.isStale) {
      run.files = undefined;
      run.replaced();
      run.#become(true);
    }
  }

  /** Where it ran, once it is known. */
  get place(): PlaceRecord | undefined {
    return this.#place;
  }

  /** How it ended, once it has. */
  get outcome(): Outcome | undefined {
    return this.#outcome;
  }

  /** It runs there, or did when it `isOver`. */
  running(place: PlaceRecord, isOver = false): void {
    this.#place = place;
    this.#wayOut.begin(place, isOver);
    this.view.running(place);
  }

  /** Shows the end; gives what can be said of the run beside what the example promises. */
  ended(outcome: Outcome): Verdict | undefined {
    this.#outcome = outcome;
    this.output.end(outcome.kind === 'exited');
    if (outcome.kind === 'failed') this.view.failed(outcome.failure);
    else this.view.ended(outcome);
    const verdict = outcome.kind === 'failed' ? undefined : this.#judge(outcome);
    if (verdict) this.view.judged(verdict);
    this.#wayOut.end(outcome, verdict);
    if (this.#block.root.dataset['chart'] !== undefined) void this.#drawChart();
    return verdict;
  }

  /** The run as it is now; one that is not over counts as stopped. */
  record(): RunRecord {
    const stopped = { kind: 'stopped', duration: performance.now() - this.#since } as const;
    return {
      ...latestEvents(this.output.events(), carriedSize),
      ...(this.#place ? { place: this.#place } : {}),
      outcome: this.#outcome ?? stopped,
      wasOriginal: this.#wasOriginal,
      ...(this.#isStale ? { isStale: true } : {}),
    };
  }

  async #drawChart(): Promise<void> {
    const { showChart } = await import('../chart/chart-view.ts');
    if (this.#watch.signal.aborted) return;
    this.#chart = showChart(this.#block, this.output.events(), this.#strings.chart);
  }

  #judge(result: RunResult): Verdict | undefined {
    if (!this.#wasOriginal || result.kind !== 'exited' || !this.output.isWhole) return undefined;
    const printed = this.output.events().filter(({ source }) => !isReader(source));
    return judge(this.#block, printed, result);
  }
}
