// What is said of a timeline below it: the mark that was gone to, every lane at a moment, a measured length.

import type { TimelineStrings } from '../../i18n/timeline-strings.ts';
import type { Cursors } from '../../timeline/draw-cursors.ts';
import type { Place } from '../../timeline/place.ts';
import { exactText, type Window } from '../../timeline/scale.ts';
import type { Words } from '../../timeline/words.ts';
import type { TimelineParts } from './parts.ts';

/** Speaks through two paragraphs, both of which are read out. */
export class Voice {
  readonly #parts: Pick<TimelineParts, 'said' | 'moment'>;
  readonly #words: Words;
  readonly #strings: TimelineStrings;

  constructor(parts: TimelineParts, words: Words, strings: TimelineStrings) {
    this.#parts = parts;
    this.#words = words;
    this.#strings = strings;
  }

  /** Says what a mark was gone to for; nothing where there is none. */
  say(place: Place | undefined): void {
    this.#parts.said.ariaLive = 'polite';
    this.#parts.said.textContent = place ? this.#words.mark(place.lane, place.mark) : '';
  }

  /** Shows a sentence on what is only passed over: it is not read out. */
  show(sentence: string): void {
    this.#parts.said.ariaLive = 'off';
    this.#parts.said.textContent = sentence;
  }

  /** Says what every lane does at a time: read out only where that was asked for. */
  tellMoment(time: number | undefined, window: Window, isAsked: boolean): void {
    const { moment } = this.#parts;
    moment.ariaLive = isAsked ? 'polite' : 'off';
    moment.textContent = time === undefined ? '' : this.#words.moment(time, window);
  }

  /** Says how long it is from one cursor to the other, and what is at the second. */
  tellLength({ first: from, second: to }: Cursors, window: Window, place?: Place): void {
    if (from === undefined || to === undefined) return;
    const text = (time: number): string => exactText(time, window);
    const length = this.#strings.measured(text(Math.abs(to - from)), text(from), text(to));
    const says = place ? [this.#words.mark(place.lane, place.mark), length] : [length];
    this.#parts.said.ariaLive = 'polite';
    this.#parts.said.textContent = says.join(' · ');
    this.#parts.moment.textContent = '';
  }

  clear(): void {
    this.#parts.said.textContent = this.#parts.moment.textContent = '';
  }
}
