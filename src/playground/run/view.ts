// A code block's face: its state, its buttons, its status line.

import type { BootStage, RunResult } from '../../engine/types.ts';
import { isFailure, resultText } from '../../i18n/result-text.ts';
import type { BlockStrings } from '../../i18n/strings/types.ts';
import type { Block } from '../block/block.ts';
import type { PlaceRecord, ReasonRecord, Verdict } from '../block/run-record.ts';
import { hideAbout, promiseElement, showAbout } from './about.ts';
import { choicesElement, hideChoices, showChoices } from './choices.ts';
import { startClock } from './clock.ts';
import { followPanel } from './follow.ts';
import { isNews } from './news.ts';

type State = 'booting' | 'running' | 'exited' | 'stopped' | 'failed';

/** Shows one run of a block. A new run gets a new view of the same block. */
export class BlockView {
  readonly output: HTMLElement;
  readonly #block: Block;
  readonly #status: HTMLElement;
  readonly #strings: BlockStrings;
  /** What the status says first: the state, or how the run ended. */
  #result: HTMLElement = line('', 'block-result');
  /** Why the engine is not the first choice, as long as the reader has not read it. */
  #news: string | undefined;
  #place: PlaceRecord | undefined;
  #verdict: Verdict | undefined;
  #isStale = false;
  #isSilent = false;
  #stopClock: (() => void) | undefined;
  #unfollow: (() => void) | undefined;

  constructor(block: Block, strings: BlockStrings) {
    this.#block = block;
    this.#strings = strings;
    this.#status = block.part('status');
    this.output = block.part('output');
    // What stands below must not come up and go down again while there is little to show.
    block.root.style.minHeight = `${String(block.root.offsetHeight)}px`;
    this.output.hidden = false;
    block.root.dataset['ran'] = '';
    hideChoices(block);
    hideAbout(block);
    for (const name of ['engine', 'exit-code', 'verdict', 'stale']) {
      block.root.removeAttribute(`data-${name}`);
    }
  }

  /** Puts the bar of an output above it, in the place of the last one's. */
  showBar(bar: HTMLElement): void {
    this.#block.root.querySelector('[data-part="output-bar"]')?.remove();
    this.output.before(bar);
  }

  /** Has the page show this run as it comes; `height` is what it may well take, in CSS pixels. */
  follow(height: number): void {
    this.#unfollow = followPanel(this.#block, height);
  }

  booting(stage: BootStage): void {
    this.#show('booting', this.#strings.booting[stage]);
  }

  running(place: PlaceRecord): void {
    this.#place = place;
    this.#block.root.dataset['engine'] = place.engine;
    const { fellBackBecause } = place;
    if (fellBackBecause && isNews(fellBackBecause)) this.#news = this.#reason(fellBackBecause);
    this.#show('running', this.#strings.running);
    this.#stopClock = startClock(this.#status, this.#strings.clock);
    this.#tellMore();
  }

  /** Says whether what runs the program gives no sign of life. */
  silent(isSilent: boolean): void {
    this.#isSilent = isSilent;
    this.#say();
  }

  ended(result: RunResult): void {
    if (result.kind === 'exited' && result.code !== null) {
      this.#block.root.dataset['exitCode'] = String(result.code);
    }
    const state = result.kind === 'exited' ? 'exited' : 'stopped';
    this.#show(state, resultText(result, this.#strings), isFailure(result));
  }

  failed(reason: ReasonRecord): void {
    const { failed, lacks } = this.#strings;
    this.#news = undefined;
    const text = 'ability' in reason ? lacks.everywhere(reason.ability) : failed[reason.failure];
    this.#show('failed', text, true);
    hideAbout(this.#block);
    showChoices(this.#block, this.#strings, reason);
  }

  /** Says how the run compares with what is promised, in a word, and the rest on request. */
  judged(verdict: Verdict): void {
    this.#verdict = verdict;
    this.#say();
    this.#tellMore();
  }

  /** Says whether the code has changed since: then nothing is said of what it promises. */
  stale(isStale: boolean): void {
    this.#isStale = isStale;
    this.#say();
    if (this.#place) this.#tellMore();
  }

  #say(): void {
    const { silent, stale, tools } = this.#strings;
    const { root } = this.#block;
    const verdict = this.#isStale ? undefined : this.#verdict;
    if (verdict) root.dataset['verdict'] = verdict.kind;
    else delete root.dataset['verdict'];
    root.toggleAttribute('data-stale', this.#isStale);
    const says = [this.#result];
    if (verdict?.kind === 'broken') {
      says.push(line(tools.verdict.broken(verdict.difference), 'block-verdict'));
    } else if (verdict) says.push(line(tools.verdict[verdict.kind], 'block-verdict'));
    if (this.#isSilent) says.push(line(silent, 'block-silent'));
    if (this.#isStale) says.push(line(stale, 'block-stale'));
    if (this.#news !== undefined) says.push(line(this.#news));
    this.#status.replaceChildren(...says);
  }

  #tellMore(): void {
    if (!this.#place || this.#block.root.dataset['state'] === 'failed') return;
    const { engine, nodeVersion, seed, fellBackBecause } = this.#place;
    const { about, ranOn, engine: names, tools } = this.#strings;
    const verdict = this.#isStale ? undefined : this.#verdict;
    const differs = verdict?.kind === 'kept' && verdict.difference;
    const isNew = this.#news !== undefined;
    // It is the program that asks for another engine, not the reader who might.
    const isLack = fellBackBecause !== undefined && 'ability' in fellBackBecause;
    if (isNew && !isLack) showChoices(this.#block, this.#strings, fellBackBecause);
    showAbout(this.#block, {
      title: about,
      lines: [
        ranOn(names[engine], nodeVersion),
        ...(seed === undefined ? [] : [tools.shake.ranWith(seed)]),
        ...(fellBackBecause ? [this.#reason(fellBackBecause)] : []),
        ...(differs ? [tools.verdict.differs(differs)] : []),
      ],
      promise: verdict && promiseElement(this.#block, tools.promise),
      choices: isNew && !isLack ? undefined : choicesElement(this.#strings, fellBackBecause),
    });
  }

  #reason(reason: ReasonRecord): string {
    const { fellBack, fellBackToStackblitz, lacks } = this.#strings;
    if ('ability' in reason) return lacks[reason.engine](reason.ability);
    return reason.engine === 'stackblitz' ? fellBack[reason.failure] : fellBackToStackblitz;
  }

  #show(state: State, text: string, failure = false): void {
    this.#block.root.dataset['state'] = state;
    this.#result = line(text, 'block-result');
    this.#result.toggleAttribute('data-failure', failure);
    this.#isSilent = false;
    this.#say();
    const live = state === 'booting' || state === 'running';
    if (!live) {
      this.#block.root.style.minHeight = '';
      this.#stopClock?.();
      this.#unfollow?.();
    }
    this.#swapButtons(live ? 'stop' : 'run');
  }

  /** Run and Stop stand in the same place, and focus stays there. */
  #swapButtons(shown: 'run' | 'stop'): void {
    const show = this.#block.button(shown);
    const hide = this.#block.button(shown === 'run' ? 'stop' : 'run');
    const focused = document.activeElement === hide;
    show.hidden = false;
    hide.hidden = true;
    if (focused) show.focus({ preventScroll: true });
    if (shown === 'run') show.textContent = this.#strings.runAgain;
  }
}

function line(text: string, name = ''): HTMLElement {
  const element = document.createElement('span');
  element.className = name;
  element.textContent = text;
  return element;
}
