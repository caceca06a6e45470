// Who listens to an `EventTarget`: the browser keeps that to itself, Node tells.
import { errorsKnowPlace } from './error-place.ts';
import { overheard } from './overheard.ts';

type Listener = EventListenerOrEventListenerObject;

/** The listeners of a target, by event type, in the order in which they were added. */
const listening = new WeakMap<EventTarget, Map<string, Set<Listener>>>();

// Held from before the prototype is changed.
const { addEventListener, removeEventListener } = EventTarget.prototype;

/** The listeners that programs have added to a target for a type. */
export function eventListeners(target: EventTarget, type: string): Listener[] {
  return [...(listening.get(target)?.get(type) ?? [])];
}

// One for each listener, since the browser adds a listener once.
const heard = new WeakMap<Listener, Listener>();

function toCall(listener: Listener): Listener {
  // An object's method is looked up when it is called, by the browser.
  if (!errorsKnowPlace || typeof listener !== 'function') return listener;
  const known = heard.get(listener) ?? overheard(listener);
  heard.set(listener, known);
  return known;
}

/** Makes the targets of this thread tell. To be called once, before any program. */
export function installEventTarget(): void {
  function add(
    this: EventTarget,
    type: string,
    listener: Listener | null,
    options?: boolean | AddEventListenerOptions,
  ): void {
    addEventListener.call(this, type, listener && toCall(listener), options);
    if (listener === null || (typeof listener !== 'function' && typeof listener !== 'object'))
      return;
    const once = typeof options === 'object' && options?.once === true;
    const signal = typeof options === 'object' ? options?.signal : undefined;
    if (signal?.aborted) return;
    const byType = listening.get(this) ?? new Map<string, Set<Listener>>();
    listening.set(this, byType);
    const ofType = byType.get(String(type)) ?? new Set();
    byType.set(String(type), ofType);
    if (ofType.has(listener)) return;
    ofType.add(listener);
    const forget = (): void => void ofType.delete(listener);
    if (once) addEventListener.call(this, type, forget, { once: true });
    if (signal) addEventListener.call(signal, 'abort', forget, { once: true });
  }

  function remove(
    this: EventTarget,
    type: string,
    listener: Listener | null,
    options?: boolean | EventListenerOptions,
  ): void {
    removeEventListener.call(this, type, listener && toCall(listener), options);
    if (listener) listening.get(this)?.get(String(type))?.delete(listener);
  }

  for (const [name, value] of Object.entries({
    addEventListener: add,
    removeEventListener: remove,
  })) {
    Object.defineProperty(value, 'name', { value: name });
    Object.defineProperty(EventTarget.prototype, name, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
}
