// `events.on()`: the events of an emitter as an async iterator.
import { AbortError } from '../errors/abort-error.ts';
import type { EventEmitter, EventName } from './emitter.ts';
import { Queue } from '../collections/queue.ts';

export interface EventIteratorOptions {
  readonly signal?: AbortSignal;
  /** Events that end the iteration. */
  readonly close?: readonly EventName[];
}

interface Waiting {
  readonly resolve: (result: IteratorResult<unknown[], undefined>) => void;
  readonly reject: (error: unknown) => void;
}

/** Every event from now on, each an array of its arguments; an `error` event throws. */
export function eventIterator(
  source: EventEmitter | EventTarget,
  name: EventName,
  options: EventIteratorOptions = {},
): AsyncIterableIterator<unknown[], undefined> {
  const { signal, close = [] } = options;
  if (signal?.aborted) throw new AbortError(signal.reason);
  const arrived = new Queue<unknown[]>();
  const waiting = new Queue<Waiting>();
  const undo: (() => void)[] = [];
  let failure: { readonly error: unknown } | undefined;
  let finished = false;

  const listen = (event: EventName, listener: (...args: unknown[]) => void): void => {
    if ('on' in source) {
      source.on(event, listener);
      undo.push(() => source.off(event, listener));
    } else {
      source.addEventListener(String(event), listener);
      undo.push(() => {
        source.removeEventListener(String(event), listener);
      });
    }
  };

  const finish = (): void => {
    for (const each of undo.splice(0)) each();
    finished = true;
    for (let each = waiting.take(); each; each = waiting.take()) {
      each.resolve({ value: undefined, done: true });
    }
  };

  const fail = (error: unknown): void => {
    const next = waiting.take();
    if (next) next.reject(error);
    else failure = { error };
    finish();
  };

  listen(name, (...args) => {
    const next = waiting.take();
    if (next) next.resolve({ value: args, done: false });
    else arrived.push(args);
  });
  if (name !== 'error' && !(source instanceof EventTarget)) listen('error', fail);
  for (const event of close) listen(event, finish);
  if (signal) {
    const abort = (): void => {
      fail(new AbortError(signal.reason));
    };
    signal.addEventListener('abort', abort, { once: true });
    undo.push(() => {
      signal.removeEventListener('abort', abort);
    });
  }

  return {
    next() {
      const value = arrived.take();
      if (value) return Promise.resolve({ value, done: false });
      if (failure) {
        const { error } = failure;
        failure = undefined;

        return Promise.reject(error);
      }
      if (finished) return Promise.resolve({ value: undefined, done: true });
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
      });
    },
    return() {
      finish();
      return Promise.resolve({ value: undefined, done: true });
    },
    throw(error: unknown) {
      fail(error);
      return Promise.resolve({ value: undefined, done: true });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
