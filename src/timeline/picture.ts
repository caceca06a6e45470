// The picture of a run: its lanes with what happened in them, and the arrows between them, from its events.

import {
  isUnknown,
  unknownSource,
  type RunEvent,
  type RunResult,
  type Source,
} from '../engine/types.ts';
import { assembleLines, type Line } from '../example/lines.ts';
import { sourceLabel } from '../example/source.ts';
import { laneCount, Speakers } from '../example/speakers.ts';
import { type Arrow, Messages } from './arrows.ts';
import { keyOf } from './keys.ts';
import { Lane } from './lane.ts';
import type { Mark } from './marks.ts';
import { ordered } from './lane-order.ts';
import type { Place } from './place.ts';

/** As many threads have a lane of their own; the others share one. */
export const mostLanes = 64;

/** As many threads without a lane are told apart to be counted. */
const mostCounted = 10_000;

/** The longest a run may last in a picture, in milliseconds; what says otherwise is drawn at that limit. */
const longest = 1e9;

/** What a picture is told beside the events. */
export interface PictureOptions {
  /** What a thread is called of which nothing is known. */
  readonly unknown: string;
  /** Who types the input, where that is known, and what it is called. */
  readonly reader?: { readonly source: Source; readonly label: string };
  /** The number of the first line, where earlier ones were dropped. */
  readonly firstLine?: number;
}

/** Grows event by event. Times are milliseconds since the run began. */
export class Picture {
  readonly #options: PictureOptions;
  readonly #speakers: Speakers;
  readonly #assembler = assembleLines();
  readonly #lanes = new Map<string, Lane>();
  readonly #messages = new Messages();
  readonly #starts: Arrow[] = [];
  /** The lines of output, in order. */
  readonly #lines: { readonly lane: Lane; readonly mark: Mark }[] = [];
  readonly #uncounted = new Set<string>();
  #rest: Lane | undefined;
  #from = Infinity;
  #reach = 0;
  #now = 0;
  #order: readonly Lane[] | undefined;
  #isOver = false;

  constructor(options: PictureOptions) {
    this.#options = options;
    this.#speakers = new Speakers(options.unknown);
  }

  /** The earliest time of all: an engine may have been at work for a while before. */
  get from(): number {
    return this.#from === Infinity ? 0 : this.#from;
  }

  /** How far the picture goes: to what happened last or, while the run goes on, to now. */
  get reach(): number {
    return this.#isOver ? this.#reach : Math.max(this.#reach, this.#now);
  }

  /** Whether nothing comes any more. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Lanes by process and, within it, by thread, in the order in which they were started. */
  get lanes(): readonly Lane[] {
    this.#order ??= [
      ...ordered([...this.#lanes.values()]),
      ...(this.#rest === undefined ? [] : [this.#rest]),
    ];
    return this.#order;
  }

  /** The lane of a thread, or the one that it shares. */
  laneOf(key: string): Lane | undefined {
    return this.#lanes.get(key) ?? (this.#uncounted.has(key) ? this.#rest : undefined);
  }

  /** What a thread is called that has not been heard of yet. */
  nameOf(source: Source): string {
    const [first] = this.lanes;
    return isUnknown(source) ? this.#options.unknown : sourceLabel(source, first?.source ?? source);
  }

  /** How many threads share the last lane: none where each has its own. */
  get sharing(): number {
    return this.#uncounted.size;
  }

  /** Whether more share it than were counted. */
  get isSharingMore(): boolean {
    return this.#uncounted.size >= mostCounted;
  }

  /** Where a line of output is marked, by its number. */
  placeOfLine(line: number): Place | undefined {
    const found = this.#lines[line - (this.#options.firstLine ?? 0)];
    if (!found) return undefined;
    const { lane, mark } = found;
    return { lane, mark, index: lane.marks.all.indexOf(mark, lane.marks.before(mark.at)) };
  }

  get arrows(): readonly (readonly Arrow[])[] {
    return [this.#starts, this.#messages.all];
  }

  /** The run goes on, and has come so far. */
  reaches(now: number): void {
    this.#now = bounded(now);
  }

  /** Nothing comes any more; `duration` is how long the run took, for those whose end nothing tells. */
  end(duration: number): void {
    for (const line of this.#assembler.end()) this.#printed(line);
    if (this.lanes.some(({ exit }) => exit === undefined)) this.#happened(duration);
    this.#isOver = true;
  }

  add(event: RunEvent): void {
    const at = bounded(event.at);
    this.#happened(at);
    const lane = this.#see(event.source, at);
    if (event.kind !== 'started') lane.wasThere(at);
    // What the reader types ends the line of a prompt, as Enter does.
    const { reader } = this.#options;
    if (reader && keyOf(event.source) === keyOf(reader.source)) {
      for (const line of this.#assembler.end()) this.#printed(line);
    }
    for (const line of this.#assembler.push(event)) this.#printed(line);
    switch (event.kind) {
      case 'started':
        this.#started(lane, event, at);
        break;
      case 'sent':
      case 'received':
        lane.marks.push({ kind: event.kind, at, peer: event.peer });
        this.#messages.add(event.kind, event.source, event.peer, at, event.message);
        break;
      case 'blocked':
        lane.changes.push({
          at,
          state: 'blocked',
          on: event.on,
          ...(event.most === undefined ? {} : { most: event.most }),
        });
        break;
      case 'waiting':
        lane.callbacks.slept();
        lane.changes.push({ at, state: event.kind });
        break;
      case 'running':
        lane.changes.push({ at, state: event.kind });
        break;
      case 'untold':
        lane.changes.push({ at, state: 'unknown' });
        break;
      case 'failed':
        lane.error = event.error;
        lane.marks.push({ kind: 'error', at, error: event.error });
        break;
      case 'exited': {
        const { code, signal, terminated = false } = event;
        if (lane !== this.#rest) lane.exit = { at, code, signal, terminated };
        lane.marks.push({ kind: 'exited', at, code, signal, terminated });
        break;
      }
      case 'queued':
      case 'withdrawn':
      case 'called':
      case 'returned':
      case 'unlisted':
        // Of several threads together nobody knows whose turn it is.
        if (lane !== this.#rest) lane.callbacks.add(event);
        break;
      case 'stdout':
      case 'stderr':
    }
  }

  #happened(time: number): void {
    const at = bounded(time);
    if (at > this.#reach) this.#reach = at;
    if (at < this.#from) this.#from = at;
  }

  #started(lane: Lane, event: Extract<RunEvent, { kind: 'started' }>, at: number): void {
    const { parent } = event;
    lane.marks.push({ kind: 'started', at, ...(parent ? { parent } : {}) });
    if (lane === this.#rest) return;
    lane.begun(at);
    lane.parent = parent;
    if (event.askedAt !== undefined) {
      lane.askedAt = bounded(event.askedAt);
      this.#happened(event.askedAt);
    }
    this.#order = undefined;
    if (!parent) return;
    this.#starts.push({
      kind: 'start',
      from:
        lane.askedAt === undefined
          ? { key: keyOf(parent) }
          : { key: keyOf(parent), at: lane.askedAt },
      to: { key: keyOf(event.source), at },
    });
  }

  #printed({ stream, source, at, text }: Line): void {
    const when = bounded(at);
    const lane = this.#see(source, when);
    const line = this.#lines.length + (this.#options.firstLine ?? 0);
    const mark = { kind: stream, at: when, text, line };
    lane.marks.push(mark);
    this.#lines.push({ lane, mark });
  }

  #see(source: Source, at: number): Lane {
    const key = keyOf(source);
    const known = this.laneOf(key);
    if (known) return known;
    if (this.#lanes.size >= mostLanes) {
      if (this.#uncounted.size < mostCounted) this.#uncounted.add(key);
      return (this.#rest ??= this.#join(at));
    }
    const { reader } = this.#options;
    const isReader = reader && keyOf(reader.source) === key;
    const { label, lane: colour } = isReader
      ? { label: reader.label, lane: laneCount }
      : this.#speakers.see(source);
    const lane = new Lane(isUnknown(source) ? unknownSource : source, label, colour, at);
    this.#lanes.set(key, lane);
    this.#order = undefined;
    return lane;
  }

  /** The lane that all share who have none of their own. */
  #join(at: number): Lane {
    this.#order = undefined;
    return new Lane(unknownSource, '', laneCount, at);
  }
}

/** The picture of the events that are known by now. */
export function picturing(events: Iterable<RunEvent>, options: PictureOptions): Picture {
  const picture = new Picture(options);
  for (const event of events) picture.add(event);
  return picture;
}

/** The picture of a whole run. */
export function picturingAll(
  { events, result }: { readonly events: Iterable<RunEvent>; readonly result: RunResult },
  options: PictureOptions,
): Picture {
  const picture = picturing(events, options);
  picture.end(result.duration);
  return picture;
}

const bounded = (time: number): number => Math.min(Math.max(time, -longest), longest);
