// `node:events`: the emitter's statics, and events as promises and async iterators.
import { AbortError } from '../errors/abort-error.ts';
import { checkFunction, invalidArgType } from '../errors/node-error.ts';
import {
  EventEmitter,
  captureRejection,
  capturesRejections,
  checkMaxListeners,
  emitterDefaults,
  errorMonitor,
  setCaptureRejections,
} from '../events/emitter.ts';
import type { EventName, Listener } from '../events/emitter.ts';
import { eventIterator } from '../events/iterator.ts';
import { createAsyncEmitter } from './async-emitter.ts';
import type { AsyncEmitter } from './async-emitter.ts';
import type { AsyncResource } from './async-hooks/resource.ts';
import {
  addResisting,
  eventListeners,
  setTargetLimit,
  targetLimit,
} from '../globals/event-target.ts';

interface SignalOption {
  readonly signal?: AbortSignal;
}

function checkSignal(signal: unknown, name: string): asserts signal is AbortSignal {
  if (!(signal instanceof AbortSignal)) {
    throw invalidArgType(name, 'an instance of AbortSignal', signal);
  }
}

/** A port of messages is both, and then an emitter, whose listeners get the message itself. */
function isEmitter(source: EventEmitter | EventTarget): source is EventEmitter {
  return typeof (source as Partial<EventEmitter>).on === 'function';
}

/** Takes a listener away from an emitter, as far as what only looks like one lets it. */
function forget(source: object, name: EventName, listener: Listener): void {
  (source as Partial<EventEmitter>).removeListener?.(name, listener);
}

/** A promise of the event's arguments; an `error` event rejects it. */
async function once(
  source: EventEmitter | EventTarget,
  name: EventName,
  options: SignalOption = {},
): Promise<unknown[]> {
  const { signal } = options;
  if (signal !== undefined) checkSignal(signal, 'options.signal');
  if (signal?.aborted) throw new AbortError(signal.reason);
  return await new Promise((resolve, reject) => {
    const listening = new AbortController();
    const heard: Listener = (...args) => {
      listening.abort();
      forget(source, 'error', failed);
      resolve(args);
    };
    const failed: Listener = (error) => {
      listening.abort();
      forget(source, name, heard);
      reject(error);
    };
    if (isEmitter(source)) {
      source.once(name, heard);
      if (name !== 'error') source.once('error', failed);
    } else {
      source.addEventListener(String(name), heard, { once: true, signal: listening.signal });
    }
    signal?.addEventListener(
      'abort',
      () => {
        listening.abort();
        forget(source, name, heard);
        forget(source, 'error', failed);
        reject(new AbortError(signal.reason));
      },
      { once: true, signal: listening.signal },
    );
  });
}

function checkEmitter(source: unknown): asserts source is EventEmitter {
  if (typeof (source as Partial<EventEmitter> | null)?.listenerCount === 'function') return;
  throw invalidArgType('emitter', 'an instance of EventEmitter or EventTarget', source);
}

function getEventListeners(source: EventEmitter | EventTarget, name: EventName): Listener[] {
  if (source instanceof EventTarget) return eventListeners(source, String(name)) as Listener[];
  checkEmitter(source);
  return source.listeners(name);
}

function getMaxListeners(source: EventEmitter | EventTarget): number {
  return source instanceof EventTarget ? targetLimit(source) : source.getMaxListeners();
}

function setMaxListeners(
  count = emitterDefaults.maxListeners,
  ...targets: (EventEmitter | EventTarget)[]
): void {
  checkMaxListeners('setMaxListeners', count);
  if (targets.length === 0) emitterDefaults.maxListeners = count;
  for (const target of targets) {
    if (target instanceof EventTarget) setTargetLimit(target, count);
    else target.setMaxListeners(count);
  }
}

function addAbortListener(signal: unknown, listener: () => void): Disposable {
  checkSignal(signal, 'signal');
  checkFunction(listener, 'listener');
  if (!signal.aborted) return { [Symbol.dispose]: addResisting(signal, 'abort', listener) };
  queueMicrotask(listener);
  return { [Symbol.dispose]: () => undefined };
}

function listenerCount(source: EventEmitter | EventTarget, name: EventName): number {
  if (source instanceof EventTarget) return eventListeners(source, String(name)).length;
  checkEmitter(source);
  return source.listenerCount(name);
}

/**
 * The exports of `node:events`: the class itself, which is its own namespace. `resource` is the class
 * of `node:async_hooks`.
 */
export function createEvents(resource: () => typeof AsyncResource): typeof EventEmitter {
  let asyncEmitter: AsyncEmitter | undefined;
  Object.assign(EventEmitter, {
    once,
    on: eventIterator,
    getEventListeners,
    getMaxListeners,
    EventEmitter,
    usingDomains: false,
    captureRejectionSymbol: captureRejection,
    errorMonitor,
    addAbortListener,
    setMaxListeners,
    listenerCount,
  });
  Object.defineProperty(EventEmitter, 'defaultMaxListeners', {
    enumerable: true,
    get: () => emitterDefaults.maxListeners,
    set: (count: number) => {
      checkMaxListeners('defaultMaxListeners', count);
      emitterDefaults.maxListeners = count;
    },
  });
  Object.defineProperty(EventEmitter, 'EventEmitterAsyncResource', {
    enumerable: true,
    get: () => (asyncEmitter ??= createAsyncEmitter(resource())),
  });
  Object.defineProperty(EventEmitter, 'captureRejections', {
    enumerable: true,
    get: capturesRejections,
    set: (wanted: unknown) => {
      if (typeof wanted !== 'boolean') {
        throw invalidArgType('EventEmitter.captureRejections', 'of type boolean', wanted);
      }
      setCaptureRejections(wanted);
    },
  });
  return EventEmitter;
}
