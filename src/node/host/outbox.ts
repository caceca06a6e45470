// What a run has to say to the page: in pieces that it can bear, one at a time, at its own pace.
import { weighEvent } from '../wire/backlog.ts';
import type { Backlog } from '../wire/backlog.ts';
import { eventBatch, outputBatch, outputRate } from '../system/limits.ts';
import type { KernelEvent } from '../wire/events.ts';
import { Queue } from '../collections/queue.ts';

interface Waiting {
  readonly event: KernelEvent;
  /** The thread that is to hear that it has gone. */
  readonly backlog: Backlog | undefined;
}

export interface OutboxNeeds {
  /** To the page, which says when it has heard them: see {@link Outbox.heard}. */
  readonly post: (events: readonly KernelEvent[]) => void;
  readonly clock: () => number;
}

/** In a flood, what one source prints within a millisecond is one text. */
const floodSize = 64;
const floodSpan = 1;
/** Timers of browsers are no better than this, in milliseconds: a shorter rest is none. */
const shortestRest = 4;
/** A page that needs longer than this for a batch has other things to do, and may have them done. */
const longestRest = 100;

/** The events of one run, in order. */
export class Outbox {
  readonly #needs: OutboxNeeds;
  readonly #queue = new Queue<Waiting>();
  /** The rest of an event that did not fit. */
  #head: Waiting | undefined;
  #sentAt: number | undefined;
  #size = 0;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #onEmpty: (() => void) | undefined;

  constructor(needs: OutboxNeeds) {
    this.#needs = needs;
  }

  add(events: readonly KernelEvent[], backlog?: Backlog): void {
    for (const event of events) this.#queue.push({ event, backlog });
    this.#send();
  }

  /** The page has heard what was sent, and is ready for more. */
  heard(): void {
    if (this.#sentAt === undefined) return;
    const took = this.#needs.clock() - this.#sentAt;
    this.#sentAt = undefined;
    const isFlood = this.#size > outputBatch / 2 || this.#queue.size > eventBatch;
    const rest = isFlood
      ? Math.max(Math.min(took, longestRest), (1000 * this.#size) / outputRate)
      : 0;
    if (rest < shortestRest) this.#send();
    else {
      this.#resting = setTimeout(() => {
        this.#resting = undefined;
        this.#send();
      }, rest);
    }
  }

  /** Calls back once, when all has been sent. */
  whenEmpty(onEmpty: () => void): void {
    this.#onEmpty = onEmpty;
    this.#send();
  }

  /** Nothing more is sent. */
  close(): void {
    clearTimeout(this.#resting);
    this.#queue.clear();
    this.#head = undefined;
    this.#onEmpty = undefined;
  }

  #send(): void {
    if (this.#sentAt !== undefined || this.#resting !== undefined) return;
    const batch = this.#takeBatch();
    if (batch.length > 0) {
      this.#sentAt = this.#needs.clock();
      this.#needs.post(batch);
    }
    if (this.#head || this.#queue.size > 0) return;
    const onEmpty = this.#onEmpty;
    this.#onEmpty = undefined;
    onEmpty?.();
  }

  #takeBatch(): readonly KernelEvent[] {
    const batch: KernelEvent[] = [];
    const merges = this.#queue.size > floodSize;
    this.#size = 0;
    while (this.#size < outputBatch && batch.length < eventBatch) {
      const event = this.#take(outputBatch - this.#size);
      if (!event) break;
      if ('text' in event) this.#size += event.text.length;
      const merged = merges ? merge(batch.at(-1), event) : undefined;
      if (merged) batch[batch.length - 1] = merged;
      else batch.push(event);
    }
    return batch;
  }

  /** The oldest event, or as much of its text as there is room for. */
  #take(room: number): KernelEvent | undefined {
    const next = this.#head ?? this.#queue.take();
    this.#head = undefined;
    if (!next) return undefined;
    const { event, backlog } = next;
    if (!('text' in event) || event.text.length <= room) {
      backlog?.shrink(weighEvent(event));
      return event;
    }
    const piece = { ...event, text: event.text.slice(0, room) };
    this.#head = { event: { ...event, text: event.text.slice(room) }, backlog };
    backlog?.shrink(room);
    return piece;
  }
}

/** Two texts as one, where the same thread wrote both, on the same stream, at once. */
function merge(first: KernelEvent | undefined, second: KernelEvent): KernelEvent | undefined {
  if (!first || !('text' in first) || !('text' in second) || first.kind !== second.kind) {
    return undefined;
  }
  const { pid, threadId } = first.source;
  if (second.source.pid !== pid || second.source.threadId !== threadId) return undefined;
  if (second.at - first.at > floodSpan) return undefined;
  return { ...first, text: first.text + second.text };
}
