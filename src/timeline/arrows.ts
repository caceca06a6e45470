// What leads from one lane to another: a start, a message. Both ends of a message are told apart, and paired here.

import type { Source } from '../engine/types.ts';
import { keyOf } from './keys.ts';

/** One end of an arrow. */
export interface ArrowEnd {
  /** The key of its source. */
  readonly key: string;
  readonly at: number;
}

/** An arrow. Of a message only one end may be known: then the other has no time. */
export interface Arrow {
  readonly kind: 'start' | 'message';
  readonly from: ArrowEnd | { readonly key: string; readonly at?: undefined };
  readonly to: ArrowEnd | { readonly key: string; readonly at?: undefined };
}

/** As many messages are waited for whose other end was not heard of. */
const mostOpen = 200_000;

/** The messages of a run. */
export class Messages {
  readonly #arrows: Arrow[] = [];
  /** Where the arrow is that has one end yet, by sender, receiver, number and end. */
  readonly #open = new Map<string, number>();

  get all(): readonly Arrow[] {
    return this.#arrows;
  }

  /** `source` sent or received a message; `number` is the same at both ends, and may be unknown. */
  add(
    kind: 'sent' | 'received',
    source: Source,
    peer: Source,
    at: number,
    number: number | undefined,
  ): void {
    const here = { key: keyOf(source), at };
    const there = { key: keyOf(peer) };
    const isSent = kind === 'sent';
    const pair = `${(isSent ? here : there).key}>${(isSent ? there : here).key}#${String(number)}`;
    const found = number === undefined ? undefined : this.#open.get(pair + other[kind]);
    const half = found === undefined ? undefined : this.#arrows[found];
    if (found === undefined || half === undefined) {
      if (number !== undefined && this.#open.size < mostOpen) {
        this.#open.set(pair + kind, this.#arrows.length);
      }
      this.#arrows.push({
        kind: 'message',
        from: isSent ? here : there,
        to: isSent ? there : here,
      });
      return;
    }
    this.#open.delete(pair + other[kind]);
    this.#arrows[found] = isSent ? { ...half, from: here } : { ...half, to: here };
  }
}

const other = { sent: 'received', received: 'sent' } as const;
