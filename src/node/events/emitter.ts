// Node's `EventEmitter`: the class that most of its objects are made of.
import {
  checkFunction,
  invalidArgType,
  nodeError,
  outOfRange,
  words,
} from '../errors/node-error.ts';

export type EventName = string | symbol;
export type Listener = (this: unknown, ...args: unknown[]) => unknown;

/** What `once` wraps around a listener, so that `off` finds the original. */
type WrappedListener = Listener & { listener?: Listener };

export interface EventEmitter {
  _events: Record<EventName, WrappedListener | WrappedListener[]>;
  _eventsCount: number;
  _maxListeners: number | undefined;
  addListener(name: EventName, listener: Listener): this;
  on(name: EventName, listener: Listener): this;
  prependListener(name: EventName, listener: Listener): this;
  once(name: EventName, listener: Listener): this;
  prependOnceListener(name: EventName, listener: Listener): this;
  removeListener(name: EventName, listener: Listener): this;
  off(name: EventName, listener: Listener): this;
  removeAllListeners(name?: EventName): this;
  emit(name: EventName, ...args: unknown[]): boolean;
  listeners(name: EventName): Listener[];
  rawListeners(name: EventName): Listener[];
  listenerCount(name: EventName, listener?: Listener): number;
  eventNames(): EventName[];
  setMaxListeners(count: number): this;
  getMaxListeners(): number;
}

export interface EmitterOptions {
  readonly captureRejections?: boolean;
}

export interface EventEmitterConstructor {
  new (options?: EmitterOptions): EventEmitter;
  prototype: EventEmitter;
}

export const errorMonitor = Symbol('events.errorMonitor');
export const captureRejection = Symbol.for('nodejs.rejection');
const capture = Symbol('kCapture');
const shapeMode = Symbol('shapeMode');

/** What may be changed for all emitters of a thread: by programs, and by the process (`warn`). */
export const emitterDefaults = {
  maxListeners: 10,
  warn: (warning: Error): void => void warning,
  nextTick: (job: () => void): void => {
    queueMicrotask(job);
  },
};

interface Internals extends EventEmitter {
  [capture]: boolean;
  [shapeMode]: boolean;
  [captureRejection]?: (error: unknown, name: EventName, ...args: unknown[]) => void;
  constructor: { readonly name?: string };
}

function listOf(emitter: EventEmitter, name: EventName): WrappedListener[] {
  const found = (emitter._events as Internals['_events'] | undefined)?.[name];
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
}

/** Checks a limit of listeners as Node does. */
export function checkMaxListeners(name: string, count: unknown): void {
  if (typeof count !== 'number') throw invalidArgType(name, 'of type number', count);
  if (!(count >= 0)) throw outOfRange(name, '>= 0', count);
}

/** Objects that only borrow the methods have no method for it. */
function limitOf(emitter: EventEmitter): number {
  return emitter._maxListeners ?? emitterDefaults.maxListeners;
}

function warnOfLeak(emitter: Internals, name: EventName, list: WrappedListener[]): void {
  const leaky = list as WrappedListener[] & { warned?: boolean };
  const limit = limitOf(emitter);
  if (limit <= 0 || list.length <= limit || leaky.warned) return;
  leaky.warned = true;
  const kind = emitter.constructor.name ?? 'EventEmitter';
  const warning = new Error(
    `Possible EventEmitter memory leak detected. ${String(list.length)} ${String(name)} listeners ` +
      `added to [${kind}]. MaxListeners is ${String(limit)}. Use emitter.setMaxListeners() to increase limit`,
  );
  warning.name = 'MaxListenersExceededWarning';
  emitterDefaults.warn(Object.assign(warning, { emitter, type: name, count: list.length }));
}

function add(emitter: EventEmitter, name: EventName, listener: Listener, first: boolean): void {
  checkFunction(listener, 'listener');
  const self = emitter as Internals;
  const events = self._events as Internals['_events'] | undefined;
  if (events === undefined) {
    self._events = Object.create(null) as Internals['_events'];
    self._eventsCount = 0;
  } else if (events['newListener'] !== undefined) {
    const { listener: original = listener } = listener as WrappedListener;
    self.emit('newListener', name, original);
  }
  const found = self._events[name];
  if (found === undefined) {
    self._events[name] = listener;
    self._eventsCount += 1;
    return;
  }
  // The array may be in use by an `emit` that copies it first, so it is changed in place.
  const list = Array.isArray(found) ? found : [found];
  if (first) list.unshift(listener);
  else list.push(listener);
  self._events[name] = list;
  warnOfLeak(self, name, list);
}

function wrapOnce(emitter: EventEmitter, name: EventName, listener: Listener): WrappedListener {
  checkFunction(listener, 'listener');
  let fired = false;
  const once: WrappedListener = function (this: unknown, ...args) {
    if (fired) return undefined;
    fired = true;
    emitter.removeListener(name, once);
    return listener.apply(emitter, args);
  };
  Object.defineProperty(once, 'name', { value: 'bound onceWrapper' });
  once.listener = listener;
  return once;
}

function forget(emitter: EventEmitter, name: EventName): void {
  emitter._eventsCount -= 1;
  if (emitter._eventsCount === 0) {
    emitter._events = Object.create(null) as Internals['_events'];
  } else {
    Reflect.deleteProperty(emitter._events, name);
  }
}

/** Throws what an `error` event without a listener throws. */
function throwUnheard(args: readonly unknown[]): never {
  const [error] = args;
  if (error instanceof Error) throw error;
  let shown: unknown = error;
  try {
    shown = words.inspect(error);
  } catch {
    // A program's own way of printing it failed.
  }
  const message = `Unhandled error. (${String(shown)})`;
  throw nodeError(Error, 'ERR_UNHANDLED_ERROR', message, { context: error });
}

function watchRejection(emitter: Internals, result: unknown, name: EventName, args: unknown[]) {
  try {
    const then = (result as PromiseLike<unknown> | null | undefined)?.then;
    if (typeof then !== 'function') return;
    then.call(result, undefined, (error: unknown) => {
      emitterDefaults.nextTick(() => {
        tellRejection(emitter, error, name, args);
      });
    });
  } catch (error) {
    emitter.emit('error', error);
  }
}

function tellRejection(emitter: Internals, error: unknown, name: EventName, args: unknown[]): void {
  const handler = emitter[captureRejection];
  if (typeof handler === 'function') {
    handler.call(emitter, error, name, ...args);
    return;
  }
  // A rejection of the `error` listener itself must not come round again.
  const before = emitter[capture];
  emitter[capture] = false;
  try {
    emitter.emit('error', error);
  } finally {
    emitter[capture] = before;
  }
}

// Methods on a plain object, because Node's own are enumerable and its constructor can be called
// without `new`, as programs with `util.inherits` still do: a class allows neither.
const methods: ThisType<Internals> & Partial<EventEmitter> = {
  setMaxListeners(count) {
    checkMaxListeners('setMaxListeners', count);
    this._maxListeners = count;
    return this;
  },
  getMaxListeners() {
    return limitOf(this);
  },
  emit(name, ...args) {
    const events = this._events as Internals['_events'] | undefined;
    if (name === 'error') {
      if (events?.[errorMonitor] !== undefined) this.emit(errorMonitor, ...args);
      if (events?.['error'] === undefined) throwUnheard(args);
    }
    const list = listOf(this, name).slice();
    for (const listener of list) {
      const result = listener.apply(this, args);
      if (result !== undefined && this[capture]) watchRejection(this, result, name, args);
    }
    return list.length > 0;
  },
  addListener(name, listener) {
    add(this, name, listener, false);
    return this;
  },
  prependListener(name, listener) {
    add(this, name, listener, true);
    return this;
  },
  once(name, listener) {
    return this.on(name, wrapOnce(this, name, listener));
  },
  prependOnceListener(name, listener) {
    return this.prependListener(name, wrapOnce(this, name, listener));
  },
  removeListener(name, listener) {
    checkFunction(listener, 'listener');
    const list = listOf(this, name);
    const at = list.findLastIndex((each) => each === listener || each.listener === listener);
    if (at < 0) return this;
    let removed = listener;
    if (list.length === 1) {
      removed = list[0]?.listener ?? listener;
      forget(this, name);
    } else {
      list.splice(at, 1);
      const [only] = list;
      if (list.length === 1 && only) this._events[name] = only;
    }
    if (this._events['removeListener'] !== undefined) this.emit('removeListener', name, removed);
    return this;
  },
  removeAllListeners(...names: [EventName?]) {
    const events = this._events as Internals['_events'] | undefined;
    if (events === undefined) return this;
    if (names.length === 0) {
      for (const name of Reflect.ownKeys(events)) {
        if (name !== 'removeListener') this.removeAllListeners(name);
      }
      this.removeAllListeners('removeListener');
      return this;
    }
    const [name] = names as [EventName];
    for (const listener of listOf(this, name).slice().reverse()) {
      this.removeListener(name, listener);
    }
    return this;
  },
  listeners(name) {
    return listOf(this, name).map((each) => each.listener ?? each);
  },
  rawListeners(name) {
    return listOf(this, name).slice();
  },
  listenerCount(name, listener) {
    const list = listOf(this, name);
    if (listener === undefined) return list.length;
    return list.filter((each) => each === listener || each.listener === listener).length;
  },
  eventNames() {
    return this._eventsCount > 0 ? Reflect.ownKeys(this._events) : [];
  },
};

/** What the constructor does, where domains can change it. */
function init(this: Internals, options?: EmitterOptions): void {
  const inherited = Object.getPrototypeOf(this) as Partial<EventEmitter> | null;
  // Emitters made without the constructor find their prototype's table: never share it.
  if (
    (this._events as Internals['_events'] | undefined) === undefined ||
    this._events === inherited?._events
  ) {
    this._events = Object.create(null) as Internals['_events'];
    this._eventsCount = 0;
  }
  this[shapeMode] = false;
  this._maxListeners ??= undefined;
  const chosen: unknown = options?.captureRejections;
  if (chosen !== undefined && typeof chosen !== 'boolean') {
    throw invalidArgType('options.captureRejections', 'of type boolean', chosen);
  }
  this[capture] = chosen ?? capturesRejections();
}
Object.defineProperty(init, 'name', { value: '' });

function construct(this: Internals, options?: EmitterOptions): void {
  (EventEmitter as unknown as { init: typeof init }).init.call(this, options);
}
Object.defineProperty(construct, 'name', { value: 'EventEmitter' });

/** Node's class. Its prototype carries the methods; `events.ts` adds the statics. */
export const EventEmitter = construct as unknown as EventEmitterConstructor;
Object.assign(EventEmitter, { init });
Object.assign(EventEmitter.prototype, methods, {
  on: methods.addListener,
  off: methods.removeListener,
  _events: undefined,
  _eventsCount: 0,
  _maxListeners: undefined,
});
setCaptureRejections(false);

/** Whether emitters that were not told otherwise watch the promises of their listeners. */
export function capturesRejections(): boolean {
  return (EventEmitter.prototype as Internals)[capture];
}

/** Sets that, also for those whose constructor was never called. */
export function setCaptureRejections(wanted: boolean): void {
  Object.defineProperty(EventEmitter.prototype, capture, { value: wanted, writable: true });
}
