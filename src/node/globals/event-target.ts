// Who listens to an `EventTarget`: the browser keeps that to itself, Node tells.
import { defineHidden, defineListed } from '../values/define-property.ts';
import { named } from '../values/parameters.ts';
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
const { addEventListener, removeEventListener, dispatchEvent } = EventTarget.prototype;

/** The listeners that programs have added to a target for a type. */
export function eventListeners(target: EventTarget, type: string): Listener[] {
  return [...(listening.get(target)?.get(type) ?? [])];
}

/** Of listeners that hear their event even when one before them has stopped it: by target and type. */
const resisting = new WeakMap<EventTarget, Map<string, Set<Listener>>>();
let resists = false;

/** An event that is stopped is told at that moment to those that resist and have not heard of it. */
function installResistance(): void {
  const { stopImmediatePropagation: stop } = Event.prototype;
  const mended = {
    stopImmediatePropagation(this: Event): void {
      stop.call(this);
      const target = this.currentTarget;
      if (!target) return;
      const due = eventListeners(target, this.type);
      for (const listener of resisting.get(target)?.get(this.type) ?? []) {
        if (!due.includes(listener)) continue;
        target.removeEventListener(this.type, listener);
        (toCall(listener) as EventListener).call(target, this);
      }
    },
  };
  defineListed(Event.prototype, 'stopImmediatePropagation', mended.stopImmediatePropagation);
}

/** Adds a listener that hears its event once, whoever stops it. Gives what takes it off. */
export function addResisting(target: EventTarget, type: string, listener: Listener): () => void {
  if (!resists) installResistance();
  resists = true;
  const byType = resisting.get(target) ?? new Map<string, Set<Listener>>();
  resisting.set(target, byType.set(type, (byType.get(type) ?? new Set()).add(listener)));
  target.addEventListener(type, listener, { once: true });
  return () => {
    byType.get(type)?.delete(listener);
    target.removeEventListener(type, listener);
  };
}

// One for each listener, since the browser adds a listener once.
const heard = new WeakMap<Listener, Listener>();

function toCall(listener: Listener): Listener {
  const known = heard.get(listener) ?? reportingLater(asFunction(listener));
  heard.set(listener, known);
  return known;
}

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

/** The class that programs see; its prototype is not the one that the global scope inherits from. */
function createClass(Native: typeof EventTarget): typeof EventTarget {
  function Own(): object {
    if (new.target) return Reflect.construct(Native, [], new.target) as object;
    throw new TypeError("Class constructor EventTarget cannot be invoked without 'new'");
  }
  const prototype = named('EventTarget', 0, Own).prototype as object;
  defineHidden(prototype, 'constructor', Own);
  // Node's first two have a length of two.
  defineListed(prototype, 'addEventListener', named('addEventListener', 2, add));
  defineListed(prototype, 'removeEventListener', named('removeEventListener', 2, remove));
  defineListed(prototype, 'dispatchEvent', dispatchEvent);
  const tag = { value: 'EventTarget', configurable: true };
  Object.defineProperty(prototype, Symbol.toStringTag, tag);
  Object.defineProperty(Own, 'prototype', { writable: false });
  return Own as unknown as typeof EventTarget;
}

type Class = (abstract new (...args: never[]) => unknown) & { readonly prototype: object };

/**
 * Of Node's globals those that are event targets. By name: a browser makes a class when it is first looked
 * at, and to look at all of them takes as long as all else that is mended.
 */
const heirs = ['AbortSignal', 'BroadcastChannel', 'MessagePort', 'Performance', 'WebSocket'];

/**
 * Makes the targets of this thread tell, and its global scope none of them. To be called once, before
 * any program, when the scope has the classes that it is to have.
 */
export function installEventTarget(): void {
  const Native = EventTarget;
  const Own = createClass(Native);
  for (const name of heirs) {
    const each = Reflect.get(globalThis, name) as Class | undefined;
    if (!each || Object.getPrototypeOf(each.prototype) !== Native.prototype) continue;
    Object.setPrototypeOf(each.prototype, Own.prototype);
    if (Object.getPrototypeOf(each) === Native) Object.setPrototypeOf(each, Own);
  }
  for (const name of Object.getOwnPropertyNames(Native.prototype))
    Reflect.deleteProperty(Native.prototype, name);
  // By this name the kernel knows the browser's class, whose heirs inherit this as well.
  Object.defineProperty(Native, Symbol.hasInstance, {
    value(this: typeof EventTarget, value: unknown): boolean {
      const { prototype } = this === Native ? Own : this;
      return Object.prototype.isPrototypeOf.call(prototype, value as object);
    },
  });
  defineHidden(globalThis, 'EventTarget', Own);
}
