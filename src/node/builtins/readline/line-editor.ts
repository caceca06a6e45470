// The line that is being typed at a terminal: what each key does, to the line and on the screen.
import { completionOf, listOf } from './completing.ts';
import { Drawing, placeAfter } from './drawing.ts';
import type { Place } from './drawing.ts';
import { edit, insert, keyName } from './editing.ts';
import type { Edited } from './editing.ts';
import type { History } from './history.ts';
import type { Key } from './keys.ts';
import { lineEnd } from './line-splitter.ts';
import type { LineSplitter } from './line-splitter.ts';
import type { Completer } from './options.ts';
import { codes } from './screen.ts';

/** The interface that the line belongs to, as programs see it too. */
interface TypedInterface {
  readonly terminal: boolean;
  readonly columns: number;
  readonly tabSize: number;
  readonly completer: Completer | undefined;
  readonly isCompletionEnabled: boolean;
  getPrompt(): string;
  emit(event: string, ...args: unknown[]): boolean;
  pause(): unknown;
  resume(): unknown;
  close(): void;
}

export interface LineEditorNeeds {
  readonly splitter: LineSplitter;
  readonly history: History;
  readonly typist: TypedInterface;
  readonly write: (text: string) => void;
  /** A line is whole. */
  readonly tell: (line: string) => void;
}

export class LineEditor {
  line = '';
  cursor = 0;
  readonly #needs: LineEditorNeeds;
  readonly #drawing: Drawing;
  #tabbed = false;

  constructor(needs: LineEditorNeeds) {
    this.#needs = needs;
    this.#drawing = new Drawing(needs.write);
  }

  /** A key, or text that no key is known for. */
  press(text: string | undefined, key: Partial<Key>): void {
    const { history, typist } = this.#needs;
    const name = keyName(key);
    const again = this.#tabbed;
    this.#tabbed = name === 'tab';
    if (name !== 'up' && name !== 'down') history.leave();
    const act = this.#acts[name];
    if (name === 'tab' && typist.completer && typist.isCompletionEnabled) {
      this.#complete(typist.completer, again);
    } else if (act && !(name === 'ctrl-d' && this.line !== '')) {
      act();
    } else {
      const edited = edit(this, key);
      if (edited) this.#show(edited);
      else if (text && !key.ctrl && !key.meta) this.#insert(text);
    }
  }

  /** Where the cursor is. */
  place(): Place {
    return this.#placeAfter(this.line.slice(0, this.cursor));
  }

  /** Draws prompt and line anew. */
  refresh(): void {
    const text = this.#needs.typist.getPrompt() + this.line;
    this.#drawing.draw(text, this.#placeAfter(this.line), this.place());
  }

  /** What keys do beside changing the line. */
  readonly #acts: Readonly<Record<string, () => void>> = {
    return: () => {
      this.#needs.splitter.returned();
      this.#enter();
    },
    enter: () => {
      if (!this.#needs.splitter.isSecondHalf()) this.#enter();
    },
    escape: () => undefined,
    'ctrl-c': () => {
      if (!this.#needs.typist.emit('SIGINT')) this.#needs.typist.close();
    },
    'ctrl-d': () => {
      this.#needs.typist.close();
    },
    'ctrl-l': () => {
      this.#needs.write(codes.moveTo(0, 0) + codes.clearBelow);
      this.refresh();
    },
    'ctrl-z': () => {
      this.#needs.typist.emit('SIGTSTP');
    },
    up: () => {
      this.#recall(1);
    },
    'ctrl-p': () => {
      this.#recall(1);
    },
    down: () => {
      this.#recall(-1);
    },
    'ctrl-n': () => {
      this.#recall(-1);
    },
  };

  #insert(text: string): void {
    const [first = '', ...more] = text.split(lineEnd);
    this.#put(first);
    for (const each of more) {
      this.#enter();
      this.#put(each);
    }
  }

  /** Text at the end of a row is only added to it. */
  #put(text: string): void {
    const isLast = this.cursor === this.line.length;
    Object.assign(this, insert(this, text));
    if (!isLast || this.place().cols === 0) this.refresh();
    else if (text !== '') this.#needs.write(text);
  }

  #enter(): void {
    const { line } = this;
    const { history, typist } = this.#needs;
    if (typist.terminal && history.add(line)) typist.emit('history', history.lines);
    this.#drawing.leave();
    this.line = '';
    this.cursor = 0;
    this.#needs.tell(line);
  }

  #recall(step: 1 | -1): void {
    const line = this.#needs.history.recall(step, this.line, this.line.slice(0, this.cursor));
    if (line === undefined) return;
    this.line = line;
    this.cursor = line.length;
    this.refresh();
  }

  #complete(completer: Completer, again: boolean): void {
    const { typist, write } = this.#needs;
    const done = (error: unknown, answer: unknown): void => {
      typist.resume();
      if (error) write(`tab completion error: ${String(error)}\r\n`);
      else this.#completed(answer as [string[], string], again);
    };
    typist.pause();
    const line = this.line.slice(0, this.cursor);
    if (completer.length === 2) {
      completer(line, done);
      return;
    }
    void Promise.resolve(completer(line, done)).then(
      (answer) => {
        done(null, answer);
      },
      (error: unknown) => {
        done(error, undefined);
      },
    );
  }

  #completed([found, part]: readonly [string[], string], again: boolean): void {
    const completion = completionOf(found, part);
    if (completion.kind === 'insert') {
      this.#put(completion.text);
    } else if (completion.kind === 'replace') {
      const start = this.cursor - part.length;
      const line = this.line.slice(0, start) + completion.text + this.line.slice(this.cursor);
      this.#show({ line, cursor: start + completion.text.length });
    } else if (completion.kind === 'list' && again) {
      this.#needs.write(listOf(found, this.#needs.typist.columns));
      this.refresh();
    }
  }

  #show({ line, cursor }: Edited): void {
    if (line !== this.line) {
      this.line = line;
      this.cursor = cursor;
      this.refresh();
      return;
    }
    const before = this.place();
    this.cursor = cursor;
    this.#drawing.move(before, this.place());
  }

  #placeAfter(line: string): Place {
    const { typist } = this.#needs;
    return placeAfter(typist.getPrompt() + line, typist.columns, typist.tabSize);
  }
}
