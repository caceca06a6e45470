// Two outcomes beside each other: one above the other where there is no room.

import type { BlockStrings } from '../../i18n/strings/types.ts';
import { differenceOf } from '../../outcomes/difference.ts';
import type { Group } from '../../outcomes/outcomes.ts';
import { element } from '../block/element.ts';
import { linesElement } from './lines-element.ts';
import { endingText, letterOf } from './words.ts';

/** A fold with two choices and the lines of what is chosen. */
export class SideBySide {
  readonly element = element('details', 'side-by-side');
  readonly #strings: BlockStrings;
  readonly #columns: readonly { readonly choice: HTMLSelectElement; readonly side: HTMLElement }[];
  #groups: readonly Group[] = [];
  /** The groups that the reader chose for a side, by the runs that they are shown by. */
  readonly #chosen = new Map<number, number>();

  constructor(strings: BlockStrings) {
    const { many } = strings.tools;
    this.#strings = strings;
    this.element.hidden = true;
    this.element.dataset['part'] = 'side-by-side';
    const sides = element('div', 'sides');
    this.#columns = [many.left, many.right].map((words, at) => {
      const side = element('div', 'side');
      const label = element('label', 'side-choice', words);
      const choice = element('select', '');
      choice.addEventListener('change', () => {
        const chosen = this.#groups[Number(choice.value)];
        if (chosen) this.#chosen.set(at, chosen.shown);
        this.#draw();
      });
      label.append(choice);
      const column = element('div', 'side-column');
      column.append(label, side);
      sides.append(column);
      return { choice, side };
    });
    this.element.append(element('summary', '', many.sideBySide), sides);
    this.element.addEventListener('toggle', () => {
      this.#draw();
    });
  }

  /** Offers these groups; what was chosen stays chosen where it is still there. */
  update(groups: readonly Group[]): void {
    const { many } = this.#strings.tools;
    this.element.hidden = groups.length < 2;
    this.#groups = groups;
    this.#columns.forEach(({ choice }, side) => {
      const options = groups.map(
        (_, place) => new Option(many.outcome(letterOf(place)), String(place)),
      );
      choice.replaceChildren(...options);
      const chosen = groups.findIndex(({ shown }) => shown === this.#chosen.get(side));
      choice.value = String(chosen < 0 ? Math.min(side, groups.length - 1) : chosen);
    });
    this.#draw();
  }

  #draw(): void {
    if (!this.element.open) return;
    const { many } = this.#strings.tools;
    const groups = this.#columns.map(({ choice }) => this.#groups[Number(choice.value)]);
    const [left, right] = groups;
    const difference = left && right && differenceOf(left.keys, right.keys);
    this.#columns.forEach(({ side }, at) => {
      const group = groups[at];
      if (!group) return;
      const { lines, further, ending } = group;
      const end = endingText(ending, many);
      side.replaceChildren(
        linesElement({ lines, further, differsAt: difference?.line }, this.#strings),
        ...(end === undefined ? [] : [element('p', 'outcome-more', end)]),
      );
    });
  }
}
