// `emitKeypressEvents`: what is typed into a stream, told as events of its keys.
import { takeKeys } from './keys.ts';
import type { Key } from './keys.ts';

/** A stream whose keys are told. */
export interface Keyboard {
  on(event: string, listener: (...args: never[]) => void): unknown;
  removeListener(event: string, listener: (...args: never[]) => void): unknown;
  emit(event: string, ...args: unknown[]): boolean;
  listenerCount(event: string): number;
}

/** Whom the keys are for: how long it waits, and whether this key is the last of what has come. */
export interface Typist {
  readonly escapeCodeTimeout?: number;
  isCompletionEnabled?: boolean;
}

export interface KeypressNeeds {
  readonly createDecoder: () => { write(bytes: unknown): string };
  /** Node's timers: an escape character that stands alone is a key after a while. */
  readonly setTimeout: (job: () => void, delay: number) => { close(): unknown };
}

const defaultTimeout = 500;

/** The function of one thread. A stream is listened to once, and only while somebody hears its keys. */
export function createEmitKeypressEvents({ createDecoder, setTimeout }: KeypressNeeds) {
  const heard = new WeakSet();

  return function emitKeypressEvents(stream: Keyboard, typist: Typist = {}): void {
    if (heard.has(stream)) return;
    heard.add(stream);
    const decoder = createDecoder();
    let typed = '';
    let timer: { close(): unknown } | undefined;

    function tell(text: string, finish: boolean): void {
      timer?.close();
      const { keys, rest } = takeKeys(typed + text, finish);
      typed = rest;
      for (const [index, key] of keys.entries()) {
        // A tab amid pasted text asks for no completion.
        typist.isCompletionEnabled = index === keys.length - 1;
        stream.emit('keypress', characterOf(key), key);
      }
      if (rest === '') return;
      timer = setTimeout(() => {
        tell('', true);
      }, typist.escapeCodeTimeout ?? defaultTimeout);
    }

    function onData(chunk: unknown): void {
      if (stream.listenerCount('keypress') === 0) {
        stream.removeListener('data', onData);
        stream.on('newListener', onNewListener);
        return;
      }
      const text = typeof chunk === 'string' ? chunk : decoder.write(chunk);
      if (text !== '') tell(text, false);
    }

    function onNewListener(event: string): void {
      if (event !== 'keypress') return;
      stream.on('data', onData);
      stream.removeListener('newListener', onNewListener);
    }

    if (stream.listenerCount('keypress') > 0) stream.on('data', onData);
    else stream.on('newListener', onNewListener);
  };
}

function characterOf({ sequence, name }: Key): string | undefined {
  return name === undefined || [...sequence].length === 1 ? sequence : undefined;
}
