// Where a timeline is drawn: the drawing of a picture on the page, and what stands where in it.

import { draw, type Drawing } from '../../timeline/draw.ts';
import { type Cursors, cursorShapes } from '../../timeline/draw-cursors.ts';
import type { Lane } from '../../timeline/lane.ts';
import type { Place } from '../../timeline/place.ts';
import type { Fold, Window } from '../../timeline/scale.ts';
import type { CalledCallback } from '../../timeline/turns/callbacks.ts';
import type { TurnWords } from '../../timeline/turns/turn-words.ts';
import { elementOf } from '../../drawing/element.ts';
import { shape } from '../../drawing/shape.ts';
import type { TimelineOptions } from './options.ts';
import { callbackElement, callbackOf, markElement, rowOf, spotOf } from './surface.ts';

let count = 0;

/** The drawing of one timeline, in the element that has the focus. */
export class Stage {
  readonly #plot: HTMLElement;
  readonly #options: TimelineOptions;
  readonly #id = `timeline-${String((count += 1))}`;
  #drawing: Drawing | undefined;
  #svg: SVGElement | undefined;

  constructor(plot: HTMLElement, options: TimelineOptions) {
    this.#plot = plot;
    this.#options = options;
  }

  /** What is drawn now; undefined before the first time. */
  get svg(): SVGElement | undefined {
    return this.#svg;
  }

  /** Whether a state is drawn of which nothing tells. */
  get hasUnknown(): boolean {
    return this.#drawing?.hasUnknown ?? false;
  }

  /** What is drawn short. */
  get folds(): readonly Fold[] {
    return this.#drawing?.scale.folds ?? [];
  }

  /** Pixels a millisecond. */
  get density(): number {
    return this.#drawing?.scale.density ?? 1;
  }

  /**
   * Draws the picture anew, as wide as there is room; with callbacks, where there are words for them. `folds` says
   * what is drawn short where time runs over so many pixels.
   */
  draw(
    window: Window,
    folds: (room: number) => readonly Fold[],
    turnWords: TurnWords | undefined,
  ): void {
    const { picture, words, strings, program } = this.#options;
    const width = this.#plot.clientWidth;
    if (width === 0 || picture.lanes.length === 0) return;
    this.#drawing = draw(picture, {
      window,
      folds,
      width,
      id: this.#id,
      label: strings.of(program),
      strings,
      words,
      live: true,
      turnWords,
    });
    this.#svg = elementOf(this.#drawing.root);
    this.#plot.replaceChildren(this.#svg);
  }

  /** Draws cursors in the place of those before. */
  drawCursors(cursors: Cursors): void {
    if (!this.#svg || !this.#drawing) return;
    const { scale, layout } = this.#drawing;
    this.#svg.querySelector('.tl-cursors')?.remove();
    const shapes = cursorShapes(cursors, scale, layout);
    this.#svg.append(elementOf(shape('g', { class: 'tl-cursors' }, ...shapes)));
  }

  /** The time at a place, in pixels from the left edge. */
  timeAt(x: number): number | undefined {
    return this.#drawing?.scale.time(x);
  }

  /** The lane that an element is in. */
  laneOf(target: EventTarget | null): Lane | undefined {
    return this.#drawing?.layout.rows[rowOf(target) ?? -1]?.lane;
  }

  /** The marks for which an element stands: of one lane and kind, in their order. */
  placesOf(target: EventTarget | null): readonly Place[] {
    const spot = spotOf(target);
    const lane = this.laneOf(target);
    if (!spot || !lane) return [];
    return lane.marks.all
      .slice(spot.first, spot.last + 1)
      .flatMap((mark, index) =>
        mark.kind === spot.kind ? [{ lane, mark, index: spot.first + index }] : [],
      );
  }

  /** The callback that an element is, or the first of those for which it stands. */
  callbackOf(target: EventTarget | null): CalledCallback | undefined {
    const step = callbackOf(target);
    return step === undefined ? undefined : this.laneOf(target)?.callbacks.steps[step];
  }

  /** Sets the box of a callback apart, or none. */
  highlightCallback(lane: Lane | undefined, callback: CalledCallback | undefined): void {
    if (!this.#svg || !this.#drawing) return;
    for (const marked of this.#svg.querySelectorAll('[data-callbacks][data-current]')) {
      marked.removeAttribute('data-current');
    }
    if (!lane || !callback) return;
    const row = this.#drawing.layout.rows.findIndex((each) => each.lane === lane);
    callbackElement(this.#svg, row, callback.step)?.setAttribute('data-current', '');
  }

  /** Sets one mark apart by an attribute, or none. */
  highlight(place: Place | undefined, attribute: 'data-current' | 'data-pointed'): void {
    if (!this.#svg || !this.#drawing) return;
    for (const marked of this.#svg.querySelectorAll(`[data-mark][${attribute}]`)) {
      marked.removeAttribute(attribute);
    }
    if (!place) return;
    const row = this.#drawing.layout.rows.findIndex(({ lane }) => lane === place.lane);
    markElement(this.#svg, row, place)?.setAttribute(attribute, '');
  }
}
