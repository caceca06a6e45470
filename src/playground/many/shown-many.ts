// The outcomes that a block shows, of runs that go on, are over, or were brought back: their face and their record.

import type { BlockStrings } from '../../i18n/strings/types.ts';
import type { Block, ManyOnShow } from '../block/block.ts';
import { readDraft } from '../block/program.ts';
import type { ManyEnd, ManyRecord } from '../block/run-record.ts';
import { showRecord } from './show-record.ts';
import type { Collection } from './collection.ts';
import { Panel } from './panel.ts';
import type { FinishedRun } from './runner.ts';

/** As much of all runs as is worth carrying to another page, in characters. */
const carriedSize = 1_000_000;

/** Milliseconds between two looks at how it stands. */
const interval = 100;

/** As much of the window as may stand above what is going to grow. */
const roomAbove = 0.7;

/** How many times longer the page is left alone than it took to compare the runs. */
const restRatio = 4;

/** What is shown. */
export interface ManySubject {
  readonly collection: Collection;
  /** How many runs were asked for. */
  readonly times: number;
  readonly wasOriginal: boolean;
  /** Whether the runs are given lines that were typed. */
  readonly hadInput: boolean;
}

/** What the reader asks for while it goes on, and when it is over. */
export interface ManyOrders {
  readonly stop: () => void;
  readonly again: (times: number) => void;
}

/** Many runs of a block, as its reader sees them. They take the place of those before. */
export class ShownMany implements ManyOnShow {
  static readonly #watches = new WeakMap<Block, AbortController>();

  readonly #block: Block;
  readonly #strings: BlockStrings;
  readonly #subject: ManySubject;
  readonly #panel: Panel;
  /** The program as it ran, to tell whether the one that is there now is another. */
  readonly #ran: string;
  #end: ManyEnd | undefined;
  #drawing: ReturnType<typeof setTimeout> | undefined;
  #rest = interval;

  constructor(
    block: Block,
    strings: BlockStrings,
    subject: ManySubject,
    orders: ManyOrders,
    isStale = false,
  ) {
    this.#block = block;
    this.#strings = strings;
    this.#subject = subject;
    // Of what ran then there is no copy: whatever comes next, this is no outcome of it.
    this.#ran = isStale ? '' : JSON.stringify(readDraft(block));
    this.#panel = new Panel(strings, subject.times, { ...orders, show: this.#show }, (number) =>
      subject.collection.seedOf(number),
    );
    this.#put();
    block.outcomes = this;
  }

  add(run: FinishedRun): void {
    if (this.#end) return;
    const { collection, times, wasOriginal } = this.#subject;
    collection.add(run, wasOriginal);
    this.#panel.progress(collection.size, times);
    this.#drawing ??= setTimeout(this.#draw, this.#rest);
  }

  /** There are no more; the first end counts. */
  over(end: ManyEnd): void {
    if (this.#end) return;
    this.#end = end;
    clearTimeout(this.#drawing);
    const { collection, times, hadInput } = this.#subject;
    const outcomes = collection.outcomes();
    this.#panel.progress(collection.size, times);
    this.#panel.update(outcomes);
    this.#panel.over(end, outcomes, hadInput ? [this.#strings.tools.many.input] : []);
    this.#panel.stale(this.#isStale());
  }

  record(): ManyRecord | undefined {
    const { collection, hadInput } = this.#subject;
    const runs = collection.records();
    const isWhole = runs.every(({ earlierLines }) => earlierLines === undefined);
    if (!this.#end || !isWhole || JSON.stringify(runs).length > carriedSize) return undefined;
    return { runs, end: this.#end, hadInput, isStale: this.#isStale() };
  }

  /** Puts the panel where the last one was, or below the run. */
  #put(): void {
    const { root } = this.#block;
    const { element } = this.#panel;
    const last = root.querySelector<HTMLElement>('[data-part="outcomes"]');
    const hadFocus = last?.contains(document.activeElement) === true;
    const before =
      root.querySelector('form[data-part="shake"]') ?? this.#block.part('panel').parentElement;
    if (last) last.replaceWith(element);
    else before?.after(element);
    if (hadFocus) element.querySelector('button')?.focus({ preventScroll: true });

    ShownMany.#watches.get(this.#block)?.abort();
    const watch = new AbortController();
    ShownMany.#watches.set(this.#block, watch);
    for (const change of ['edit', 'reset', 'input']) {
      root.addEventListener(
        change,
        () => {
          this.#panel.stale(this.#isStale());
        },
        {
          signal: watch.signal,
        },
      );
    }
  }

  /** Brings it into the window, with room to grow, where it is not there already. */
  reveal(): void {
    const { element } = this.#panel;
    const { top, bottom } = element.getBoundingClientRect();
    if (top < 0 || bottom > roomAbove * innerHeight) element.scrollIntoView({ block: 'center' });
  }

  readonly #isStale = (): boolean => JSON.stringify(readDraft(this.#block)) !== this.#ran;

  readonly #draw = (): void => {
    const begun = performance.now();
    this.#drawing = undefined;
    this.#panel.update(this.#subject.collection.outcomes());
    this.#rest = Math.max(interval, restRatio * (performance.now() - begun));
  };

  readonly #show = (number: number): void => {
    const record = this.#subject.collection.records()[number];
    if (!record) return;
    const isStale = this.#isStale();
    showRecord(this.#block, this.#strings, { ...record, ...(isStale ? { isStale } : {}) });
  };
}
