// The callbacks of one thread: what of them is told.
import { callbacksTold } from '../system/limits.ts';
import type { CodePlace, KernelEvent, LoopPlace, Source } from './events.ts';
import type { Reporter } from './reporter.ts';

export interface ThreadCallbacksNeeds {
  readonly source: Source;
  /** Milliseconds since the run began. */
  readonly clock: () => number;
  /** By how much that is ahead of the clock on which timers are due. */
  readonly ahead: number;
  readonly reporter: Pick<Reporter, 'state' | 'flush'>;
  /** What began the thread. */
  readonly startedBy: 'node' | 'new Worker';
  /** Where the program's text runs now, if that is in a file of the run; undefined where nothing of the program's runs. */
  readonly codePlace: () => FoundCode | undefined;
  /** No more is told. */
  readonly onSilent: () => void;
}

/** Where the program's text runs now, if that is in a file of the run, and what of Node's or the language's it has called. */
export interface FoundCode {
  readonly code: CodePlace | undefined;
  readonly called: string | undefined;
}

/** What is kept of a callback until it is called. */
export interface KeptCallback {
  readonly callback: number;
  readonly in: LoopPlace;
  readonly by: string;
  readonly code: CodePlace | undefined;
  /** Since when nothing but others keeps it waiting, where that is known. */
  readyAt: number | undefined;
}

/** To look for the program on the stack costs as much where it is not found. */
const mostLooks = 4 * callbacksTold;

/**
 * Tells of the callbacks of one thread, as many as {@link callbacksTold} says, and then that it tells no more. What is
 * told goes along with what is sent next; but that one is called is sent at once, since it may never return.
 */
export class ThreadCallbacks {
  readonly #needs: ThreadCallbacksNeeds;
  #hasBegun = false;
  #looks = 0;
  #last = 0;
  #isSilent = false;
  #running: KeptCallback | undefined;

  constructor(needs: ThreadCallbacksNeeds) {
    this.#needs = needs;
  }

  queued(
    place: LoopPlace,
    by?: string | ReadonlySet<string>,
    due?: number,
  ): KeptCallback | undefined {
    const at = this.#needs.clock();
    this.#looks += 1;
    if (this.#looks > mostLooks) this.#fallSilent();
    const found = this.#isSilent ? undefined : this.#needs.codePlace();
    if (!found) return undefined;
    const { code, called } = found;
    if (typeof by === 'string') return this.#queue({ in: place, by, code }, at, due);
    if (called === undefined || by?.has(called) === false) return undefined;
    return this.#queue({ in: place, by: called, code }, at, due);
  }

  arrived(place: LoopPlace, by: string, arrived?: number): KeptCallback | undefined {
    const made = { in: place, by, code: undefined };
    return this.#number(made, arrived === undefined ? arrived : arrived + this.#needs.ahead);
  }

  requeued({ in: place, by, code }: KeptCallback, due: number): KeptCallback | undefined {
    return this.#queue({ in: place, by, code }, this.#needs.clock(), due);
  }

  program(): KeptCallback | undefined {
    if (this.#hasBegun) return undefined;
    this.#hasBegun = true;
    return this.#number({ in: 'program', by: this.#needs.startedBy, code: undefined }, undefined);
  }

  withdrawn({ callback }: KeptCallback): void {
    this.#tell({ kind: 'withdrawn', ...this.#stamp(), callback });
  }

  called(kept: KeptCallback): void {
    this.left();
    this.#running = kept;
    const { readyAt } = kept;
    const ready = readyAt === undefined ? {} : { readyAt };
    this.#tell({ kind: 'called', ...this.#stamp(), ...described(kept), ...ready });
    this.#needs.reporter.flush();
  }

  returned(kept: KeptCallback): void {
    if (this.#running === kept) this.left();
  }

  left(): void {
    if (!this.#running) return;
    this.#tell({ kind: 'returned', ...this.#stamp(), callback: this.#running.callback });
    this.#running = undefined;
  }

  #queue(made: Made, at: number, due: number | undefined): KeptCallback | undefined {
    const dueAt = due === undefined ? undefined : due + this.#needs.ahead;
    const kept = this.#number(made, dueAt);
    if (!kept) return undefined;
    const within = this.#running && { within: this.#running.callback };
    const when = dueAt === undefined ? {} : { dueAt };
    const { source } = this.#needs;
    this.#tell({ kind: 'queued', at, source, ...described(kept), ...within, ...when });
    return kept;
  }

  #number(made: Made, readyAt: number | undefined): KeptCallback | undefined {
    if (this.#last === callbacksTold) this.#fallSilent();
    if (this.#isSilent) return undefined;
    this.#last += 1;
    return { callback: this.#last, ...made, readyAt };
  }

  #fallSilent(): void {
    this.left();
    this.#tell({ kind: 'unlisted', ...this.#stamp() });
    this.#isSilent = true;
    this.#needs.reporter.flush();
    this.#needs.onSilent();
  }

  #tell(event: KernelEvent): void {
    if (!this.#isSilent) this.#needs.reporter.state(event);
  }

  #stamp(): { at: number; source: Source } {
    return { at: this.#needs.clock(), source: this.#needs.source };
  }
}

type Made = Pick<KeptCallback, 'in' | 'by' | 'code'>;

function described({ callback, in: place, by, code }: KeptCallback) {
  return { callback, in: place, by, ...(code && { code }) };
}
