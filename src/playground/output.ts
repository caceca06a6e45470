// The output of a run, line by line, as it comes: drawn in batches, and never more than a page can bear.

import type { RunEvent } from '../engine/types.ts';
import { assembleLines, type Line } from '../example/lines.ts';
import { Speakers } from '../example/speakers.ts';
import type { BlockStrings } from '../i18n/strings/types.ts';

/** The latest lines that are kept on the page: enough to scroll through, few enough to stay quick. */
const shownLines = 2000;

/** Milliseconds between two drawings: a frame. A timer, since frames stop in a page out of sight. */
const drawingInterval = 16;

/** Draws the events of one run into an element that it empties first. */
export class Output {
  readonly #element: HTMLElement;
  readonly #strings: BlockStrings;
  readonly #hidden = document.createElement('p');
  readonly #lines = document.createElement('div');
  /** Lines that have begun and not ended, such as a prompt. */
  readonly #unfinished = document.createElement('div');
  readonly #assembler = assembleLines();
  readonly #speakers = new Speakers();
  #waiting: Line[] = [];
  #hiddenCount = 0;
  #drawing: ReturnType<typeof setTimeout> | undefined;

  constructor(element: HTMLElement, strings: BlockStrings) {
    this.#element = element;
    this.#strings = strings;
    this.#hidden.className = 'output-hidden';
    this.#hidden.hidden = true;
    element.replaceChildren(this.#hidden, this.#lines, this.#unfinished);
  }

  add(event: RunEvent): void {
    this.#speakers.see(event.source);
    this.#waiting.push(...this.#assembler.push(event));
    this.#drawing ??= setTimeout(this.#draw, drawingInterval);
  }

  /** The run is over: draws what is left, and says so when there was nothing. */
  end(): void {
    this.#waiting.push(...this.#assembler.end());
    clearTimeout(this.#drawing);
    this.#draw();
    if (this.#lines.childElementCount > 0) return;
    this.#hidden.textContent = this.#strings.noOutput;
    this.#hidden.hidden = false;
  }

  readonly #draw = (): void => {
    this.#drawing = undefined;
    const { scrollTop, scrollHeight, clientHeight } = this.#element;
    const atEnd = scrollTop + clientHeight >= scrollHeight - 4;

    const fresh = this.#waiting.slice(-shownLines);
    this.#hiddenCount += this.#waiting.length - fresh.length;
    this.#waiting = [];
    this.#lines.append(...fresh.map((line) => this.#lineElement(line)));
    this.#unfinished.replaceChildren(
      ...this.#assembler.pending().map((line) => this.#lineElement(line)),
    );
    this.#dropOldest();
    if (atEnd) this.#element.scrollTop = this.#element.scrollHeight;
  };

  #dropOldest(): void {
    while (this.#lines.childElementCount > shownLines) {
      this.#lines.firstElementChild?.remove();
      this.#hiddenCount += 1;
    }
    if (this.#hiddenCount === 0) return;
    this.#hidden.textContent = this.#strings.hidden(this.#hiddenCount);
    this.#hidden.hidden = false;
  }

  /** The twin of RecordedOutput.astro's lines. What was printed is only ever text. */
  #lineElement({ stream, source, at, text }: Line): HTMLElement {
    const { label, lane } = this.#speakers.see(source);
    const element = document.createElement('div');
    element.className = 'output-line';
    element.dataset['stream'] = stream;
    element.dataset['source'] = label;
    element.dataset['lane'] = String(lane);
    element.append(
      span('output-source', label),
      span('output-text', text),
      span('output-time', this.#strings.seconds(at)),
    );
    return element;
  }
}

function span(className: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}
