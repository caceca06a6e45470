// <runnable-example>: attaches to a rendered code block. What a click needs, the click loads.

import { Block } from './block/block.ts';
import { beginAfresh, isKept } from './keeping/keys.ts';
import { act, isAction, loadRuns, loadTouched } from './moments.ts';
import { recallTimes } from './output/times-wish.ts';

/** The one thing to say without the strings of the page's language: that they did not load. */
const notLoaded = {
  en: 'This part of the page did not load. Check the network, then reload the page.',
  'zh-TW': '頁面有一部分沒有載入。請檢查網路，再重新整理。',
};

class RunnableExample extends HTMLElement {
  connectedCallback(): void {
    const { example } = Block.of(this);
    this.addEventListener('click', this.#act);
    // Before the editor, which has a use of its own for Ctrl+Enter.
    this.addEventListener('keydown', this.#key, { capture: true });
    this.addEventListener('keydown', this.#keepKey);
    this.addEventListener('pointerover', this.#prepare);
    this.addEventListener('focusin', this.#prepare);
    this.addEventListener('input', this.#keep);
    addEventListener('hashchange', this.#open);
    if (isLinked(this) || isKept(example)) this.#restore(isLinked(this));
  }

  disconnectedCallback(): void {
    removeEventListener('hashchange', this.#open);
  }

  /** While the block gets back what was kept of it: whatever a button does waits for that. */
  #restoring: Promise<undefined> | undefined;

  #restore(isLinked: boolean): void {
    const block = Block.of(this);
    // Before anything is loaded: the page may be left meanwhile.
    block.isRestoring = true;
    const step = loadTouched().then(({ restore }) => restore(block, isLinked));
    const done = () => (this.#restoring = undefined);
    this.#restoring = step.then(done, done);
    this.#follow(step);
  }

  /** Does what the address asks for, where it is meant for this block. */
  readonly #open = (): void => {
    if (!isLinked(this)) return;
    this.#follow(loadTouched().then(({ openLinked }) => openLinked(Block.of(this))));
  };

  readonly #act = (event: MouseEvent): void => {
    const button = closest(event, '[data-action]');
    if (!button) {
      this.#editAtClick(event);
      return;
    }
    const { action, value = '' } = button.dataset;
    if (action === 'tab') Block.of(this).showFile(value);
    // Stop stands where Run stood: the second half of a double click on Run is not meant for it.
    if (action === 'stop' && event.detail > 1) return;
    if (button instanceof HTMLAnchorElement) event.preventDefault();
    this.#start(button);
  };

  #start(button: HTMLElement): void {
    const { action = '' } = button.dataset;
    if (!isAction(action)) return;
    // Before anything is loaded: the state of the last run is over with the press.
    if (action === 'run') {
      this.dataset['state'] = 'booting';
      Block.of(this).pressedAt = scrollY;
    }
    const start = () => act(action, Block.of(this), button);
    const done = (this.#restoring?.then(start) ?? start()).catch((error: unknown) => {
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
        const english = document.documentElement.lang === 'en';
        Block.of(this).part('status').textContent = notLoaded[english ? 'en' : 'zh-TW'];
        reportError(error);
      })
      .finally(() => (this.#steps -= weight));
  }

  /** A click into the code, not a selection of it, begins to edit there. With a finger it scrolls. */
  #editAtClick(event: MouseEvent): void {
    const code = closest(event, 'pre.code');
    if (!code || !getSelection()?.isCollapsed || !matchMedia('(pointer: fine)').matches) return;
    this.#edit(caretIn(code, event));
  }

  #edit(at?: number): void {
    this.#follow(loadTouched().then(({ edit }) => edit(Block.of(this), at)));
  }

  readonly #key = (event: KeyboardEvent): void => {
    ignoreRepeats(event);
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) this.#start(Block.of(this).button('run'));
    } else if (event.key === 'Enter' && event.target instanceof HTMLPreElement) {
      event.preventDefault();
      this.#edit();
    } else moveBetweenTabs(Block.of(this), event);
  };

  /** How the program is started is kept like its code; the editor keeps that itself. */
  readonly #keep = (event: Event): void => {
    if (!closest(event, '.command-fields')) return;
    this.#follow(
      loadTouched().then(({ keepEdits }) => {
        keepEdits(Block.of(this));
      }),
    );
  };

  /** The first sign of intent, on a Run button: the engine starts to load before the click. */
  readonly #prepare = (event: Event): void => {
    if (!closest(event, '[data-action="run"]')) return;
    this.removeEventListener('pointerover', this.#prepare);
    this.removeEventListener('focusin', this.#prepare);
    loadRuns().then(
      ({ prepare }) => {
        prepare(Block.of(this));
      },
      // The click will tell.
      () => undefined,
    );
  };
}

/** What an event is of: the element itself, or one around it. */
const closest = ({ target }: Event, selector: string): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(selector) : null;

/**
 * Whether the address carries a program for this block, or is to present it: what it says of a block that is
 * not here, it says to the page's first.
 */
function isLinked(root: Element): boolean {
  const { hash, href } = location;
  const [, id = ''] = /^#(?:example-|shared=)([a-z0-9-]+)/.exec(hash) ?? [];
  const first = (selector: string) => document.querySelector(`runnable-example${selector}`);
  return (
    /[?&]present\b|#(shared|open)=/.test(href) && root === (first(`#example-${id}`) ?? first(''))
  );
}

/** The place in the text of `code`, in UTF-16 units, that is under a click; undefined where unknown. */
function caretIn(code: Element, { clientX, clientY }: MouseEvent): number | undefined {
  const caret = (document as Partial<Document>).caretPositionFromPoint?.(clientX, clientY);
  if (!caret || !code.contains(caret.offsetNode)) return undefined;
  const before = document.createRange();
  before.setStart(code, 0);
  before.setEnd(caret.offsetNode, caret.offset);
  return before.toString().length;
}

/** Moves between tabs by the arrow keys, Home and End, as lists of tabs do everywhere. */
function moveBetweenTabs(block: Block, event: KeyboardEvent): void {
  const { tabs } = block;
  const at = tabs.indexOf(event.target as HTMLElement);
  if (at < 0) return;
  const places: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    Home: 0,
    End: -1,
  };
  const place = places[event.key];
  if (place === undefined) return;
  const tab = tabs.at(place % tabs.length);
  event.preventDefault();
  tab?.focus();
  block.showFile(tab?.dataset['value'] ?? '');
}

/** A key held down presses a button once: else it would run and stop by turns. */
function ignoreRepeats(event: KeyboardEvent): void {
  if (event.repeat && event.key === 'Enter' && closest(event, '[data-action]')) {
    event.preventDefault();
  }
}

beginAfresh();
recallTimes();
customElements.define('runnable-example', RunnableExample);
