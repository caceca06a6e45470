// `readline.Interface`: a stream read line by line, and what is typed at a terminal edited.
import { AbortError } from '../abort-error.ts';
import { invalidArgType, invalidArgValue, nodeError } from '../errors.ts';
import type { EventEmitter } from '../event-emitter.ts';
import { edit, insert, keyName } from './editing.ts';
import type { Edited } from './editing.ts';
import { takeKeys } from './keys.ts';
import type { Key } from './keys.ts';
import { codes } from './screen.ts';
import type { Output } from './screen.ts';

/** What is read. */
interface Input {
  on(event: string, listener: (...args: never[]) => void): unknown;
  removeListener(event: string, listener: (...args: never[]) => void): unknown;
  pause?(): unknown;
  resume?(): unknown;
  setRawMode?(raw: boolean): unknown;
}

interface Decoder {
  write(bytes: unknown): string;
  end(): string;
}

/** What the module lends to the class. */
export interface InterfaceParts {
  readonly EventEmitter: typeof EventEmitter;
  readonly createDecoder: () => Decoder;
  readonly iterate: (
    source: object,
    name: string,
    options: object,
  ) => AsyncIterableIterator<unknown[]>;
  /** Node's timers: an escape character that stands alone is a key after a while. */
  readonly setTimeout: (job: () => void, delay: number) => { close(): unknown };
  readonly defer: (job: () => void) => void;
}

type Completer = (line: string, done: (error: unknown, found: unknown) => void) => unknown;

export interface InterfaceOptions {
  readonly input?: Input;
  readonly output?: Output;
  readonly completer?: Completer;
  readonly terminal?: boolean;
  readonly history?: string[];
  readonly historySize?: number;
  readonly removeHistoryDuplicates?: boolean;
  readonly prompt?: string;
  readonly crlfDelay?: number;
  readonly escapeCodeTimeout?: number;
  readonly tabSize?: number;
  readonly signal?: AbortSignal;
}

const lineEnd = /\r\n|[\n\r\u2028\u2029]/u;
const leastDelay = 100;
const defaultHistorySize = 30;
const defaultEscapeTimeout = 500;

function checkOptions(options: InterfaceOptions): void {
  const { completer, history, historySize, input, signal } = options;
  if (input === undefined) throw invalidArgType('input', 'an instance of Stream', input);
  if (completer !== undefined && typeof completer !== 'function') {
    throw invalidArgValue('completer', completer);
  }
  if (history !== undefined && !Array.isArray(history)) {
    throw invalidArgType('history', 'an instance of Array', history);
  }
  if (historySize !== undefined && (typeof historySize !== 'number' || !(historySize >= 0))) {
    throw invalidArgValue('historySize', historySize);
  }
  for (const name of ['escapeCodeTimeout', 'tabSize'] as const) {
    const value = options[name];
    if (value !== undefined && !(Number(value) >= 0))
      throw invalidArgValue(`input.${name}`.replace('input.', ''), value);
  }
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw invalidArgType('options.signal', 'an instance of AbortSignal', signal);
  }
}

/** The class of one thread. */
export function createInterfaceClass(parts: InterfaceParts) {
  const { createDecoder, iterate } = parts;

  class Interface extends parts.EventEmitter {
    line = '';
    cursor = 0;
    terminal: boolean;
    closed = false;
    paused = false;
    history: string[];
    historySize: number;
    input: Input;
    output: Output | undefined;
    crlfDelay: number;
    completer: Completer | undefined;
    readonly #decoder = createDecoder();
    readonly #removeDuplicates: boolean;
    readonly #escapeTimeout: number;
    #prompt: string;
    #partial = '';
    #historyAt = -1;
    #typed = '';
    #timer: { close(): unknown } | undefined;
    #returnedAt = 0;
    #question: ((answer: string) => void) | undefined;
    #undo: () => void;

    constructor(
      first: InterfaceOptions | Input,
      output?: Output,
      completer?: Completer,
      terminal?: boolean,
    ) {
      super();
      const named = typeof first === 'object' && 'input' in first && first.input !== undefined;
      const options: InterfaceOptions = named
        ? first
        : {
            ...(first === undefined ? {} : { input: first as Input }),
            ...(output && { output }),
            ...(completer && { completer }),
            ...(terminal !== undefined && { terminal }),
          };
      checkOptions(options);
      this.input = options.input as Input;
      this.output = options.output;
      this.completer = options.completer;
      this.terminal =
        options.terminal ?? (options.output as { isTTY?: boolean } | undefined)?.isTTY === true;
      this.history = options.history ?? [];
      this.historySize = options.historySize ?? defaultHistorySize;
      this.#removeDuplicates = options.removeHistoryDuplicates === true;
      this.#escapeTimeout = options.escapeCodeTimeout ?? defaultEscapeTimeout;
      this.#prompt = options.prompt ?? '> ';
      this.crlfDelay = Math.max(leastDelay, options.crlfDelay ?? leastDelay);
      this.#undo = this.#listen(options.signal);
      if (this.terminal) this.input.setRawMode?.(true);
      this.input.resume?.();
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
        this.#refresh();
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
      if (this.terminal) this.#press(typeof text === 'string' ? text : undefined, key ?? {});
      else this.#read(typeof text === 'string' ? text : this.#decoder.write(text));
    }

    pause(): this {
      if (this.closed) throw nodeError(Error, 'ERR_USE_AFTER_CLOSE', 'readline was closed');
      if (this.paused) return this;
      this.input.pause?.();
      this.paused = true;
      this.emit('pause');
      return this;
    }

    resume(): this {
      if (this.closed) throw nodeError(Error, 'ERR_USE_AFTER_CLOSE', 'readline was closed');
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
      this.#timer?.close();
      this.#undo();
      this.emit('close');
    }

    getCursorPos(): { rows: number; cols: number } {
      const width = [...(this.#prompt + this.line.slice(0, this.cursor))].length;
      const { columns } = this;
      return columns === Infinity
        ? { rows: 0, cols: width }
        : { rows: Math.floor(width / columns), cols: width % columns };
    }

    [Symbol.asyncIterator](): AsyncIterableIterator<string> {
      const events = iterate(this, 'line', { close: ['close'], highWaterMark: 1024 });
      const close = (): void => {
        this.close();
      };
      return (async function* () {
        try {
          for await (const [line] of events) yield line as string;
        } finally {
          close();
        }
      })();
    }

    [Symbol.dispose](): void {
      this.close();
    }

    #checkOpen(): void {
      if (this.closed) throw nodeError(Error, 'ERR_USE_AFTER_CLOSE', 'readline was closed');
    }

    /** Begins to listen; gives the way to stop. */
    #listen(signal: AbortSignal | undefined): () => void {
      const { input } = this;
      const listeners: Readonly<Record<string, (...args: never[]) => void>> = {
        data: (chunk: unknown) => {
          const text = typeof chunk === 'string' ? chunk : this.#decoder.write(chunk);
          if (this.terminal) this.#type(text);
          else this.#read(text);
        },
        end: () => {
          this.#ended();
        },
        error: (error: unknown) => {
          this.emit('error', error);
        },
      };
      for (const [name, listener] of Object.entries(listeners)) input.on(name, listener);
      const abort = (): void => {
        this.close();
      };
      if (signal?.aborted) parts.defer(abort);
      else signal?.addEventListener('abort', abort, { once: true });
      return () => {
        signal?.removeEventListener('abort', abort);
        for (const [name, listener] of Object.entries(listeners))
          input.removeListener(name, listener);
      };
    }

    #ended(): void {
      if (this.terminal) {
        this.#type('', true);
        if (this.line !== '') this.emit('line', this.line);
      } else {
        const last = this.#partial + this.#decoder.end();
        this.#partial = '';
        if (last !== '') this.#tell(last);
      }
      this.close();
    }

    /** Text that has come: lines, and the beginning of another. */
    #read(text: string): void {
      let fresh = text;
      // A line end may come in two pieces.
      if (this.#returnedAt > 0 && Date.now() - this.#returnedAt <= this.crlfDelay) {
        fresh = fresh.replace(/^\n/u, '');
      }
      if (text !== '') this.#returnedAt = text.endsWith('\r') ? Date.now() : 0;
      const lines = (this.#partial + fresh).split(lineEnd);
      this.#partial = lines.pop() ?? '';
      for (const line of lines) this.#tell(line);
    }

    #tell(line: string): void {
      if (this.#question) this.#question(line);
      else this.emit('line', line);
    }

    #type(text: string, finish = false): void {
      this.#timer?.close();
      const { keys, rest } = takeKeys(this.#typed + text, finish);
      this.#typed = rest;
      if (rest !== '') {
        this.#timer = parts.setTimeout(() => {
          this.#type('', true);
        }, this.#escapeTimeout);
      }
      for (const key of keys) {
        if (this.closed) return;
        (this.input as unknown as Partial<EventEmitter>).emit?.('keypress', characterOf(key), key);
        this.#press(characterOf(key), key);
      }
    }

    #press(text: string | undefined, key: Partial<Key>): void {
      const name = keyName(key);
      if (name === 'return') {
        this.#returnedAt = Date.now();
        this.#enter();
      } else if (name === 'enter') {
        // The second half of a line end.
        const half = this.#returnedAt > 0 && Date.now() - this.#returnedAt <= this.crlfDelay;
        if (!half) this.#enter();
        this.#returnedAt = 0;
      } else if (name === 'ctrl-c') {
        if (!this.emit('SIGINT')) this.close();
      } else if (name === 'ctrl-d' && this.line === '') {
        this.close();
      } else if (name === 'up' || name === 'ctrl-p') {
        this.#recall(1);
      } else if (name === 'down' || name === 'ctrl-n') {
        this.#recall(-1);
      } else if (name === 'tab' && this.completer) {
        this.#complete(this.completer);
      } else {
        const edited = edit(this, key);
        if (edited) this.#show(edited);
        else if (text !== undefined && !key.ctrl && !key.meta) this.#insert(text);
      }
    }

    #insert(text: string): void {
      const [first = '', ...more] = text.split(lineEnd);
      this.#show(insert(this, first));
      for (const each of more) {
        this.#enter();
        this.#show(insert(this, each));
      }
    }

    #enter(): void {
      const { line } = this;
      this.#remember(line);
      this.line = '';
      this.cursor = 0;
      this.output?.write('\r\n');
      this.#tell(line);
    }

    #remember(line: string): void {
      this.#historyAt = -1;
      if (
        !this.terminal ||
        this.historySize === 0 ||
        line.trim() === '' ||
        this.history[0] === line
      )
        return;
      if (this.#removeDuplicates) this.history = this.history.filter((each) => each !== line);
      this.history.unshift(line);
      this.history.length = Math.min(this.history.length, this.historySize);
      this.emit('history', this.history);
    }

    #recall(step: 1 | -1): void {
      const at = Math.max(-1, Math.min(this.history.length - 1, this.#historyAt + step));
      if (at === this.#historyAt) return;
      this.#historyAt = at;
      const line = this.history[at] ?? '';
      this.#show({ line, cursor: line.length });
    }

    #complete(completer: Completer): void {
      const done = (error: unknown, found: unknown): void => {
        if (error) return;
        const [options, part] = found as [string[], string];
        const [only] = options;
        if (options.length === 1 && only !== undefined) this.#insert(only.slice(part.length));
        else if (options.length > 1) {
          this.output?.write(`\r\n${options.join('  ')}\r\n\r\n`);
          this.#refresh();
        }
      };
      const line = this.line.slice(0, this.cursor);
      if (completer.length === 2) completer(line, done);
      else
        void Promise.resolve(completer(line, done)).then((found) => {
          done(null, found);
        });
    }

    #show({ line, cursor }: Edited): void {
      this.line = line;
      this.cursor = cursor;
      this.#refresh();
    }

    /** Writes prompt and line anew, with the cursor in its place. */
    #refresh(): void {
      const { cols } = this.getCursorPos();
      this.output?.write(
        `${codes.moveTo(0)}${codes.clearBelow}${this.#prompt}${this.line}${codes.moveTo(cols)}`,
      );
    }
  }

  return Interface;
}

function characterOf({ sequence, name }: Key): string | undefined {
  return name === undefined || sequence.length === 1 ? sequence : undefined;
}

/** `readline.promises.Interface`: whose questions are promises. */
export function createPromisesInterfaceClass(Interface: ReturnType<typeof createInterfaceClass>) {
  return class extends Interface {
    override question(
      query: string,
      options: { readonly signal?: AbortSignal } = {},
    ): Promise<string> {
      return new Promise((resolve, reject) => {
        const { signal } = options;
        if (signal?.aborted) {
          reject(new AbortError(signal.reason));
          return;
        }
        signal?.addEventListener(
          'abort',
          () => {
            reject(new AbortError(signal.reason));
          },
          { once: true },
        );
        super.question(query, options, resolve);
      });
    }
  };
}
