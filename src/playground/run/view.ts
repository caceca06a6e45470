// A code block's face: its state, its buttons, its status line.

import type { BootStage, RunResult } from '../../engine/types.ts';
import { resultText } from '../../i18n/result-text.ts';
import type { BlockStrings } from '../../i18n/strings/types.ts';
import type { Block } from '../block/block.ts';
import type { FailureRecord, PlaceRecord, Verdict } from '../block/run-record.ts';
import { hideChoices, showChoices } from './choices.ts';

type State = 'booting' | 'running' | 'exited' | 'stopped' | 'failed';

/** Shows one run of a block. A new run gets a new view of the same block. */
export class BlockView {
  readonly output: HTMLElement;
  readonly #block: Block;
  readonly #status: HTMLElement;
  readonly #strings: BlockStrings;
  /** What stands behind the result: the engine, and why it is not the first choice. */
  #engine: readonly string[] = [];

  constructor(block: Block, strings: BlockStrings) {
    this.#block = block;
    this.#strings = strings;
    this.#status = block.part('status');
    this.output = block.part('output');
    // What stands below must not come up and go down again while there is little to show.
    block.root.style.minHeight = `${String(block.root.offsetHeight)}px`;
    this.output.hidden = false;
    block.part('recorded').hidden = true;
    hideChoices(block);
    delete block.root.dataset['engine'];
    delete block.root.dataset['exitCode'];
    delete block.root.dataset['verdict'];
  }

  /** Puts the bar of an output above it, in the place of the last one's. */
  showBar(bar: HTMLElement): void {
    this.#block.root.querySelector('[data-part="output-bar"]')?.remove();
    this.output.before(bar);
  }

  booting(stage: BootStage): void {
    this.#show('booting', this.#strings.booting[stage]);
  }

  running({ engine, nodeVersion, fellBackBecause }: PlaceRecord): void {
    const { ranOn, engine: names } = this.#strings;
    this.#block.root.dataset['engine'] = engine;
    const why = fellBackBecause ? [this.#reason(fellBackBecause)] : [];
    this.#engine = [ranOn(names[engine], nodeVersion), ...why];
    this.#show('running', this.#strings.running);
    showChoices(this.#block, this.#strings, fellBackBecause);
  }

  ended(result: RunResult): void {
    if (result.kind === 'exited' && result.code !== null) {
      this.#block.root.dataset['exitCode'] = String(result.code);
    }
    this.#show(result.kind === 'exited' ? 'exited' : 'stopped', resultText(result, this.#strings));
  }

  failed(failure: FailureRecord): void {
    this.#show('failed', this.#strings.failed[failure.failure]);
    showChoices(this.#block, this.#strings, failure);
  }

  /** Says how the run compares: after its result and its engine, before why it was not another. */
  judged(verdict: Verdict): void {
    this.#block.root.dataset['verdict'] = verdict.kind;
    const { verdict: says } = this.#strings.tools;
    const text = verdict.kind === 'same' ? says.same : says[verdict.kind](verdict.difference);
    const element = line(text);
    element.className = 'block-verdict';
    this.#status.insertBefore(element, this.#status.children[2] ?? null);
  }

  #reason({ engine, failure }: FailureRecord): string {
    const { fellBack, fellBackToStackblitz } = this.#strings;
    return engine === 'stackblitz' ? fellBack[failure] : fellBackToStackblitz;
  }

  #show(state: State, text: string): void {
    this.#block.root.dataset['state'] = state;
    this.#status.replaceChildren(...[text, ...this.#engine].map(line));
    const live = state === 'booting' || state === 'running';
    if (!live) this.#block.root.style.minHeight = '';
    this.#swapButtons(live ? 'stop' : 'run');
  }

  /** Run and Stop stand in the same place, and focus stays there. */
  #swapButtons(shown: 'run' | 'stop'): void {
    const show = this.#block.button(shown);
    const hide = this.#block.button(shown === 'run' ? 'stop' : 'run');
    const focused = document.activeElement === hide;
    show.hidden = false;
    hide.hidden = true;
    if (focused) show.focus();
    if (shown === 'run') show.textContent = this.#strings.runAgain;
  }
}

function line(text: string): HTMLElement {
  const element = document.createElement('span');
  element.textContent = text;
  return element;
}
