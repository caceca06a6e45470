// Who listens to an `EventTarget`: the browser keeps that to itself, Node tells.
import { defineListed } from '../values/define-property.ts';
import { checkListenerGiven, isListener, noListenerWarning } from '../errors/event-listener.ts';
import { emitterDefaults } from '../events/emitter.ts';
import { asFunction, reportingLater } from '../stacks/thrown.ts';

type Listener = EventListenerOrEventListenerObject;
type AddArguments = [type: string, listener: Listener, options?: boolean | AddEventListenerOptions];
type RemoveArguments = [type: string, listener: Listener, options?: boolean | EventListenerOptions];

/** The listeners of a target, by event type, in the order in which they were added. */
const listening = new WeakMap<EventTarget, Map<string, Set<Listener>>>();

/** How many listeners of a type a target takes before it warns; 0 is any number. */
const limits = new WeakMap<EventTarget, number>();
const warned = new WeakMap<EventTarget, Set<string>>();

export function targetLimit(target: EventTarget): number {
  return limits.get(target) ?? (target instanceof AbortSignal ? 0 : emitterDefaults.maxListeners);
}

export function setTargetLimit(target: EventTarget, limit: number): void {
  limits.set(target, limit);
}

function warnOfLeak(target: EventTarget, type: string, count: number): void {
  const limit = targetLimit(target);
  if (limit === 0 || count <= limit) return;
  const types = warned.get(target) ?? new Set();
  warned.set(target, types);
  if (types.has(type)) return;
  types.add(type);
  const warning = new Error(
    `Possible EventTarget memory leak detected. ${String(count)} ${type} listeners added to ` +
      `${target.constructor.name}. MaxListeners is ${String(limit)}. ` +
      'Use events.setMaxListeners() to increase limit',
  );
  warning.name = 'MaxListenersExceededWarning';
  emitterDefaults.warn(Object.assign(warning, { target, type, count }));
}

// Held from before the prototype is changed.
const { addEventListener, removeEventListener } = EventTarget.prototype;

/** The listeners that programs have added to a target for a type. */
export function eventListeners(target: EventTarget, type: string): Listener[] {
  return [...(listening.get(target)?.get(type) ?? [])];
}

// One for each listener, since the browser adds a listener once.
const heard = new WeakMap<Listener, Listener>();

function toCall(listener: Listener): Listener {
  const known = heard.get(listener) ?? reportingLater(asFunction(listener));
  heard.set(listener, known);
  return known;
}

/** Makes the targets of this thread tell. To be called once, before any program. */
export function installEventTarget(): void {
  function add(this: EventTarget, ...given: AddArguments): void {
    checkListenerGiven(given);
    const [type, listener, options] = given;
    if (!isListener(listener)) {
      emitterDefaults.warn(noListenerWarning(this, type, listener));
      return;
    }
    addEventListener.call(this, type, toCall(listener), options);
    const once = typeof options === 'object' && options?.once === true;
    const signal = typeof options === 'object' ? options?.signal : undefined;
    if (signal?.aborted) return;
    const byType = listening.get(this) ?? new Map<string, Set<Listener>>();
    listening.set(this, byType);
    const ofType = byType.get(String(type)) ?? new Set();
    byType.set(String(type), ofType);
    if (ofType.has(listener)) return;
    ofType.add(listener);
    warnOfLeak(this, String(type), ofType.size);
    const forget = (): void => void ofType.delete(listener);
    if (once) addEventListener.call(this, type, forget, { once: true });
    if (signal) addEventListener.call(signal, 'abort', forget, { once: true });
  }

  function remove(this: EventTarget, ...given: RemoveArguments): void {
    checkListenerGiven(given);
    const [type, listener, options] = given;
    if (!isListener(listener)) return;
    removeEventListener.call(this, type, heard.get(listener) ?? listener, options);
    listening.get(this)?.get(String(type))?.delete(listener);
  }

  // Node's have a length of two.
  for (const each of [add, remove]) Object.defineProperty(each, 'length', { value: 2 });
  for (const [name, value] of Object.entries({
    addEventListener: add,
    removeEventListener: remove,
  })) {
    Object.defineProperty(value, 'name', { value: name });
    defineListed(EventTarget.prototype, name, value);
  }
}
