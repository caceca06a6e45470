// The timeline of one run on the page: a picture, the window through which it is seen, cursors, and a hand.

import type { Cursors } from '../../timeline/draw-cursors.ts';
import type { Picture } from '../../timeline/picture.ts';
import type { Place } from '../../timeline/place.ts';
import { firstFolds } from '../../timeline/first-view.ts';
import { quietIn } from '../../timeline/quiet.ts';
import { exactText, type Fold, moved, wholeOf, type Window, zoomed } from '../../timeline/scale.ts';
import { placeAfter, type Step } from '../../timeline/steps.ts';
import { saveFile } from '../block/hand-over.ts';
import { obeyHand } from './hand.ts';
import { obeyKeys } from './keys.ts';
import { markLines } from './lines.ts';
import type { TimelineOptions } from './options.ts';
import { timelineParts, type TimelineParts, type ToolName } from './parts.ts';
import { Pace } from './pace.ts';
import { savedSvg } from './save.ts';
import { Stage } from './stage.ts';
import { fillTable } from './table.ts';
import { TurnView } from './turn-view.ts';
import { Voice } from './voice.ts';

/** One timeline. */
export class TimelinePanel {
  readonly #options: TimelineOptions;
  readonly #parts: TimelineParts;
  readonly #stage: Stage;
  readonly #voice: Voice;
  readonly #pace = new Pace(() => this.#draw());
  readonly #over = new AbortController();
  /** The view of callbacks, where it is shown. */
  #turn: TurnView | undefined;
  /** Undefined: all there is, while it grows, too. */
  #window: Window | undefined;
  #cursors: Cursors = {};
  #current: Place | undefined;
  /** The number of the line that the pointer is on. */
  #pointed: number | undefined;
  /** Undefined until the reader says so: quiet stretches are folded where that shows more. */
  #isFolded: boolean | undefined;

  constructor(options: TimelineOptions) {
    this.#options = options;
    this.#parts = timelineParts(options.strings, options.program);
    this.#stage = new Stage(this.#parts.plot, options);
    this.#voice = new Voice(this.#parts, options.words, options.strings);
    const { plot, tools } = this.#parts;
    for (const [name, button] of tools) {
      button.addEventListener('click', () => this.#use(name, button));
    }
    obeyHand(plot, {
      zoom: (factor, x) => this.#zoom(factor, this.#stage.timeAt(x)),
      pan: (by) => this.#pan(by),
      press: (x, target, isSecond) => this.#press(x, target, isSecond),
      point: (target, x) => this.#point(target, x),
    });
    obeyKeys(plot, {
      step: (step, isSecond) => this.#step(step, isSecond),
      turn: (step) => this.#turn?.step(step),
      zoom: (factor) => this.#zoom(factor),
      fit: () => this.#fit(),
      tell: () => this.#tellMoment(true),
      clear: () => this.#clear(),
    });
    const { signal } = this.#over;
    const lines = options.lines.root;
    lines.addEventListener('pointerover', (event) => this.#pointLine(event.target), { signal });
    lines.addEventListener('pointerleave', () => this.#pointLine(null), { signal });
    const watch = new ResizeObserver(() => this.#pace.soon());
    watch.observe(plot);
    signal.addEventListener('abort', () => watch.disconnect());
    if (options.opensTurn) this.#showTurn();
  }

  get root(): HTMLElement {
    return this.#parts.root;
  }

  /** Tells when it is taken off the page for good. */
  get closed(): AbortSignal {
    return this.#over.signal;
  }

  /** It takes the place of another on the page, of which nothing is to move twice. */
  takePlace(): void {
    this.#pace.atOnce();
  }

  /** The picture has grown. */
  grown(): void {
    this.#pace.whenCalm();
  }

  /** The picture is whole. */
  ended(): void {
    this.#pace.soon();
    if (!this.#parts.table.hidden) this.#fillTable();
  }

  /** Takes it off the page for good. */
  close(): void {
    markLines(this.#options.lines, [], false);
    this.#turn?.leave();
    this.#over.abort();
    this.#pace.stop();
    this.root.remove();
  }

  get #whole(): Window {
    const whole = wholeOf(this.#options.picture);
    return this.#options.picture.isOver ? whole : { from: whole.from, to: roundedUp(whole.to) };
  }

  get #shown(): Window {
    return this.#window ?? this.#whole;
  }

  #draw(): void {
    const { picture, strings, nextRunTells } = this.#options;
    const { note } = this.#parts;
    const { first: from, second: to } = this.#cursors;
    const isMeasured = from !== undefined && to !== undefined;
    const measured = isMeasured ? { from: Math.min(from, to), to: Math.max(from, to) } : undefined;
    this.#stage.draw(this.#shown, (room) => this.#folds(measured, room), this.#turn?.words);
    const { folds } = this.#stage;
    const fold = this.#parts.tools.get('fold');
    if (fold) fold.ariaPressed = String(this.#isFolded ?? folds.length > 0);
    this.#turn?.draw();
    const folded = folds.reduce((sum, fold) => sum + fold.to - fold.from, 0);
    const notes = [
      ...(picture.lanes.length === 0 ? [strings.nothingYet] : []),
      ...(this.#stage.hasUnknown && nextRunTells && !tellsStates(picture)
        ? [strings.nextRunTells]
        : []),
      ...(folded > 0 ? [strings.folded(exactText(folded, this.#shown))] : []),
    ];
    note.textContent = notes.join(' ');
    this.#stage.drawCursors(this.#cursors);
    this.#markCurrent();
    this.#markPointed();
  }

  /** What is drawn short, where time runs over `room` pixels: by itself nothing of what is measured, or of a run that goes on. */
  #folds(measured: Window | undefined, room: number): readonly Fold[] {
    const { picture } = this.#options;
    const hasCallbacks = this.#turn !== undefined;
    const isFirst = this.#isFolded === undefined && picture.isOver && !measured;
    const first =
      (isFirst || this.#isFolded) && !this.#window && !measured
        ? firstFolds(picture, this.#shown, room, hasCallbacks)
        : [];
    if (first.length > 0 || !this.#isFolded) return first;
    return quietIn(picture, this.#shown, measured, hasCallbacks);
  }

  #use(name: ToolName, button: HTMLButtonElement): void {
    switch (name) {
      case 'zoom-in':
        this.#zoom(0.5);
        break;
      case 'zoom-out':
        this.#zoom(2);
        break;
      case 'fit':
        this.#fit();
        break;
      case 'measure':
        button.ariaPressed = String(button.ariaPressed !== 'true');
        if (button.ariaPressed === 'false') this.#place({ ...first(this.#cursors) });
        break;
      case 'fold':
        this.#isFolded = button.ariaPressed !== 'true';
        this.#pace.soon();
        break;
      case 'turn':
        if (this.#turn) this.#hideTurn();
        else this.#showTurn();
        this.#options.onTurn(this.#turn !== undefined);
        break;
      case 'table': {
        const { table } = this.#parts;
        table.hidden = !table.hidden;
        button.ariaPressed = String(!table.hidden);
        if (!table.hidden) this.#fillTable();
        break;
      }
      case 'save':
        this.#save();
    }
  }

  #fillTable(): void {
    const { picture, words, strings } = this.#options;
    fillTable(this.#parts.table, picture, words, strings, this.#turn?.words);
  }

  #showTurn(): void {
    const { picture, words, strings, code, tellsCallbacks } = this.#options;
    const { note, tools, table } = this.#parts;
    this.#turn = new TurnView({
      picture,
      words,
      strings: strings.turn,
      code,
      isTold: tellsCallbacks,
      onStep: ({ called }) => this.#stepped(called.at),
    });
    note.after(this.#turn.root);
    const button = tools.get('turn');
    if (button) button.ariaPressed = 'true';
    const { first: cursor } = this.#cursors;
    if (cursor === undefined) this.#turn.draw();
    else this.#turn.goToTime(cursor, this.#current?.lane);
    this.#pace.soon();
    if (!table.hidden) this.#fillTable();
  }

  #hideTurn(): void {
    const { tools, table } = this.#parts;
    this.#turn?.leave();
    this.#turn?.root.remove();
    this.#turn = undefined;
    const button = tools.get('turn');
    if (button) button.ariaPressed = 'false';
    this.#pace.soon();
    if (!table.hidden) this.#fillTable();
  }

  /** Another callback was gone to, which says of itself what there is to say. */
  #stepped(time: number): void {
    this.#bringIn(time);
    this.#current = undefined;
    this.#place({ first: time });
    this.#markCurrent(true);
    this.#voice.clear();
  }

  #save(): void {
    const { program, file } = this.#options;
    const site = document.querySelector<HTMLMetaElement>('meta[property="og:site_name"]')?.content;
    const { svg } = this.#stage;
    if (!svg) return;
    const caption = [program, site ?? ''].filter((text) => text !== '').join(' · ');
    saveFile(`${file}.svg`, savedSvg(svg, caption), 'image/svg+xml');
  }

  #zoom(factor: number, around?: number): void {
    const shown = this.#shown;
    const { first: cursor } = this.#cursors;
    const isSeen = cursor !== undefined && cursor >= shown.from && cursor <= shown.to;
    const middle = (shown.from + shown.to) / 2;
    const all = this.#whole;
    const window = zoomed(shown, factor, around ?? (isSeen ? cursor : middle), all);
    this.#show(window.to - window.from >= all.to - all.from ? undefined : window);
  }

  #pan(by: number): void {
    if (!this.#window) return;
    this.#show(moved(this.#window, by / this.#stage.density, this.#whole));
  }

  /** All of it, to scale, unless the reader wants quiet stretches folded. */
  #fit(): void {
    this.#isFolded ??= false;
    this.#show(undefined);
  }

  #show(window: Window | undefined): void {
    this.#window = window;
    this.#parts.plot.toggleAttribute('data-zoomed', window !== undefined);
    this.#pace.soon();
  }

  /** Puts the cursors. What is measured is not folded. */
  #place(cursors: Cursors): void {
    this.#cursors = cursors;
    this.#stage.drawCursors(cursors);
    if (this.#isFolded !== false) this.#pace.soon();
  }

  #press(x: number, target: EventTarget | null, isSecond: boolean): void {
    const [place] = this.#stage.placesOf(target);
    const callback = this.#stage.callbackOf(target);
    const time = place?.mark.at ?? callback?.called.at ?? this.#stage.timeAt(x);
    if (time === undefined) return;
    const isMeasuring = this.#parts.tools.get('measure')?.ariaPressed === 'true';
    const { first: from } = this.#cursors;
    if ((isSecond || isMeasuring) && from !== undefined) {
      this.#place({ first: from, second: time });
      this.#voice.tellLength(this.#cursors, this.#shown);
      return;
    }
    this.#current = place;
    this.#place({ first: time });
    const lane = this.#stage.laneOf(target);
    if (lane && callback) this.#turn?.goTo(lane, callback.step);
    else this.#turn?.goToTime(time, lane);
    this.#markCurrent(true);
    this.#voice.say(place);
    this.#tellMoment(this.#turn === undefined);
  }

  #step(step: Step, isSecond: boolean): void {
    const { lanes } = this.#options.picture;
    const { first: from } = this.#cursors;
    const place = placeAfter(lanes, this.#current, step);
    if (!place) return;
    this.#bringIn(place.mark.at);
    this.#current = place;
    this.#markCurrent(true);
    this.#voice.say(place);
    if (isSecond && from !== undefined) {
      this.#place({ first: from, second: place.mark.at });
      this.#voice.tellLength(this.#cursors, this.#shown, place);
    } else {
      this.#place({ first: place.mark.at });
      this.#turn?.goToTime(place.mark.at, place.lane);
      this.#tellMoment(false);
    }
  }

  /** Moves the window to a time that it does not show. */
  #bringIn(time: number): void {
    const { from, to } = this.#shown;
    if (!this.#window || (time >= from && time <= to)) return;
    this.#show(moved(this.#window, time - (from + to) / 2, this.#whole));
  }

  #clear(): void {
    this.#current = undefined;
    this.#place({});
    this.#markCurrent();
    this.#voice.clear();
  }

  /** What every lane does at the cursor. */
  #tellMoment(isAsked: boolean): void {
    this.#voice.tellMoment(this.#cursors.first, this.#shown, isAsked);
  }

  #point(target: EventTarget | null, x: number): void {
    const { words, lines } = this.#options;
    const pointed = this.#stage.placesOf(target);
    const [place] = pointed;
    if (place) {
      markLines(
        lines,
        pointed.flatMap(({ mark }) => ('line' in mark ? [mark.line] : [])),
        false,
      );
      this.#voice.show(words.mark(place.lane, place.mark, pointed.length));
      return;
    }
    this.#markCurrent();
    const lane = this.#stage.laneOf(target);
    const time = this.#stage.timeAt(x);
    if (lane && time !== undefined) this.#voice.show(words.does(lane, time));
  }

  #pointLine(target: EventTarget | null): void {
    this.#pointed = target instanceof Element ? this.#options.lines.numberOf(target) : undefined;
    this.#markPointed();
  }

  /** Sets the mark of the line apart that the pointer is on. */
  #markPointed(): void {
    const line = this.#pointed;
    const place = line === undefined ? undefined : this.#options.picture.placeOfLine(line);
    this.#stage.highlight(place, 'data-pointed');
  }

  /** Sets the current mark apart, and its line. */
  #markCurrent(reveals = false): void {
    this.#stage.highlight(this.#current, 'data-current');
    this.#stage.highlightCallback(this.#turn?.lane, this.#turn?.current);
    const { mark } = this.#current ?? {};
    const lines = mark ? ('line' in mark ? [mark.line] : []) : (this.#turn?.printed ?? []);
    markLines(this.#options.lines, lines, reveals);
  }
}

/** Whether it is told when any thread runs and waits: then what is not known of another will never be. */
const tellsStates = ({ lanes }: Picture): boolean =>
  lanes.some(({ changes }) =>
    changes.all.some(({ state }) => state === 'running' || state === 'waiting'),
  );

const first = ({ first: time }: Cursors): Cursors => (time === undefined ? {} : { first: time });

/** While a picture grows its scale changes now and then, not with every event: a time at or after this one. */
const roundedUp = (time: number): number =>
  250 * 1.5 ** Math.max(0, Math.ceil(Math.log(time / 250) / Math.log(1.5)));
