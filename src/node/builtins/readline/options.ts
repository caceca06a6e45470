// What `new Interface()` may be given, in any of its forms.
import { invalidArgType, invalidArgValue } from '../../errors/node-error.ts';
import type { Output } from './screen.ts';

/** What is read. */
export interface Input {
  on(event: string, listener: (...args: never[]) => void): unknown;
  removeListener(event: string, listener: (...args: never[]) => void): unknown;
  pause?(): unknown;
  resume?(): unknown;
  setRawMode?(raw: boolean): unknown;
}

/** Finds what a line may go on to: `[all that it may be, the part of it that they complete]`. */
export type Completer = (line: string, done: (error: unknown, found: unknown) => void) => unknown;

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

/** What the constructor makes of its arguments: options with an input, checked as Node checks them. */
export function readOptions(
  first: InterfaceOptions | Input,
  output: Output | undefined,
  completer: Completer | undefined,
  terminal: boolean | undefined,
): InterfaceOptions & { readonly input: Input } {
  const named = typeof first === 'object' && 'input' in first && first.input !== undefined;
  const options: InterfaceOptions = named
    ? first
    : {
        ...(first === undefined ? {} : { input: first as Input }),
        ...(output && { output }),
        ...(completer && { completer }),
        ...(terminal !== undefined && { terminal }),
      };
  const { input } = options;
  if (input === undefined) throw invalidArgType('input', 'an instance of Stream', input);
  check(options);
  return { ...options, input };
}

function check(options: InterfaceOptions): void {
  const { completer, history, historySize, escapeCodeTimeout, tabSize, signal } = options;
  if (completer !== undefined && typeof completer !== 'function') {
    throw invalidArgValue('completer', completer);
  }
  if (history !== undefined && !Array.isArray(history)) {
    throw invalidArgType('history', 'an instance of Array', history);
  }
  if (historySize !== undefined && (typeof historySize !== 'number' || !(historySize >= 0))) {
    throw invalidArgValue('historySize', historySize);
  }
  if (escapeCodeTimeout !== undefined && !Number.isFinite(escapeCodeTimeout)) {
    throw invalidArgValue('input.escapeCodeTimeout', escapeCodeTimeout);
  }
  if (tabSize !== undefined && !(Number(tabSize) >= 1)) throw invalidArgValue('tabSize', tabSize);
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw invalidArgType('options.signal', 'an instance of AbortSignal', signal);
  }
}
