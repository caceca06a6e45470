// <runnable-example>: attaches to a rendered code block. What a click needs, the click loads.

import { rememberOriginals } from './files.ts';
import { keptKey } from './kept-key.ts';
import { recallTimes } from './output/times.ts';

/** What acts for a button, once it is loaded. */
interface Actor {
  readonly act: (block: HTMLElement, button: HTMLElement) => void | Promise<void>;
}

const loadRuns = () => import('./run/runs.ts');
const loadOutput = () => import('./output/output-actions.ts');

/** Who acts for a button, by its `data-action`. */
const loaders: Readonly<Record<string, () => Promise<Actor>>> = {
  run: loadRuns,
  stop: loadRuns,
  retry: loadRuns,
  prefer: loadRuns,
  filter: loadOutput,
  times: loadOutput,
  'copy-output': loadOutput,
  'download-output': loadOutput,
};

/** Once loaded, an actor acts at the very click: a flood of output would keep a promise waiting. */
const actors = new Map<string, Actor>();

/** The one thing to say without the strings of the page's language: that they did not load. */
const notLoaded = {
  en: 'This part of the page did not load. Check the network, then reload the page.',
  'zh-TW': '頁面有一部分沒有載入。請檢查網路，再重新整理。',
};

class RunnableExample extends HTMLElement {
  connectedCallback(): void {
    rememberOriginals(this);
    recallTimes();
    this.addEventListener('click', this.#act);
    this.addEventListener('keydown', ignoreRepeats);
    this.addEventListener('pointerover', this.#prepare);
    this.addEventListener('focusin', this.#prepare);
    if (isSomethingKept()) {
      void import('./keeping.ts').then(({ restoreBlock }) => restoreBlock(this));
    }
  }

  readonly #act = (event: MouseEvent): void => {
    const button = event.target instanceof Element && event.target.closest('[data-action]');
    if (!(button instanceof HTMLElement)) return;
    const { action = '' } = button.dataset;
    // Stop stands where Run stood: the second half of a double click on Run is not meant for it.
    if (action === 'stop' && event.detail > 1) return;
    if (button instanceof HTMLAnchorElement) event.preventDefault();
    // Before anything is loaded: the state of the last run is over with the press.
    if (action === 'run') this.dataset['state'] = 'booting';
    this.#do(action, button).catch((error: unknown) => {
      if (action === 'run') this.dataset['state'] = 'failed';
      const status = this.querySelector('[data-part="status"]');
      const english = document.documentElement.lang === 'en';
      if (status) status.textContent = notLoaded[english ? 'en' : 'zh-TW'];
      reportError(error);
    });
  };

  async #do(action: string, button: HTMLElement): Promise<void> {
    const load = loaders[action];
    if (!load) return;
    const actor = actors.get(action) ?? (await load());
    actors.set(action, actor);
    return actor.act(this, button);
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

/** Whether the page was loaded anew to try an engine again. */
function isSomethingKept(): boolean {
  try {
    return sessionStorage.getItem(keptKey) !== null;
  } catch {
    return false;
  }
}

customElements.define('runnable-example', RunnableExample);
