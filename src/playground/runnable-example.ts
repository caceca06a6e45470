// <runnable-example>: attaches to a rendered code block. What a click needs, the click loads.

import type * as Runs from './runs.ts';
import { isPageKept } from './kept-key.ts';
import { rememberOriginal } from './kept-original.ts';

/** Once loaded, it acts at the very click: a flood of output would keep a promise waiting. */
let runs: typeof Runs | undefined;

async function loadRuns(): Promise<typeof Runs> {
  return (runs ??= await import('./runs.ts'));
}

/** The one thing to say without the strings of the page's language: that they did not load. */
const notLoaded = {
  en: 'This part of the page did not load. Check the network, then reload the page.',
  'zh-TW': '頁面有一部分沒有載入。請檢查網路，再重新整理。',
};

class RunnableExample extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', this.#act);
    this.addEventListener('keydown', ignoreRepeats);
    this.addEventListener('pointerover', this.#prepare);
    this.addEventListener('focusin', this.#prepare);
    rememberOriginal(this);
    if (isPageKept()) {
      void import('./keeping.ts').then(({ restoreBlock }) => restoreBlock(this));
    }
  }

  readonly #act = (event: MouseEvent): void => {
    const button = event.target instanceof Element && event.target.closest('[data-action]');
    if (!(button instanceof HTMLElement)) return;
    // Stop stands where Run stood: the second half of a double click on Run is not meant for it.
    if (button.dataset['action'] === 'stop' && event.detail > 1) return;
    // Before anything is loaded: the state of the last run is over with the press.
    if (button.dataset['action'] === 'run') this.dataset['state'] = 'booting';
    this.#do(button).catch((error: unknown) => {
      this.dataset['state'] = 'failed';
      const status = this.querySelector('[data-part="status"]');
      const english = document.documentElement.lang === 'en';
      if (status) status.textContent = notLoaded[english ? 'en' : 'zh-TW'];
      reportError(error);
    });
  };

  async #do(button: HTMLElement): Promise<void> {
    const { startRun, stopRun, retry, prefer } = runs ?? (await loadRuns());
    switch (button.dataset['action']) {
      case 'run':
        return startRun(this);
      case 'stop':
        stopRun(this);
        return;
      case 'retry':
        return retry(this, button);
      case 'prefer':
        return prefer(button);
    }
  }

  /** The first sign of intent, on a Run button: the engine starts to load before the click. */
  readonly #prepare = (event: Event): void => {
    if (!(event.target instanceof Element && event.target.closest('[data-action="run"]'))) return;
    this.removeEventListener('pointerover', this.#prepare);
    this.removeEventListener('focusin', this.#prepare);
    loadRuns().then(
      ({ prepare }) => {
        prepare();
      },
      // The click will tell.
      () => undefined,
    );
  };
}

/** A key held down presses a button once: else it would run and stop by turns. */
function ignoreRepeats(event: KeyboardEvent): void {
  const onButton = event.target instanceof Element && event.target.closest('[data-action]');
  if (onButton && event.repeat && event.key === 'Enter') event.preventDefault();
}

customElements.define('runnable-example', RunnableExample);
