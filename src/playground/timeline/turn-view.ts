// One turn of the loop under the reader's hand: from callback to callback, with the queues and why it is its turn.

import type { CodePlace } from '../../engine/types.ts';
import type { TurnStrings } from '../../i18n/strings/timeline/turn/types.ts';
import type { Lane } from '../../timeline/lane.ts';
import type { Picture } from '../../timeline/picture.ts';
import type { CalledCallback, Callback } from '../../timeline/turns/callbacks.ts';
import {
  positionAt,
  stepFrom,
  turnAt,
  type TurnPosition,
  type TurnStep,
} from '../../timeline/turns/position.ts';
import { codeText, TurnWords } from '../../timeline/turns/turn-words.ts';
import type { Words } from '../../timeline/words.ts';
import { element } from '../block/element.ts';
import type { CodeLines } from './code-lines.ts';
import { fillPlace } from './turn-cards.ts';
import { turnParts, type TurnParts } from './turn-parts.ts';

/** What the view is of. */
export interface TurnOptions {
  readonly picture: Picture;
  readonly words: Words;
  readonly strings: TurnStrings;
  readonly code: CodeLines;
  /** Whether the run was asked to tell its callbacks. */
  readonly isTold: boolean;
  /** A callback was gone to. */
  readonly onStep: (callback: CalledCallback) => void;
}

const keys: Readonly<Record<string, TurnStep>> = {
  ArrowLeft: 'previous',
  ArrowRight: 'next',
  Home: 'first',
  End: 'last',
};

/** The view of one turn. */
export class TurnView {
  readonly words: TurnWords;
  readonly #options: TurnOptions;
  readonly #parts: TurnParts;
  #lane: Lane | undefined;
  #position: TurnPosition | undefined;
  /** Whether it was shown whole once, as far as there is room. */
  #isRevealed = false;
  /** How many lanes with callbacks were offered to choose from. */
  #offered = '';

  constructor(options: TurnOptions) {
    this.#options = options;
    this.words = new TurnWords(options.strings);
    this.#parts = turnParts(options.strings);
    const { root, buttons, thread } = this.#parts;
    for (const [step, button] of buttons) button.addEventListener('click', () => this.step(step));
    root.addEventListener('keydown', (event) => this.#key(event));
    root.addEventListener('click', (event) => this.#press(event.target));
    thread.addEventListener('change', () => {
      this.#choose(this.#lanes[thread.selectedIndex]);
      this.draw();
    });
  }

  get root(): HTMLElement {
    return this.#parts.root;
  }

  /** The lane whose callbacks are shown, and the one that is gone to. */
  get lane(): Lane | undefined {
    return this.#lane;
  }

  get current(): CalledCallback | undefined {
    const { step, time } = this.#position ?? { step: -1 };
    return time === undefined ? this.#lane?.callbacks.steps[step] : undefined;
  }

  /** The numbers of the lines that the callback printed that is gone to. */
  get printed(): readonly number[] {
    const { current } = this;
    if (!this.#lane || !current) return [];
    const { marks, callbacks } = this.#lane;
    const end = current.returned?.at ?? callbacks.steps[current.step + 1]?.called.at ?? Infinity;
    return marks.all
      .slice(marks.before(current.called.at), marks.until(end))
      .flatMap((mark) => ('line' in mark ? [mark.line] : []));
  }

  /** Goes to another callback. */
  step(step: TurnStep): void {
    const lane = this.#lane;
    const callback = lane && stepFrom(lane.callbacks, this.#position, step);
    if (!callback) return;
    this.#position = { step: callback.step };
    this.draw();
    this.#reveal();
    this.#options.onStep(callback);
  }

  /** Goes to the callback of a lane that is at this place among those that were called. */
  goTo(lane: Lane, step: number): void {
    this.#choose(lane);
    this.#position = { step };
    this.draw();
  }

  /** Shows how it stands at a time, in a lane or in the one that is shown. */
  goToTime(time: number, lane = this.#lane): void {
    if (lane && !lane.callbacks.isEmpty) this.#choose(lane);
    if (!this.#lane) return;
    this.#position = positionAt(this.#lane.callbacks, time);
    this.draw();
  }

  /** Takes what it did to the code away. */
  leave(): void {
    this.#options.code.mark(undefined);
  }

  /** Shows what there is now. */
  draw(): void {
    const { strings } = this.#options;
    const { body, note, root } = this.#parts;
    const lanes = this.#lanes;
    if (!this.#lane) this.#choose(lanes[0]);
    const lane = this.#lane;
    root.ariaLabel = lane ? strings.of(this.#options.words.name(lane)) : strings.title;
    body.hidden = lane === undefined;
    note.textContent = this.#note(lane);
    if (!lane) return;
    this.#offer(lanes);
    this.#drawTurn(lane);
    if (!this.#isRevealed) this.#reveal();
  }

  /** Scrolls the timeline, where it is a box of its own, so that the queues are seen; the page stays. */
  #reveal(): void {
    const box = this.root.parentElement;
    if (!box || box.clientHeight === 0) return;
    this.#isRevealed = true;
    const here = this.root.getBoundingClientRect();
    const around = box.getBoundingClientRect();
    if (box.scrollHeight <= box.clientHeight || here.bottom <= around.bottom) return;
    const tools = box.firstElementChild?.getBoundingClientRect().height ?? 0;
    box.scrollTop += Math.min(here.bottom - around.bottom, here.top - around.top - tools);
  }

  /** What is to say of callbacks that are not there. */
  #note(lane: Lane | undefined): string {
    const { strings, picture, isTold } = this.#options;
    if (lane) return lane.callbacks.isCut ? strings.cut : '';
    if (!isTold) return strings.untold;
    return picture.isOver ? strings.none : strings.noneYet;
  }

  get #lanes(): readonly Lane[] {
    return this.#options.picture.lanes.filter(({ callbacks }) => callbacks.steps.length > 0);
  }

  #choose(lane: Lane | undefined): void {
    if (lane === this.#lane) return;
    this.#lane = lane;
    this.#position = undefined;
  }

  /** Offers the threads that have callbacks, where there are several. */
  #offer(lanes: readonly Lane[]): void {
    const { thread, threads } = this.#parts;
    const names = lanes.map((lane) => this.#options.words.name(lane));
    const offered = names.join('\n');
    if (offered !== this.#offered) {
      thread.replaceChildren(...names.map((name) => new Option(name)));
      this.#offered = offered;
    }
    threads.hidden = lanes.length < 2;
    thread.selectedIndex = lanes.findIndex((lane) => lane === this.#lane);
  }

  #drawTurn(lane: Lane): void {
    const { callbacks } = lane;
    const { strings, code } = this.#options;
    const { step, buttons, places } = this.#parts;
    const position = (this.#position ??= { step: 0 });
    const turn = turnAt(callbacks, position);
    const { running } = turn;
    step.textContent = running ? strings.step(running.step + 1, callbacks.steps.length) : '';
    for (const [name, button] of buttons) {
      const to = stepFrom(callbacks, position, name);
      // Not disabled: what has the focus keeps it.
      button.ariaDisabled = String(to === undefined || to === running);
    }
    const focused = this.#focusedCallback;
    this.#say(lane, position, running);
    const uses = new Set(callbacks.all.map(({ in: place }) => place));
    for (const [place, parts] of places) {
      parts.root.hidden = place === 'closing' && !uses.has(place);
      fillPlace(parts, place, turn, { strings, words: this.words, code });
    }
    if (focused !== undefined) this.#focus(focused);
    code.mark(running?.code);
  }

  /** Says what runs and why; nothing where that is said already, since it is read out. */
  #say(lane: Lane, { time }: TurnPosition, running: CalledCallback | undefined): void {
    const { said } = this.#parts;
    const parts = running
      ? this.#running(lane, running)
      : [element('p', '', this.#options.strings.nothingRuns(this.words.time(time ?? 0)))];
    const isSaid =
      said.dataset['step'] === String(running?.step) &&
      said.textContent === parts.map(({ textContent }) => textContent).join('');
    if (isSaid) return;
    said.dataset['step'] = String(running?.step);
    said.replaceChildren(...parts);
  }

  #running({ callbacks }: Lane, running: CalledCallback): readonly HTMLElement[] {
    const { strings, code } = this.#options;
    const what = element('p', 'turn-what');
    what.append(element('strong', '', this.words.by(running)));
    const where = codeText(running);
    if (where !== undefined) what.append(' ', this.#link(running.code, where));
    const time = element('span', 'turn-time', this.words.time(running.called.at));
    what.append(` · ${strings.places[running.in]} · `, time);
    const text = running.code && code.text(running.code);
    const why = element('p', 'turn-why');
    why.append(
      element('strong', '', strings.why),
      ' ',
      element('span', '', this.words.why(callbacks, running)),
    );
    return [what, ...(text === undefined ? [] : [element('code', 'turn-line', text)]), why];
  }

  #link(place: CodePlace | undefined, text: string): HTMLElement {
    if (!place || !this.#options.code.has(place)) return element('span', 'turn-where', text);
    const button = element('button', 'choice turn-where', text);
    button.type = 'button';
    button.title = this.#options.strings.goTo(text);
    button.dataset['turnCode'] = '';
    return button;
  }

  /** The callback whose card has the focus. */
  get #focusedCallback(): string | undefined {
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement) || !this.root.contains(activeElement)) return;
    return (
      activeElement.dataset['callback'] ?? ('turnCode' in activeElement.dataset ? '' : undefined)
    );
  }

  /** Gives the focus back to a card, or to the button that leads on where it is gone. */
  #focus(callback: string): void {
    const found =
      callback === ''
        ? this.root.querySelector<HTMLElement>('[data-turn-code]')
        : this.root.querySelector<HTMLElement>(`button[data-callback="${callback}"]`);
    (found ?? this.#parts.buttons.get('next'))?.focus({ preventScroll: true });
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLSelectElement)
      return;
    const isOnward = event.shiftKey && event.key === 'ArrowRight';
    const step = isOnward ? 'onward' : keys[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    this.step(step);
  }

  #press(target: EventTarget | null): void {
    const button = target instanceof Element ? target.closest('button') : null;
    if (!button) return;
    if ('turnCode' in button.dataset) this.#open(this.current);
    else if ('callback' in button.dataset) {
      this.#open(this.#lane?.callbacks.all[Number(button.dataset['callback'])]);
    }
  }

  #open(callback: Callback | undefined): void {
    if (callback?.code) this.#options.code.goTo(callback.code);
  }
}
