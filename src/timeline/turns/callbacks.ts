// The callbacks of one thread, from what is told of them: when each was queued, called and done, and by whom.

import type { CodePlace, LoopPlace, RunEvent } from '../../engine/types.ts';

/** As many callbacks of a thread are kept. */
export const mostCallbacks = 20_000;

/** Times beyond that are taken for it, in milliseconds. */
const longest = 1e9;

/** Something that was told of a callback. */
export interface Told {
  /** Milliseconds since the run began; never before what was told earlier of the same thread. */
  readonly at: number;
  /** Its place among all that was told of the thread's callbacks. */
  readonly order: number;
}

/** One callback, as far as it is known. */
export interface Callback {
  /** Its place among the callbacks of its thread, from 0. */
  readonly index: number;
  readonly in: LoopPlace;
  /** What it was made with, as the program spells it. */
  readonly by: string;
  readonly code: CodePlace | undefined;
  /** Undefined where nothing in the program queued it. */
  readonly queued: Told | undefined;
  /** Who ran when it was queued. */
  readonly maker: Callback | undefined;
  readonly dueAt: number | undefined;
  readonly readyAt: number | undefined;
  readonly called: Told | undefined;
  readonly returned: Told | undefined;
  readonly withdrawn: Told | undefined;
  /** Its place among those that were called, from 0. */
  readonly step: number | undefined;
  /** Whether the thread is known to have waited before it, and called nothing since. */
  readonly isAfterSleep: boolean;
}

/** A callback that was called. */
export type CalledCallback = Callback & { readonly called: Told; readonly step: number };

type Draft = { -readonly [Key in keyof Callback]: Callback[Key] };

type ToldEvent = Extract<
  RunEvent,
  { kind: 'queued' | 'withdrawn' | 'called' | 'returned' | 'unlisted' }
>;

/** Grows event by event; what cannot be is passed over. */
export class Callbacks {
  readonly #all: Draft[] = [];
  readonly #steps: CalledCallback[] = [];
  /** Those that may still be called or return, by their numbers. */
  readonly #open = new Map<number, Draft>();
  #order = 0;
  #now = -Infinity;
  #hasSlept = false;
  #isCut = false;

  /** Whether nothing was told of any. */
  get isEmpty(): boolean {
    return this.#all.length === 0;
  }

  /** All of them, as they were first heard of. */
  get all(): readonly Callback[] {
    return this.#all;
  }

  /** Those that were called, in this order. */
  get steps(): readonly CalledCallback[] {
    return this.#steps;
  }

  /** Whether there were more than were told, or than are kept. */
  get isCut(): boolean {
    return this.#isCut;
  }

  /** The thread has nothing to run. */
  slept(): void {
    this.#hasSlept = true;
  }

  add(event: ToldEvent): void {
    this.#now = Math.max(this.#now, bounded(event.at));
    switch (event.kind) {
      case 'unlisted':
        this.#isCut = true;
        break;
      case 'queued':
        this.#queued(event);
        break;
      case 'called':
        this.#called(event);
        break;
      case 'returned': {
        const callback = this.#open.get(event.callback);
        if (!callback?.called) break;
        callback.returned = this.#tell();
        this.#open.delete(event.callback);
        break;
      }
      case 'withdrawn': {
        const callback = this.#open.get(event.callback);
        if (!callback || callback.called) break;
        callback.withdrawn = this.#tell();
        this.#open.delete(event.callback);
      }
    }
  }

  #queued(event: Extract<ToldEvent, { kind: 'queued' }>): void {
    // One that waits is not queued again: a number that repeats is another's only when that is over.
    if (this.#open.has(event.callback)) return;
    const callback = this.#make(event);
    if (!callback) return;
    callback.queued = this.#tell();
    const maker = event.within === undefined ? undefined : this.#open.get(event.within);
    callback.maker = maker?.called ? maker : undefined;
    if (event.dueAt !== undefined) callback.dueAt = bounded(event.dueAt);
  }

  #called(event: Extract<ToldEvent, { kind: 'called' }>): void {
    const known = this.#open.get(event.callback);
    const callback = known && !known.called ? known : this.#make(event);
    if (!callback) return;
    const called = this.#tell();
    const step = this.#steps.length;
    callback.in = event.in;
    callback.by = event.by;
    callback.code = event.code ?? callback.code;
    if (event.readyAt !== undefined) callback.readyAt = bounded(event.readyAt);
    callback.isAfterSleep = this.#hasSlept;
    this.#hasSlept = false;
    this.#steps.push(Object.assign(callback, { called, step }));
  }

  #make({ callback: number, in: place, by, code }: Extract<ToldEvent, { by: string }>) {
    if (this.#all.length >= mostCallbacks) {
      this.#isCut = true;
      return undefined;
    }
    const callback: Draft = {
      index: this.#all.length,
      in: place,
      by,
      code,
      queued: undefined,
      maker: undefined,
      dueAt: undefined,
      readyAt: undefined,
      called: undefined,
      returned: undefined,
      withdrawn: undefined,
      step: undefined,
      isAfterSleep: false,
    };
    this.#all.push(callback);
    this.#open.set(number, callback);
    return callback;
  }

  #tell(): Told {
    this.#order += 1;
    return { at: this.#now, order: this.#order };
  }
}

const bounded = (time: number): number => Math.min(Math.max(time, -longest), longest);
