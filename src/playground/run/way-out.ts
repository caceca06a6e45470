// The way out of a strange run on StackBlitz: the same program on the built-in engine, at one press.

import { isAble } from '../../engine/session.ts';
import { isFailure } from '../../i18n/result-text.ts';
import type { WayOutStrings } from '../../i18n/strings/tools/types.ts';
import type { Block } from '../block/block.ts';
import { choiceButton, spokenPart } from '../block/controls.ts';
import { readNeeds } from '../block/program.ts';
import type { Outcome, PlaceRecord, Verdict } from '../block/run-record.ts';
import { readsInput } from './input.ts';

/**
 * How long a run may go on, in milliseconds, before it is strange: ten times as long as the recorded
 * one, but never less than ten seconds. StackBlitz may take most of a second to start a thread or a
 * process, and a recorded run of 50 ms may start ten; and after ten seconds a reader begins to wonder.
 */
export const patienceFor = (recorded = 0): number => Math.max(10_000, 10 * recorded);

/** What is strange about a run: `broken` and `long` are claims, which only the example's own code bears. */
export type Strangeness = 'broken' | 'long' | 'other';

/** What is strange about a run that is over. `patience` is as long as it may go on. */
export function strangenessOf(
  outcome: Outcome,
  verdict: Verdict | undefined,
  wasOriginal: boolean,
  patience: number,
): Strangeness | undefined {
  if (outcome.kind === 'failed') return 'other';
  if (verdict?.kind === 'broken') return 'broken';
  if (outcome.duration >= patience) return wasOriginal ? 'long' : 'other';
  return verdict === undefined && isFailure(outcome) ? 'other' : undefined;
}

/** The place of the offer in a block: empty until something is strange. */
export class WayOut {
  readonly #block: Block;
  readonly #strings: WayOutStrings;
  readonly #element: HTMLElement;
  /** Whether the run is held to the recorded one. */
  readonly #isHeld: boolean;
  /** How long the run may go on, in milliseconds: one that waits for its reader, for ever. */
  readonly #patience: number;
  #isOpen = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(block: Block, strings: WayOutStrings, wasOriginal: boolean) {
    this.#block = block;
    this.#strings = strings;
    this.#element = spokenPart(block, 'way-out', 'status');
    const { took } = block.part('recorded').dataset;
    this.#isHeld = wasOriginal && took !== undefined;
    this.#patience = readsInput(block)
      ? Infinity
      : patienceFor(took === undefined ? undefined : Number(took));
    const hadFocus = this.#element.contains(document.activeElement);
    this.#element.replaceChildren();
    if (!hadFocus) return;
    for (const name of ['run', 'stop'] as const) block.button(name).focus({ preventScroll: true });
  }

  /** The run begins there: offers the way out when it goes on too long. */
  begin({ engine }: PlaceRecord, isOver = false): void {
    this.#isOpen = engine === 'stackblitz' && isAble('builtin', readNeeds(this.#block));
    if (!this.#isOpen || isOver || this.#patience === Infinity) return;
    this.#timer = setTimeout(() => {
      this.#offer(this.#isHeld ? 'long' : 'other');
    }, this.#patience);
  }

  end(outcome: Outcome, verdict: Verdict | undefined): void {
    clearTimeout(this.#timer);
    const strange = strangenessOf(outcome, verdict, this.#isHeld, this.#patience);
    if (this.#isOpen && strange) this.#offer(strange);
  }

  #offer(strange: Strangeness): void {
    const line = document.createElement('span');
    line.textContent = this.#strings[strange];
    const known = this.#element.querySelector('button');
    if (known) {
      known.previousElementSibling?.replaceWith(line);
      return;
    }
    const button = choiceButton(this.#strings.run, 'retry');
    button.dataset['value'] = 'builtin';
    this.#element.replaceChildren(line, button);
  }
}
