// A code block's face: its state, its buttons, its status line.

import type { BootStage, EngineError, EngineId, RunResult } from '../engine/types.ts';
import { resultText } from '../i18n/result-text.ts';
import type { BlockStrings } from '../i18n/strings/types.ts';
import { hideChoices, showChoices } from './choices.ts';
import { action, part } from './parts.ts';

type State = 'booting' | 'running' | 'exited' | 'stopped' | 'failed';

/** Shows one run of a block. A new run gets a new view of the same block. */
export class BlockView {
  readonly output: HTMLElement;
  readonly #block: HTMLElement;
  readonly #status: HTMLElement;
  readonly #strings: BlockStrings;
  /** What stands behind the result: the engine, and why it is not the first choice. */
  #engine: readonly string[] = [];

  constructor(block: HTMLElement, strings: BlockStrings) {
    this.#block = block;
    this.#strings = strings;
    this.#status = part(block, 'status');
    this.output = part(block, 'output');
    this.output.hidden = false;
    part(block, 'recorded').hidden = true;
    hideChoices(block);
    delete block.dataset['engine'];
    delete block.dataset['exitCode'];
  }

  booting(stage: BootStage): void {
    this.#show('booting', this.#strings.booting[stage]);
  }

  running(engine: EngineId, nodeVersion: string, fellBackBecause?: EngineError): void {
    const { ranOn, engine: names } = this.#strings;
    this.#block.dataset['engine'] = engine;
    const why = fellBackBecause ? [this.#reason(fellBackBecause)] : [];
    this.#engine = [ranOn(names[engine], nodeVersion), ...why];
    this.#show('running', this.#strings.running);
    showChoices(this.#block, this.#strings, fellBackBecause);
  }

  ended(result: RunResult): void {
    if (result.kind === 'exited' && result.code !== null) {
      this.#block.dataset['exitCode'] = String(result.code);
    }
    this.#show(result.kind === 'exited' ? 'exited' : 'stopped', resultText(result, this.#strings));
  }

  failed(failure: EngineError): void {
    this.#show('failed', this.#strings.failed[failure.failure]);
    showChoices(this.#block, this.#strings, failure);
  }

  #reason({ engine, failure }: EngineError): string {
    const { fellBack, fellBackToStackblitz } = this.#strings;
    return engine === 'stackblitz' ? fellBack[failure] : fellBackToStackblitz;
  }

  #show(state: State, text: string): void {
    this.#block.dataset['state'] = state;
    const lines = [text, ...this.#engine].map((line) => {
      const element = document.createElement('span');
      element.textContent = line;
      return element;
    });
    this.#status.replaceChildren(...lines);
    const live = state === 'booting' || state === 'running';
    this.#swapButtons(live ? 'stop' : 'run');
  }

  /** Run and Stop stand in the same place, and focus stays there. */
  #swapButtons(shown: 'run' | 'stop'): void {
    const show = action(this.#block, shown);
    const hide = action(this.#block, shown === 'run' ? 'stop' : 'run');
    const focused = document.activeElement === hide;
    show.hidden = false;
    hide.hidden = true;
    if (focused) show.focus();
    if (shown === 'run') show.textContent = this.#strings.runAgain;
  }
}
