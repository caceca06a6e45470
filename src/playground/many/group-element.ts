// One outcome in the list: how often it came, what it is known by, and, once it is opened, its lines.

import type { BlockStrings } from '../../i18n/strings/types.ts';
import type { Group, Outcomes } from '../../outcomes/outcomes.ts';
import { toolButton } from '../block/controls.ts';
import { element } from '../block/element.ts';
import { bar, formatShare } from './elements.ts';
import { linesElement } from './lines-element.ts';
import { numbersElement } from './numbers-element.ts';
import { endingText, letterOf, placeOf } from './words.ts';

/** What a group is shown with beside itself. */
export interface GroupSurroundings {
  readonly outcomes: Outcomes;
  /** Its place in the list, from 0. */
  readonly place: number;
  /** The seed of the run that it is shown by. */
  readonly seed: number | undefined;
}

/** A `<details>` that can be told what has become of its group. */
export class GroupElement {
  readonly element = element('details', 'outcome');
  readonly #summary = element('summary', 'outcome-summary');
  readonly #body = element('div', 'outcome-body');
  readonly #strings: BlockStrings;
  readonly #onShow: (run: number) => void;
  #shown: { readonly group: Group; readonly seed: number | undefined } | undefined;
  #isFilled = false;

  constructor(strings: BlockStrings, onShow: (run: number) => void) {
    this.#strings = strings;
    this.#onShow = onShow;
    this.element.append(this.#summary, this.#body);
    this.element.addEventListener('toggle', () => {
      this.#fill();
    });
  }

  update(group: Group, { outcomes, place, seed }: GroupSurroundings): void {
    const { many } = this.#strings.tools;
    const { dataset } = this.element;
    dataset['outcome'] = letterOf(place);
    dataset['count'] = String(group.count);
    this.element.toggleAttribute('data-recorded', group.isRecorded);
    const badges = [
      ...(group.isRecorded ? [badge(many.recorded, 'recorded')] : []),
      ...(group.difference?.kind === 'order' && !outcomes.isOrderAlone
        ? [badge(many.order, 'order')]
        : []),
      ...(group.kept < group.judged
        ? [badge(many.groupKept(group.kept, group.judged), 'broken')]
        : []),
    ];
    const name = element('span', 'outcome-name', many.outcome(letterOf(place)));
    const count = element(
      'span',
      'outcome-count',
      many.count(group.count, outcomes.runs, formatShare(group.count, outcomes.runs)),
    );
    const marks = element('span', 'outcome-badges');
    marks.append(...badges);
    this.#summary.replaceChildren(
      name,
      bar(group.count, outcomes.runs),
      count,
      ...saysOf(group, outcomes, this.#strings),
      ...(badges.length > 0 ? [marks] : []),
    );
    this.#shown = { group, seed };
    this.#isFilled = false;
    this.#fill();
  }

  #fill(): void {
    if (!this.#shown || this.#isFilled || !this.element.open) return;
    this.#isFilled = true;
    const { group, seed } = this.#shown;
    const { many } = this.#strings.tools;
    const show = toolButton(many.show, 'show-run');
    show.addEventListener('click', () => {
      this.#onShow(group.shown);
    });
    const tools = element('div', 'outcome-tools');
    tools.append(show);
    if (seed !== undefined) tools.append(element('span', 'outcome-seed', many.seed(seed)));
    const { lines, further } = group;
    // What has the focus stays, or gets it again.
    const had = this.#body.contains(document.activeElement);
    this.#body.replaceChildren(
      linesElement({ lines, further, differsAt: placeOf(group.difference) }, this.#strings),
      numbersElement(group, many),
      tools,
    );
    if (had) show.focus({ preventScroll: true });
  }
}

function badge(text: string, kind: string): HTMLElement {
  const made = element('span', 'outcome-badge', text);
  made.dataset['kind'] = kind;
  return made;
}

/** What a group is known by: how it ended, where that is unusual, and the line that others have otherwise. */
function saysOf(
  group: Group,
  { groups }: Outcomes,
  { tools: { many } }: BlockStrings,
): readonly HTMLElement[] {
  const next = groups.find((other) => placeOf(other.difference) !== undefined);
  const at = placeOf(group.difference ?? next?.difference);
  const isOther = at === undefined && groups.length > 1;
  const ending = endingText(group.ending, many) ?? (isOther ? many.exited(0) : undefined);
  const { text } = group.lines[at ?? -1] ?? {};
  return [
    ...(ending === undefined ? [] : [element('span', 'outcome-end', ending)]),
    ...(at === undefined
      ? []
      : [
          text === undefined
            ? element('span', 'outcome-end', many.noLine(at + 1))
            : element('span', 'outcome-says', many.line(at + 1, text)),
        ]),
  ];
}
