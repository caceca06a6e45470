// The runs that are over, as they are compared and, each in bounds, kept to be shown again.

import type { Property } from '../../example/property.ts';
import { checkProperty } from '../../example/property.ts';
import { findOutcomes, type CountedRun, type Outcomes } from '../../outcomes/outcomes.ts';
import { printedLine, readRun, type PrintedLine } from '../../outcomes/printed-run.ts';
import type { Block } from '../block/block.ts';
import type { RunRecord } from '../block/run-record.ts';
import { latestEvents } from '../output/event-log.ts';
import { plainText } from '../output/terminal-text.ts';
import { propertyOf } from '../run/property.ts';
import type { FinishedRun } from './runner.ts';

/** As much of one run as is kept to be shown again, in characters: a hundred are 20 million. */
const keptSize = 200_000;

/** What runs are held against; nothing where the program is not the one that came with the page. */
export interface Standard {
  readonly property?: Property;
  readonly recorded?: readonly PrintedLine[];
}

/** What a block states of its own program, and what was recorded of it. */
export function standardOf(block: Block): Standard {
  const property = propertyOf(block);
  const recorded = [...block.part('recorded').querySelectorAll<HTMLElement>('[data-stream]')];
  return {
    ...(property === undefined ? {} : { property }),
    ...(recorded.length === 0 ? {} : { recorded: recorded.map(recordedLine) }),
  };
}

function recordedLine(line: HTMLElement): PrintedLine {
  const { stream, source = '' } = line.dataset;
  const pid = /^child (\d+)/.exec(source)?.[1];
  return printedLine(
    stream === 'stderr' ? 'stderr' : 'stdout',
    source,
    line.querySelector('.output-text')?.textContent ?? '',
    new Set(pid === undefined ? [] : [pid]),
  );
}

/** A finished run as it is kept to be shown again: of a long one, the latest events. */
export function recordOf(
  { events, lostLines, result, place }: FinishedRun,
  wasOriginal: boolean,
): RunRecord {
  const { events: kept, earlierLines = 0 } = latestEvents(events, keptSize);
  const earlier = earlierLines + lostLines;
  return {
    events: kept,
    ...(earlier > 0 ? { earlierLines: earlier } : {}),
    place,
    outcome: result,
    wasOriginal,
  };
}

/** Finished runs, in their order. */
export class Collection {
  readonly #standard: Standard;
  readonly #unknown: string;
  readonly #counted: CountedRun[] = [];
  readonly #records: RunRecord[] = [];

  /** `unknown` is what a reader calls a source of which nothing is known. */
  constructor(standard: Standard, unknown: string) {
    this.#standard = standard;
    this.#unknown = unknown;
  }

  get size(): number {
    return this.#records.length;
  }

  add({ events, lostLines, result, place }: FinishedRun, wasOriginal: boolean): void {
    const { property } = this.#standard;
    const run = readRun(events, result, plainText, this.#unknown);
    // What did not end, or was not heard whole, is not judged.
    const isJudged = property !== undefined && result.kind === 'exited' && lostLines === 0;
    this.#counted.push({
      ...run,
      ...(isJudged ? { kept: checkProperty(property, events, result) === undefined } : {}),
    });
    this.#records.push(recordOf({ events, lostLines, result, place }, wasOriginal));
  }

  outcomes(): Outcomes {
    const { recorded } = this.#standard;
    return findOutcomes(this.#counted, recorded && { lines: recorded, further: 0 });
  }

  /** The runs, to be shown again. */
  records(): readonly RunRecord[] {
    return this.#records;
  }

  /** The seed of run `number`, from 0, where it was shaken. */
  seedOf(number: number): number | undefined {
    return this.#records[number]?.place?.seed;
  }
}
