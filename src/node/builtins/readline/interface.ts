// `readline.Interface`: a stream read line by line, and what is typed at a terminal edited.
import { nodeError } from '../../errors/node-error.ts';
import type { EventEmitter } from '../../events/emitter.ts';
import type { eventIterator } from '../../events/iterator.ts';
import type { Place } from './drawing.ts';
import { History } from './history.ts';
import type { Keyboard, Typist } from './keypress.ts';
import type { Key } from './keys.ts';
import { LineEditor } from './line-editor.ts';
import { LineSplitter } from './line-splitter.ts';
import { listen } from './listening.ts';
import { readOptions } from './options.ts';
import type { Completer, Input, InterfaceOptions } from './options.ts';
import type { Output } from './screen.ts';

interface Decoder {
  write(bytes: unknown): string;
  end(): string;
}

/** What the module lends to the class. */
export interface InterfaceNeeds {
  readonly EventEmitter: typeof EventEmitter;
  readonly createDecoder: () => Decoder;
  /** `events.on`. */
  readonly iterate: typeof eventIterator;
  readonly emitKeypressEvents: (stream: Keyboard, typist: Typist) => void;
  readonly defer: (job: () => void) => void;
}

const leastDelay = 100;
const defaultHistorySize = 30;
const defaultEscapeTimeout = 500;
const defaultTabSize = 8;

/** The class of one thread. */
export function createInterfaceClass(needs: InterfaceNeeds) {
  const { createDecoder, iterate } = needs;

  class Interface extends needs.EventEmitter {
    terminal: boolean;
    closed = false;
    paused = false;
    input: Input;
    output: Output | undefined;
    crlfDelay: number;
    escapeCodeTimeout: number;
    tabSize: number;
    completer: Completer | undefined;
    isCompletionEnabled = true;
    readonly #decoder = createDecoder();
    readonly #history: History;
    readonly #splitter: LineSplitter;
    readonly #editor: LineEditor;
    readonly #undo: () => void;
    #prompt: string;
    #question: ((answer: string) => void) | undefined;
    #lines: AsyncIterableIterator<unknown[]> | undefined;

    constructor(
      first: InterfaceOptions | Input,
      output?: Output,
      completer?: Completer,
      terminal?: boolean,
    ) {
      super();
      const options = readOptions(first, output, completer, terminal);
      this.input = options.input;
      this.output = options.output;
      this.completer = options.completer;
      this.terminal =
        options.terminal ?? (options.output as { isTTY?: boolean } | undefined)?.isTTY === true;
      this.#history = new History({
        lines: options.history ?? [],
        size: options.historySize ?? defaultHistorySize,
        removeDuplicates: options.removeHistoryDuplicates === true,
      });
      this.escapeCodeTimeout = options.escapeCodeTimeout ?? defaultEscapeTimeout;
      this.tabSize = options.tabSize ?? defaultTabSize;
      this.#prompt = options.prompt ?? '> ';
      this.crlfDelay = Math.max(leastDelay, options.crlfDelay ?? leastDelay);
      this.#splitter = new LineSplitter(this.crlfDelay);
      this.#editor = new LineEditor({
        splitter: this.#splitter,
        history: this.#history,
        typist: this,
        write: (text) => {
          this.output?.write(text);
        },
        tell: (line) => {
          this.#tell(line);
        },
      });
      this.#undo = this.#listen(options.signal);
      if (this.terminal) this.input.setRawMode?.(true);
      this.input.resume?.();
    }

    get line(): string {
      return this.#editor.line;
    }

    set line(line: string) {
      this.#editor.line = line;
    }

    get cursor(): number {
      return this.#editor.cursor;
    }

    set cursor(cursor: number) {
      this.#editor.cursor = cursor;
    }

    get history(): string[] {
      return this.#history.lines;
    }

    set history(lines: string[]) {
      this.#history.lines = lines;
    }

    get historySize(): number {
      return this.#history.size;
    }

    get columns(): number {
      return (this.output as { columns?: number } | undefined)?.columns ?? Infinity;
    }

    getPrompt(): string {
      return this.#prompt;
    }

    setPrompt(prompt: string): void {
      this.#prompt = prompt;
    }

    prompt(preserveCursor?: boolean): void {
      this.#checkOpen();
      if (this.paused) this.resume();
      if (this.terminal) {
        if (!preserveCursor) this.cursor = 0;
        this.#editor.refresh();
      } else {
        this.output?.write(this.#prompt);
      }
    }

    /** Asks, and hands the next line to the callback. */
    question(query: string, options: unknown, callback?: (answer: string) => void): void {
      const done = (typeof options === 'function' ? options : callback) as
        ((answer: string) => void) | undefined;
      const { signal } = (typeof options === 'object' ? (options ?? {}) : {}) as {
        signal?: AbortSignal;
      };
      if (typeof done !== 'function') return;
      this.#checkOpen();
      if (signal?.aborted) return;
      if (this.#question) {
        this.prompt();
        return;
      }
      const prompt = this.#prompt;
      this.#prompt = query;
      const finish = (): void => {
        this.#question = undefined;
        this.#prompt = prompt;
      };
      this.#question = (answer) => {
        finish();
        done(answer);
      };
      signal?.addEventListener('abort', finish, { once: true });
      this.prompt();
    }

    write(text: unknown, key?: Partial<Key>): void {
      this.#checkOpen();
      if (this.paused) this.resume();
      if (this.terminal) this.#editor.press(typeof text === 'string' ? text : undefined, key ?? {});
      else this.#read(text);
    }

    pause(): this {
      this.#checkOpen();
      if (this.paused) return this;
      this.input.pause?.();
      this.paused = true;
      this.emit('pause');
      return this;
    }

    resume(): this {
      this.#checkOpen();
      if (!this.paused) return this;
      this.input.resume?.();
      this.paused = false;
      this.emit('resume');
      return this;
    }

    close(): void {
      if (this.closed) return;
      this.pause();
      if (this.terminal) this.input.setRawMode?.(false);
      this.closed = true;
      this.#undo();
      this.emit('close');
    }

    getCursorPos(): Place {
      return this.#editor.place();
    }

    /** The lines from now on: one iterator for all who ask. */
    [Symbol.asyncIterator](): AsyncIterableIterator<string> {
      this.#lines ??= iterate(this, 'line', { close: ['close'] });
      return linesOf(this.#lines);
    }

    [Symbol.dispose](): void {
      this.close();
    }

    #checkOpen(): void {
      if (this.closed) throw nodeError(Error, 'ERR_USE_AFTER_CLOSE', 'readline was closed');
    }

    /** Begins to listen; gives the way to stop. */
    #listen(signal: AbortSignal | undefined): () => void {
      const close = (): void => {
        this.close();
      };
      if (signal?.aborted) needs.defer(close);
      if (!this.terminal) {
        return listen(this.input, undefined, signal, close, {
          data: (chunk: unknown) => {
            this.#read(chunk);
          },
          end: () => {
            const last = this.#splitter.end() + this.#decoder.end();
            if (last !== '') this.#tell(last);
            close();
          },
          error: (error: unknown) => {
            this.emit('error', error);
          },
        });
      }
      needs.emitKeypressEvents(this.input as unknown as Keyboard, this);
      return listen(this.input, this.output, signal, close, {
        keypress: (text: string | undefined, key: Key) => {
          this.#editor.press(text, key);
        },
        end: () => {
          if (this.line !== '') this.emit('line', this.line);
          close();
        },
        error: (error: unknown) => {
          this.emit('error', error);
        },
        resize: () => {
          this.#editor.refresh();
        },
      });
    }

    #read(chunk: unknown): void {
      if (chunk === undefined || chunk === null) return;
      const text = typeof chunk === 'string' ? chunk : this.#decoder.write(chunk);
      for (const line of this.#splitter.take(text)) this.#tell(line);
    }

    #tell(line: string): void {
      if (this.#question) this.#question(line);
      else this.emit('line', line);
    }
  }

  return Interface;
}

function linesOf(events: AsyncIterableIterator<unknown[]>): AsyncIterableIterator<string> {
  const first = ({ value, done }: IteratorResult<unknown[]>): IteratorResult<string> =>
    done ? { value: undefined, done } : { value: value[0] as string, done: false };
  return {
    next: () => events.next().then(first),
    return: async () => first((await events.return?.()) ?? { value: undefined, done: true }),
    throw: async (error) =>
      first((await events.throw?.(error)) ?? { value: undefined, done: true }),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
