// The outcomes of many runs below a block: how far it is, how it stands, and what there is to do.

import type { BlockStrings } from '../../i18n/strings/types.ts';
import type { Outcomes } from '../../outcomes/outcomes.ts';
import { linesCompared } from '../../outcomes/printed-run.ts';
import { toolButton } from '../block/controls.ts';
import type { ManyEnd } from '../block/run-record.ts';
import { element } from '../block/element.ts';
import { GroupElement } from './group-element.ts';
import { SideBySide } from './side-by-side.ts';

/** How often a reader may have it run. */
export const manyTimes = [20, 100] as const;

/** What the reader asks for. */
export interface PanelOrders {
  readonly stop: () => void;
  readonly again: (times: number) => void;
  /** Shows run `number` as if it had just run. */
  readonly show: (number: number) => void;
}

/** The face of many runs. */
export class Panel {
  readonly element = element('section', 'outcomes');
  readonly #strings: BlockStrings;
  readonly #orders: PanelOrders;
  readonly #seedOf: (number: number) => number | undefined;
  readonly #progress = element('progress', '');
  readonly #done = element('span', 'outcomes-done');
  readonly #going = element('div', 'outcomes-going');
  readonly #again = element('div', 'outcomes-again');
  readonly #summary = element('p', 'outcomes-summary');
  readonly #list = element('div', 'outcomes-list');
  readonly #others = element('p', 'outcome-more');
  readonly #sides: SideBySide;
  readonly #notes = element('p', 'outcomes-notes');
  /** By the run that a group is shown by: it stays the same while the group grows. */
  readonly #groups = new Map<number, GroupElement>();

  constructor(
    strings: BlockStrings,
    times: number,
    orders: PanelOrders,
    seedOf: (number: number) => number | undefined,
  ) {
    const { many } = strings.tools;
    this.#strings = strings;
    this.#orders = orders;
    this.#seedOf = seedOf;
    this.#sides = new SideBySide(strings);
    this.element.dataset['part'] = 'outcomes';
    this.element.dataset['state'] = 'running';
    this.element.ariaLabel = many.title;
    this.#summary.role = 'status';
    this.#progress.max = times;
    this.#progress.ariaLabel = many.title;
    const stop = toolButton(strings.stop, 'many-stop');
    stop.addEventListener('click', orders.stop);
    this.#going.append(this.#progress, this.#done, stop);
    for (const each of manyTimes) {
      const button = toolButton(many.run(each), 'many-again');
      button.dataset['value'] = String(each);
      button.addEventListener('click', () => {
        orders.again(each);
      });
      this.#again.append(button);
    }
    this.#again.hidden = true;
    const head = element('div', 'outcomes-head');
    head.append(element('p', 'outcomes-title', many.title), this.#going, this.#again);
    this.#others.hidden = true;
    this.element.append(
      head,
      this.#summary,
      this.#list,
      this.#others,
      this.#sides.element,
      this.#notes,
    );
    this.progress(0, times);
  }

  progress(done: number, times: number): void {
    this.#progress.value = done;
    this.#done.textContent = this.#strings.tools.many.progress(done, times);
    this.element.dataset['runs'] = String(done);
  }

  /** Shows how it stands. */
  update(outcomes: Outcomes): void {
    const { many } = this.#strings.tools;
    const { groups, others } = outcomes;
    const shown = new Set(groups.map((group) => group.shown));
    for (const [key, group] of this.#groups) {
      if (shown.has(key)) continue;
      group.element.remove();
      this.#groups.delete(key);
    }
    const elements = groups.map((group, place) => {
      const known = this.#groups.get(group.shown) ?? this.#make(group.shown);
      known.update(group, { outcomes, place, seed: this.#seedOf(group.shown) });
      return known.element;
    });
    this.#sort(elements);
    this.#others.hidden = others.groups === 0;
    if (others.groups > 0) this.#others.textContent = many.others(others.groups, others.runs);
    this.#sides.update(groups);
  }

  /** It is over: says how it ended, and of what it was. `notes` are said below. */
  over(end: ManyEnd, outcomes: Outcomes, notes: readonly string[]): void {
    const { tools, failed, lacks } = this.#strings;
    const { many } = tools;
    this.element.dataset['state'] = 'over';
    const says: string[] = [];
    if (end.kind === 'failed') {
      const { failure } = end;
      says.push('ability' in failure ? lacks.everywhere(failure.ability) : failed[failure.failure]);
      if (outcomes.runs > 0) says.push(many.keptSoFar);
    } else if (end.kind !== 'done') says.push(many.ended[end.kind]);
    this.#summary.replaceChildren(
      ...says.map((text) => element('span', 'outcomes-end', text)),
      ...(outcomes.runs > 0 ? summaryOf(outcomes, this.#strings) : []),
    );
    this.#summary.toggleAttribute('data-failure', end.kind === 'failed');
    const isCut = outcomes.groups.some(({ further }) => further > 0);
    const all = [
      ...(outcomes.runs > 0 ? [many.aside] : []),
      ...(isCut ? [many.cut(linesCompared)] : []),
      ...notes,
    ];
    this.#notes.textContent = all.join(' ');
    const hadFocus = this.#going.contains(document.activeElement);
    this.#going.hidden = true;
    this.#again.hidden = false;
    if (hadFocus) this.#again.querySelector('button')?.focus({ preventScroll: true });
    const [only, ...more] = this.#groups.values();
    // Of one outcome there is nothing else to see.
    if (only && more.length === 0) only.element.open = true;
  }

  /** Says whether the code has changed since. */
  stale(isStale: boolean): void {
    this.element.toggleAttribute('data-stale', isStale);
    const known = this.element.querySelector('.block-stale');
    if (!isStale) known?.remove();
    else if (!known) this.#summary.append(element('span', 'block-stale', this.#strings.stale));
  }

  #make(run: number): GroupElement {
    const group = new GroupElement(this.#strings, this.#orders.show);
    this.#groups.set(run, group);
    return group;
  }

  /** Puts the groups in order; what has the focus keeps it. */
  #sort(elements: readonly HTMLElement[]): void {
    const { children } = this.#list;
    if (elements.every((each, at) => children[at] === each)) return;
    const focused = document.activeElement;
    this.#list.replaceChildren(...elements);
    if (focused instanceof HTMLElement && this.#list.contains(focused)) {
      focused.focus({ preventScroll: true });
    }
  }
}

function summaryOf(outcomes: Outcomes, strings: BlockStrings): readonly HTMLElement[] {
  const { many } = strings.tools;
  const { runs, groups, others, kept, judged, isOrderAlone } = outcomes;
  const count = groups.length + others.groups;
  const varies = groups[0]?.varying.some(({ kind }) => kind === 'number') ?? false;
  const says = [element('strong', '', many.summary(runs, count))];
  if (isOrderAlone) says.push(element('span', '', many.orderAlone));
  if (count === 1 && varies) says.push(element('span', '', many.numbersAlone));
  if (judged === 0) return says;
  const verdict = element('span', 'outcomes-kept', many.kept(kept, judged));
  verdict.dataset['kept'] = String(kept);
  verdict.dataset['judged'] = String(judged);
  verdict.toggleAttribute('data-broken', kept < judged);
  says.push(verdict);
  if (judged < runs) says.push(element('span', '', many.unjudged(runs - judged)));
  return says;
}
