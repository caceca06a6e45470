// The events of a run, kept to be filtered, copied and carried to another page: as many as fit.

import type { RunEvent } from '../../engine/types.ts';
import type { RunRecord } from '../block/run-record.ts';

/** How much is kept, in characters: some tens of megabytes, 200,000 lines many times over. */
const keptSize = 50_000_000;

/** What an event takes beside its text, in characters. */
const eventSize = 60;

/** Events that are dropped together, when they are. */
const chunkLength = 4_096;

interface Chunk {
  readonly events: RunEvent[];
  size: number;
}

/** The latest events of a run, in order. */
export class EventLog implements Iterable<RunEvent> {
  readonly #chunks: Chunk[] = [];
  #size = 0;
  #lostLines = 0;

  /** How many lines were in the events that were dropped. */
  get lostLines(): number {
    return this.#lostLines;
  }

  push(event: RunEvent): void {
    const size = eventSize + ('text' in event ? event.text.length : 0);
    let last = this.#chunks.at(-1);
    if (last === undefined || last.events.length >= chunkLength) {
      last = { events: [], size: 0 };
      this.#chunks.push(last);
    }
    last.events.push(event);
    last.size += size;
    this.#size += size;
    while (this.#size > keptSize && this.#chunks.length > 1) this.#dropFirst();
  }

  /** Counts lines of events that never came here. */
  lose(lines: number): void {
    this.#lostLines += lines;
  }

  *[Symbol.iterator](): Iterator<RunEvent> {
    for (const { events } of this.#chunks) yield* events;
  }

  #dropFirst(): void {
    const first = this.#chunks.shift();
    this.#size -= first?.size ?? 0;
    this.#lostLines += countLines(first?.events ?? []);
  }
}

/** How many lines these events end. */
export function countLines(events: readonly RunEvent[]): number {
  return events.reduce(
    (count, event) => count + ('text' in event ? event.text.split('\n').length - 1 : 0),
    0,
  );
}

/** Told of callbacks: the first to go where there is not room for all. */
const callbackKinds: ReadonlySet<RunEvent['kind']> = new Set<RunEvent['kind']>([
  'queued',
  'withdrawn',
  'called',
  'returned',
  'unlisted',
]);

/**
 * The events of a run that are worth keeping when it is over: all where they fit into `size` characters, else
 * without what was told of callbacks, else the first, which names the main thread, and the latest that fit; and
 * how many lines came between, where any did.
 */
export function latestEvents(
  all: readonly RunEvent[],
  size: number,
): Pick<RunRecord, 'events' | 'earlierLines'> {
  if (fitFrom(all, size) === 0) return { events: all };
  const events = all.filter(({ kind }) => !callbackKinds.has(kind));
  const from = fitFrom(events, size);
  if (from === 0) return { events };
  const carried = [...events.slice(0, 1), ...events.slice(from)];
  return { events: carried, earlierLines: countLines(events.slice(0, from)) };
}

/** From which event on all fit into `size` characters. */
function fitFrom(events: readonly RunEvent[], size: number): number {
  let from = events.length;
  for (let kept = 0; from > 0 && kept < size; from -= 1) {
    const event = events[from - 1];
    kept += event && callbackKinds.has(event.kind) ? 200 : 100;
    if (event && 'text' in event) kept += event.text.length;
  }
  return from;
}
