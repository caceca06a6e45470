// A lane of the picture: one thread from its start to its end, with its states and what it did.

import type { BlockingCall, Source } from '../engine/types.ts';
import type { Exit, Mark } from './marks.ts';
import { Ordered } from './ordered.ts';
import { Callbacks } from './turns/callbacks.ts';

/** What a thread may be doing. */
export const threadStates = ['running', 'waiting', 'blocked', 'unknown'] as const;
export type ThreadState = (typeof threadStates)[number];

/** A stretch of time, in milliseconds, in which a thread was in one state. */
export interface Span {
  readonly state: ThreadState;
  readonly from: number;
  readonly to: number;
  /** What it was blocked in. */
  readonly on?: BlockingCall;
  /** For how many milliseconds it would have stood still at most. */
  readonly most?: number;
}

/** From `at` on it is in this state. */
interface Change {
  readonly at: number;
  readonly state: ThreadState;
  readonly on?: BlockingCall;
  readonly most?: number;
}

/** One thread of the run; or all those together for which the picture has no lane of their own. */
export class Lane {
  readonly source: Source;
  /** As its lines of output name it. */
  readonly label: string;
  /** The number of its colour, as its lines of output have it. */
  readonly colour: number;
  readonly changes = new Ordered<Change>();
  readonly marks = new Ordered<Mark>();
  readonly callbacks = new Callbacks();
  /** When its start was asked for, where that is known. */
  askedAt: number | undefined;
  parent: Source | undefined;
  exit: (Exit & { readonly at: number }) | undefined;
  /** The first line of the exception of which it ended. */
  error: string | undefined;
  #begin: number;
  #isBegun = false;

  /** `at` is the time at which it was first heard of. */
  constructor(source: Source, label: string, colour: number, at: number) {
    this.source = source;
    this.label = label;
    this.colour = colour;
    this.#begin = at;
  }

  /** When it began, in milliseconds; the first that was heard of it where nothing tells. */
  get begin(): number {
    return this.#begin;
  }

  /** When it appears in the picture: from its being asked for. */
  get appears(): number {
    return Math.min(this.askedAt ?? this.#begin, this.#begin);
  }

  begun(at: number): void {
    this.#begin = at;
    this.#isBegun = true;
  }

  /** Something of it happened then: it was there, or its start would tell otherwise. */
  wasThere(at: number): void {
    if (!this.#isBegun && at < this.#begin) this.#begin = at;
  }

  /** When it ended, or `reach`, which is how far the picture goes. */
  endsBy(reach: number): number {
    return this.exit?.at ?? reach;
  }

  /** Its states between two times, none where it was not there. `reach` is how far the picture goes. */
  *spans(from: number, to: number, reach: number): Generator<Span> {
    const end = Math.min(this.endsBy(reach), to);
    let at = Math.max(this.#begin, from);
    const changes = this.changes.all;
    let index = this.changes.until(at) - 1;
    while (at < end) {
      const change = changes[index] ?? { state: 'unknown' as const, at };
      const { state, on, most } = change;
      const start = at;
      do {
        index += 1;
        at = Math.min(changes[index]?.at ?? end, end);
      } while (at < end && isSame(changes[index], change));
      if (at > start) {
        const limit = most === undefined ? {} : { most };
        yield { state, from: start, to: at, ...(on === undefined ? {} : { on }), ...limit };
      }
    }
  }
}

const isSame = (one: Change | undefined, other: Change): boolean =>
  one?.state === other.state && one.on === other.on && one.most === other.most;
