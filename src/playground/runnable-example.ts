// <runnable-example>: attaches to a rendered code block. What a click needs, the click loads.

import { doAction, loadEditing, loadRuns, loadSharing } from './actors.ts';
import { caretIn } from './editor/caret.ts';
import { areEditsKept } from './editor/edits-key.ts';
import { rememberOriginals } from './files.ts';
import { isPageKept } from './kept-key.ts';
import { recallTimes } from './output/times.ts';
import { moveBetweenTabs, showFile } from './tabs.ts';

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
    // Before the editor, which has a use of its own for Ctrl+Enter.
    this.addEventListener('keydown', this.#key, { capture: true });
    this.addEventListener('keydown', this.#keepKey);
    this.addEventListener('pointerover', this.#prepare);
    this.addEventListener('focusin', this.#prepare);
    this.addEventListener('input', this.#keep);
    addEventListener('hashchange', this.#open);
    if (!this.#open() && areEditsKept(this.dataset['example'] ?? '')) {
      this.#restore(import('./apply-draft.ts').then(({ restoreEdits }) => restoreEdits(this)));
    }
    if (isPageKept()) {
      this.#restore(import('./keeping.ts').then(({ restoreBlock }) => restoreBlock(this)));
    }
  }

  /** While the block gets back what was kept of it: whatever a button does waits for that. */
  #restoring: Promise<unknown> | undefined;

  #restore(step: Promise<unknown>): void {
    this.#follow(step);
    const all = Promise.allSettled([this.#restoring, step]).then(() => {
      if (this.#restoring === all) this.#restoring = undefined;
    });
    this.#restoring = all;
  }

  disconnectedCallback(): void {
    removeEventListener('hashchange', this.#open);
  }

  /** Opens the program that the address carries, where it is meant for this block. */
  readonly #open = (): boolean => {
    const shared = /^#shared=([a-z0-9-]*)/.exec(location.hash);
    if (!shared || blockFor(shared[1]) !== this) return false;
    this.#follow(loadSharing().then(({ openShared }) => openShared(this)));
    return true;
  };

  readonly #act = (event: MouseEvent): void => {
    const button = event.target instanceof Element && event.target.closest('[data-action]');
    if (!(button instanceof HTMLElement)) {
      this.#editAtClick(event);
      return;
    }
    const { action = '' } = button.dataset;
    if (action === 'tab') {
      showFile(this, button.dataset['value'] ?? '');
      return;
    }
    // Stop stands where Run stood: the second half of a double click on Run is not meant for it.
    if (action === 'stop' && event.detail > 1) return;
    if (button instanceof HTMLAnchorElement) event.preventDefault();
    this.#start(button);
  };

  #start(button: HTMLElement): void {
    const { action = '' } = button.dataset;
    // Before anything is loaded: the state of the last run is over with the press.
    if (action === 'run') this.dataset['state'] = 'booting';
    const act = () => doAction(this, button);
    const done = (this.#restoring?.then(act) ?? act()).catch((error: unknown) => {
      if (action === 'run') this.dataset['state'] = 'failed';
      throw error;
    });
    this.#follow(done, action === 'run' || action === 'retry');
  }

  /** How many steps are under way, such as an editor that comes. A run is none of them. */
  #steps = 0;

  /** What is typed then is meant for what comes: not for the keys of the page, which lead away. */
  readonly #keepKey = (event: Event): void => {
    if (this.#steps > 0) event.stopPropagation();
  };

  /** Says so when what a step needs does not load. */
  #follow(step: Promise<unknown>, isRun = false): void {
    const weight = isRun ? 0 : 1;
    this.#steps += weight;
    step
      .catch((error: unknown) => {
        const status = this.querySelector('[data-part="status"]');
        const english = document.documentElement.lang === 'en';
        if (status) status.textContent = notLoaded[english ? 'en' : 'zh-TW'];
        reportError(error);
      })
      .finally(() => (this.#steps -= weight));
  }

  /** A click into the code, not a selection of it, begins to edit there. With a finger it scrolls. */
  #editAtClick(event: MouseEvent): void {
    const code = event.target instanceof Element && event.target.closest('pre.code');
    if (!code || !getSelection()?.isCollapsed || !matchMedia('(pointer: fine)').matches) return;
    const at = caretIn(code, event);
    this.#follow(loadEditing().then(({ edit }) => edit(this, at)));
  }

  readonly #key = (event: KeyboardEvent): void => {
    ignoreRepeats(event);
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      const run = this.querySelector<HTMLElement>('[data-action="run"]');
      if (run && !event.repeat) this.#start(run);
    } else if (event.key === 'Enter' && event.target instanceof HTMLPreElement) {
      event.preventDefault();
      this.#follow(loadEditing().then(({ edit }) => edit(this)));
    } else moveBetweenTabs(this, event);
  };

  /** How the program is started is kept like its code; the editor keeps that itself. */
  readonly #keep = (event: Event): void => {
    const field = event.target instanceof Element && event.target.closest('.command-fields');
    if (!field) return;
    this.#follow(
      import('./editor/kept-edits.ts').then(({ keepEdits }) => {
        keepEdits(this);
      }),
    );
  };

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

/** The block that a link names; the page's first for one that names none of them, to say so. */
function blockFor(example: string | undefined): Element | undefined {
  const blocks = [...document.querySelectorAll('runnable-example')];
  return blocks.find((block) => block.id === `example-${example ?? ''}`) ?? blocks[0];
}

/** A key held down presses a button once: else it would run and stop by turns. */
function ignoreRepeats(event: KeyboardEvent): void {
  const onButton = event.target instanceof Element && event.target.closest('[data-action]');
  if (onButton && event.repeat && event.key === 'Enter') event.preventDefault();
}

customElements.define('runnable-example', RunnableExample);
