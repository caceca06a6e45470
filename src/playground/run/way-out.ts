// The way out of a strange run on StackBlitz: the same program on the built-in engine, at one press.

import { isAble } from '../../engine/session.ts';
import { isFailure } from '../../i18n/result-text.ts';
import type { WayOutStrings } from '../../i18n/strings/tools/types.ts';
import type { Block } from '../block/block.ts';
import { choiceButton } from '../block/controls.ts';
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
  readonly #wasOriginal: boolean;
  #isOpen = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(block: Block, strings: WayOutStrings, wasOriginal: boolean) {
    this.#block = block;
    this.#strings = strings;
    this.#wasOriginal = wasOriginal;
    this.#element = elementOf(block);
    const hadFocus = this.#element.contains(document.activeElement);
    this.#element.replaceChildren();
    if (!hadFocus) return;
    for (const name of ['run', 'stop'] as const) block.button(name).focus({ preventScroll: true });
  }

  /** The run begins there: offers the way out when it goes on too long. What waits for its reader may. */
  begin({ engine }: PlaceRecord, isOver = false): void {
    this.#isOpen = engine === 'stackblitz' && isAble('builtin', readNeeds(this.#block));
    if (!this.#isOpen || isOver || readsInput(this.#block)) return;
    this.#timer = setTimeout(() => {
      this.#offer(this.#wasOriginal && this.#recorded !== undefined ? 'long' : 'other');
    }, patienceFor(this.#recorded));
  }

  end(outcome: Outcome, verdict: Verdict | undefined): void {
    clearTimeout(this.#timer);
    const patience = readsInput(this.#block) ? Infinity : patienceFor(this.#recorded);
    const isHeld = this.#wasOriginal && this.#recorded !== undefined;
    const strange = strangenessOf(outcome, verdict, isHeld, patience);
    if (this.#isOpen && strange) this.#offer(strange);
  }

  /** How long the recorded run took, in milliseconds. */
  get #recorded(): number | undefined {
    const { took } = this.#block.part('recorded').dataset;
    return took === undefined ? undefined : Number(took);
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

function elementOf(block: Block): HTMLElement {
  const known = block.root.querySelector<HTMLElement>('[data-part="way-out"]');
  if (known) return known;
  const element = document.createElement('p');
  element.className = 'block-way-out';
  element.dataset['part'] = 'way-out';
  element.role = 'status';
  block.part('status').after(element);
  return element;
}
