// The output of a run, line by line, as it comes: drawn in batches, and never more than a page can bear.

import type { RunEvent } from '../engine/types.ts';
import { assembleLines, type Line } from '../example/lines.ts';
import { Speakers } from '../example/speakers.ts';
import type { BlockStrings } from '../i18n/strings/types.ts';
import { lineElement } from './line-element.ts';
import { LineList } from './line-list.ts';

/** Milliseconds between two drawings: a frame. A timer, since frames stop in a page out of sight. */
const drawingInterval = 16;

/** In a flood, how many times longer the page is left alone than it took to draw. */
const restRatio = 3;

/** Draws the events of one run into an element that it empties first. */
export class Output {
  readonly #element: HTMLElement;
  readonly #strings: BlockStrings;
  readonly #hidden = document.createElement('p');
  readonly #lines = new LineList();
  /** Lines that have begun and not ended, such as a prompt. */
  readonly #unfinished = document.createElement('div');
  readonly #assembler = assembleLines();
  readonly #speakers = new Speakers();
  #waiting: Line[] = [];
  #rest = drawingInterval;
  #drawing: ReturnType<typeof setTimeout> | undefined;

  constructor(element: HTMLElement, strings: BlockStrings) {
    this.#element = element;
    this.#strings = strings;
    this.#hidden.className = 'output-hidden';
    this.#hidden.hidden = true;
    element.replaceChildren(this.#hidden, this.#lines.element, this.#unfinished);
  }

  add(event: RunEvent): void {
    this.#speakers.see(event.source);
    for (const line of this.#assembler.push(event)) this.#waiting.push(line);
    this.#drawing ??= setTimeout(this.#draw, this.#rest);
  }

  /** The run is over: draws what is left. A program that `exited` and printed nothing is said to. */
  end(exited = false): void {
    for (const line of this.#assembler.end()) this.#waiting.push(line);
    clearTimeout(this.#drawing);
    this.#draw();
    if (exited && this.#lines.count === 0) this.#note(this.#strings.noOutput);
  }

  readonly #draw = (): void => {
    const begun = performance.now();
    this.#drawing = undefined;
    const { scrollTop, scrollHeight, clientHeight } = this.#element;
    const atEnd = scrollTop + clientHeight >= scrollHeight - 4;

    this.#lines.append(this.#waiting, this.#lineElement);
    this.#waiting = [];
    this.#unfinished.replaceChildren(...this.#assembler.pending().map(this.#lineElement));
    if (this.#lines.dropped > 0) this.#note(this.#strings.hidden(this.#lines.dropped));
    if (atEnd) this.#element.scrollTop = this.#element.scrollHeight;
    this.#rest = Math.max(drawingInterval, restRatio * (performance.now() - begun));
  };

  #note(text: string): void {
    this.#hidden.textContent = text;
    this.#hidden.hidden = false;
  }

  readonly #lineElement = ({ stream, source, at, text }: Line): HTMLElement => {
    const { label, lane } = this.#speakers.see(source);
    const time = this.#strings.seconds(at);
    return lineElement({ stream, source: label, lane, text, time });
  };
}
