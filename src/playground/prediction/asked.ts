// A question as it stands in a block: its choices, those that were taken, and its state.

import type { Block } from '../block/block.ts';
import type { PredictionChange, PredictionState } from '../block/events.ts';

/** The question of a block, if it has one. */
export function askedIn({ root }: Block): Asked | undefined {
  const element = root.querySelector<HTMLElement>('reader-prediction');
  return element ? new Asked(element) : undefined;
}

/** All of its state is in its element. */
export class Asked {
  readonly #root: HTMLElement;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  /** Whether it waits for an answer. */
  isOpen(): boolean {
    return this.#root.dataset['state'] === 'open';
  }

  get choices(): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>('[data-choice]')];
  }

  /** Where it is said how the answer was. */
  get said(): HTMLElement {
    return this.#found('[role="status"]');
  }

  /** The button that skips the question, or asks it again. */
  get tool(): HTMLElement {
    return this.#found('.block-tool');
  }

  /** The ids that were taken; of an order, in the reader's order. */
  get taken(): string[] {
    return this.#taken().map(({ dataset }) => dataset['choice'] ?? '');
  }

  /** Whether the answer is whole: of an order, all have been taken. */
  isAnswered(): boolean {
    return this.taken.length === (this.#isOrder ? this.choices.length : 1);
  }

  /** Takes a choice, or gives it back. */
  take(choice: HTMLElement): void {
    const taken = this.#taken().filter((each) => each !== choice);
    const wasTaken = 'place' in choice.dataset;
    this.#number(wasTaken ? taken : this.#isOrder ? [...taken, choice] : [choice]);
  }

  /** Marks what was right: the choice, or each line of an order that was at its place. */
  mark(right: readonly string[]): void {
    const { taken } = this;
    for (const choice of this.choices) {
      const id = choice.dataset['choice'] ?? '';
      const isRight = this.#isOrder ? taken.indexOf(id) === right.indexOf(id) : right.includes(id);
      choice.toggleAttribute('data-right', isRight);
      choice.ariaDisabled = 'true';
    }
  }

  /** Forgets what was taken and said. */
  reset(): void {
    this.#number([]);
    this.said.replaceChildren();
    for (const choice of this.choices) {
      choice.removeAttribute('data-right');
      choice.ariaDisabled = null;
    }
  }

  become(state: PredictionState): void {
    this.#root.dataset['state'] = state;
    const detail: PredictionChange = { example: this.#root.dataset['example'] ?? '', state };
    const event = new CustomEvent('prediction', { detail, bubbles: true, composed: true });
    this.#root.dispatchEvent(event);
  }

  get #isOrder(): boolean {
    return this.#root.dataset['asks'] === 'order';
  }

  #taken(): HTMLElement[] {
    const placeOf = ({ dataset }: HTMLElement): number => Number(dataset['place']);
    return this.choices
      .filter(({ dataset }) => 'place' in dataset)
      .sort((one, other) => placeOf(one) - placeOf(other));
  }

  #number(taken: readonly HTMLElement[]): void {
    for (const choice of this.choices) {
      const place = taken.indexOf(choice) + 1;
      choice.ariaPressed = String(place > 0);
      if (place > 0) choice.dataset['place'] = String(place);
      else delete choice.dataset['place'];
    }
  }

  #found(selector: string): HTMLElement {
    const element = this.#root.querySelector<HTMLElement>(selector);
    if (!element) throw new Error(`the prediction has no ${selector}`);
    return element;
  }
}
