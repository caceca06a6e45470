// The output of a run, line by line, as it comes: drawn in batches, and never more than a page can bear.

import type { RunEvent, Source } from '../../engine/types.ts';
import { assembleLines, type Line, type LineAssembler } from '../../example/lines.ts';
import { laneCount, Speakers, type Speaker } from '../../example/speakers.ts';
import type { BlockStrings } from '../../i18n/strings/types.ts';
import { isReader, reader } from '../block/run-record.ts';
import { EventLog } from './event-log.ts';
import { lineElement } from './line-element.ts';
import { LineList } from './line-list.ts';
import { OutputBar } from './output-bar.ts';
import { plainStyle, type TerminalStyle } from './terminal-style.ts';
import { plainText, styleAfter } from './terminal-text.ts';

/** Milliseconds between two drawings: a frame. A timer, since frames stop in a page out of sight. */
const drawingInterval = 16;

/** In a flood, how many times longer the page is left alone than it took to draw. */
const restRatio = 3;

/** A line, and the style in which it begins. */
interface StyledLine extends Line {
  readonly style: TerminalStyle;
  /** Its number among all lines of the run, from 0. */
  readonly number: number;
}

/** Draws the events of one run into an element that it empties first. */
export class Output {
  /** What can be asked of the output, to stand above it. */
  readonly bar: OutputBar;
  readonly #element: HTMLElement;
  readonly #strings: BlockStrings;
  readonly #files: readonly string[];
  readonly #hidden = document.createElement('p');
  /** Lines that have begun and not ended, such as a prompt. */
  readonly #unfinished = document.createElement('div');
  readonly #log = new EventLog();
  readonly #speakers: Speakers;
  readonly #followers = new Set<(event: RunEvent) => void>();
  #lines = new LineList();
  #assembler = assembleLines();
  #styles = new Map<string, TerminalStyle>();
  #waiting: StyledLine[] = [];
  #count = 0;
  #rest = drawingInterval;
  #drawing: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  /** `files` are those that a stack trace may lead to. */
  constructor(element: HTMLElement, strings: BlockStrings, files: readonly string[]) {
    this.#element = element;
    this.#strings = strings;
    this.#files = files;
    this.#speakers = new Speakers(strings.unknownSource);
    this.bar = new OutputBar(strings.tools.output);
    this.#hidden.className = 'output-hidden';
    this.#hidden.hidden = true;
    element.replaceChildren(this.#hidden, this.#lines.element, this.#unfinished);
  }

  add(event: RunEvent): void {
    this.#speak(event.source);
    this.#log.push(event);
    for (const hear of this.#followers) hear(event);
    for (const line of take(event, this.#assembler)) this.#wait(line);
    this.#drawing ??= setTimeout(this.#draw, this.#rest);
  }

  /** Shows a line that the reader typed, `at` so many milliseconds into the run. */
  echo(line: string, at: number): void {
    this.add({ kind: 'stdout', at, source: reader, text: `${line}\n` });
  }

  /** The run is over: draws what is left. A program that `exited` and printed nothing is said to. */
  end(exited = false): void {
    this.#isOver = true;
    for (const line of this.#assembler.end()) this.#wait(line);
    clearTimeout(this.#drawing);
    this.#draw();
    if (exited && this.bar.isEmpty) this.#note(this.#strings.noOutput);
  }

  /** Whether nothing of the run was left out. */
  get isWhole(): boolean {
    return this.#log.lostLines === 0;
  }

  /** How many lines came before what is kept. */
  get lostLines(): number {
    return this.#log.lostLines;
  }

  /** Hears what is kept of the run, then each event as it comes, with what was typed. */
  follow(hear: (event: RunEvent) => void, signal: AbortSignal): void {
    for (const event of this.#log) hear(event);
    this.#followers.add(hear);
    signal.addEventListener('abort', () => this.#followers.delete(hear));
  }

  /** So many lines came before the first event. */
  begins(earlierLines: number): void {
    this.#log.lose(earlierLines);
    this.#count = earlierLines;
  }

  /** Everything that is kept of the run, in order, with what was typed. */
  events(): readonly RunEvent[] {
    return [...this.#log];
  }

  /** The lines of the chosen sources, those too that are not shown: each with its time and source. */
  text(): string {
    const lines = this.#kept().map(({ at, source, text }) => ({
      time: this.#strings.seconds(at),
      label: this.#speak(source).label,
      text: plainText(text),
    }));
    const wide = (widest: number, { length }: string): number => Math.max(widest, length);
    const times = lines.map(({ time }) => time).reduce(wide, 0);
    const labels = lines.map(({ label }) => label).reduce(wide, 0);
    return lines
      .map(({ time, label, text }) =>
        `${time.padStart(times)}  ${label.padEnd(labels)}  ${text}`.trimEnd().concat('\n'),
      )
      .join('');
  }

  /** Shows the lines of a source beside those of the chosen ones, or no longer; of all, with none chosen. */
  toggle(source: string): void {
    this.bar.toggle(source);
    this.#lines = new LineList();
    this.#styles = new Map();
    this.#waiting = [];
    this.#count = this.#log.lostLines;
    this.#hidden.hidden = true;
    for (const line of this.#reassemble()) this.#wait(line);
    this.#element.replaceChildren(this.#hidden, this.#lines.element, this.#unfinished);
    this.#draw();
    this.#element.scrollTop = this.#element.scrollHeight;
  }

  #kept(): readonly Line[] {
    const assembler = assembleLines();
    const lines = [...this.#log].flatMap((event) => take(event, assembler));
    return [...lines, ...assembler.end()].filter(this.#isChosen);
  }

  /** Reads the log from its beginning; what comes later goes on from there. */
  #reassemble(): readonly Line[] {
    this.#assembler = assembleLines();
    const lines = [...this.#log].flatMap((event) => take(event, this.#assembler));
    return this.#isOver ? [...lines, ...this.#assembler.end()] : lines;
  }

  readonly #isChosen = ({ source }: Line): boolean => this.bar.isChosen(this.#speak(source).label);

  #wait(line: Line): void {
    const key = `${line.source.pid}/${line.source.threadId}/${line.stream}`;
    const style = this.#styles.get(key) ?? plainStyle;
    this.#styles.set(key, styleAfter(line.text, style));
    this.bar.heard(this.#speak(line.source));
    const number = this.#count;
    this.#count += 1;
    if (this.#isChosen(line)) this.#waiting.push({ ...line, style, number });
  }

  readonly #draw = (): void => {
    const begun = performance.now();
    this.#drawing = undefined;
    const { scrollTop, scrollHeight, clientHeight } = this.#element;
    const atEnd = scrollTop + clientHeight >= scrollHeight - 4;

    this.#lines.append(this.#waiting, this.#lineElement);
    this.#waiting = [];
    const pending = this.#assembler.pending().filter(this.#isChosen);
    this.#unfinished.replaceChildren(...pending.map(this.#lineElement));
    const lost = this.#log.lostLines;
    const notShown = this.#lines.dropped + lost;
    if (notShown > 0) this.#note(this.#strings.hidden(notShown, lost));
    if (atEnd) this.#element.scrollTop = this.#element.scrollHeight;
    this.bar.draw();
    this.#element.toggleAttribute('data-alone', this.bar.isOneAlone);
    this.#rest = Math.max(drawingInterval, restRatio * (performance.now() - begun));
  };

  #speak(source: Source): Speaker {
    return isReader(source) ? { label: 'stdin', lane: laneCount } : this.#speakers.see(source);
  }

  #note(text: string): void {
    this.#hidden.textContent = text;
    this.#hidden.hidden = false;
  }

  readonly #lineElement = (line: Line & Partial<StyledLine>): HTMLElement => {
    const { stream, source, at, text, style = plainStyle } = line;
    const { label, lane } = this.#speak(source);
    const time = this.#strings.seconds(at);
    const element = lineElement(
      { stream, source: label, lane, text, time },
      { style, files: this.#files, cut: this.#strings.tools.output.cut },
    );
    if (line.number !== undefined) element.dataset['line'] = String(line.number);
    return element;
  };
}

/** The lines that an event completes. What the reader types ends the line of a prompt, as Enter does. */
function take(event: RunEvent, assembler: LineAssembler): readonly Line[] {
  const prompts = isReader(event.source) ? assembler.end() : [];
  return [...prompts, ...assembler.push(event)];
}
