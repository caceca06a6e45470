// What a reader can ask of an output: whose lines, their times, a copy, a file of all.

import type { Speaker } from '../../example/speakers.ts';
import type { OutputStrings } from '../../i18n/strings/tools/types.ts';
import { toolButton } from '../block/controls.ts';
import { areTimesShown } from './times.ts';

/** Puts `worker 10` after `worker 9`. */
const order = new Intl.Collator('en', { numeric: true });

/** The bar above an output. Its buttons act by their `data-action`. */
export class OutputBar {
  readonly element = document.createElement('div');
  readonly #sources = document.createElement('div');
  readonly #heard = new Map<string, Speaker>();
  readonly #chips = new Map<string, HTMLElement>();
  /** The sources whose lines alone are shown: none where all are. */
  readonly #chosen = new Set<string>();

  constructor(strings: OutputStrings) {
    this.element.className = 'output-bar';
    this.element.dataset['part'] = 'output-bar';
    this.element.hidden = true;
    this.#sources.className = 'output-sources';
    this.#sources.role = 'group';
    this.#sources.ariaLabel = strings.sources;
    const tools = document.createElement('div');
    tools.className = 'output-tools';
    const times = toolButton(strings.times, 'times');
    times.ariaPressed = String(areTimesShown());
    const timeline = toolButton(strings.timeline, 'timeline');
    timeline.ariaPressed = 'false';
    tools.append(
      timeline,
      times,
      toolButton(strings.copy, 'copy-output'),
      toolButton(strings.download, 'download-output'),
    );
    this.element.append(this.#sources, tools);
  }

  /** Nobody has printed anything. */
  get isEmpty(): boolean {
    return this.#heard.size === 0;
  }

  /** Nobody but one has, who then needs no name beside each line. */
  get isOneAlone(): boolean {
    return this.#heard.size < 2;
  }

  isChosen(source: string): boolean {
    return this.#chosen.size === 0 || this.#chosen.has(source);
  }

  /** Chooses a source, or no longer. */
  toggle(source: string): void {
    if (!this.#chosen.delete(source)) this.#chosen.add(source);
    for (const [each, chip] of this.#chips) chip.ariaPressed = String(this.#chosen.has(each));
  }

  /** Somebody printed a line. */
  heard(speaker: Speaker): void {
    this.#heard.set(speaker.label, speaker);
  }

  /** One who speaks alone needs no filter. */
  draw(): void {
    this.element.hidden = this.isEmpty;
    if (this.#heard.size < 2 || this.#chips.size === this.#heard.size) return;
    for (const { label, lane } of this.#heard.values()) {
      if (this.#chips.has(label)) continue;
      const chip = toolButton(label, 'filter');
      chip.classList.add('output-chip');
      chip.dataset['value'] = label;
      chip.dataset['lane'] = String(lane);
      chip.ariaPressed = 'false';
      this.#chips.set(label, chip);
      this.#insert(chip);
    }
  }

  /** Sorts a chip in: the main thread, then the others by their numbers, whoever spoke first. */
  #insert(chip: HTMLElement): void {
    const rank = ({ textContent }: Element): string => (textContent === 'main' ? '' : textContent);
    const after = [...this.#sources.children].find(
      (other) => order.compare(rank(other), rank(chip)) > 0,
    );
    this.#sources.insertBefore(chip, after ?? null);
  }
}
