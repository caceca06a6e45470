// A code block's face: its state, its buttons, its status line.

import type { BootStage, EngineFailure, EngineId, RunResult } from '../engine/types.ts';
import { resultText } from '../i18n/result-text.ts';
import type { BlockStrings } from '../i18n/strings/types.ts';

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
    delete block.dataset['engine'];
    delete block.dataset['exitCode'];
  }

  booting(stage: BootStage): void {
    this.#show('booting', this.#strings.booting[stage]);
  }

  running(engine: EngineId, nodeVersion: string, fellBackBecause?: EngineFailure): void {
    const { ranOn, engine: names, fellBack } = this.#strings;
    this.#block.dataset['engine'] = engine;
    this.#engine = [
      ranOn(names[engine], nodeVersion),
      ...(fellBackBecause ? [fellBack[fellBackBecause]] : []),
    ];
    this.#show('running', this.#strings.running);
  }

  ended(result: RunResult): void {
    if (result.kind === 'exited' && result.code !== null) {
      this.#block.dataset['exitCode'] = String(result.code);
    }
    this.#show(result.kind === 'exited' ? 'exited' : 'stopped', resultText(result, this.#strings));
  }

  failed(failure: EngineFailure): void {
    this.#show('failed', this.#strings.failed[failure]);
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

function part(block: HTMLElement, name: 'status' | 'output' | 'recorded'): HTMLElement {
  return found(block, `[data-part="${name}"]`);
}

function action(block: HTMLElement, name: 'run' | 'stop'): HTMLElement {
  return found(block, `[data-action="${name}"]`);
}

function found(block: HTMLElement, selector: string): HTMLElement {
  const element = block.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`the code block has no ${selector}`);
  return element;
}
