// Node's interface on the browser's MessagePort: an EventTarget that is also something of an emitter.
import { defineHidden, defineListed } from '../values/define-property.ts';
import { inspectCustom } from '../values/inspect-custom.ts';
import { checkFunction, nodeError } from '../errors/node-error.ts';
import { asFunction } from '../stacks/thrown.ts';
import type { Ports } from './ports.ts';
import { transferList } from './transfer.ts';

type Callback = (this: unknown, argument: unknown) => unknown;
type Listener = EventListenerOrEventListenerObject;
type Inspect = (value: unknown, options: object) => string;
type HandlerName = 'onmessage' | 'onmessageerror';

/** What Node's ports have of their own; the rest they inherit. */
const ownMethods = new Set(['close', 'hasRef', 'postMessage', 'ref', 'start', 'unref']);

/** What `emit` was given, for the events made of it. */
const emitted = new WeakMap<Event, unknown>();

/** The prototype that Node's ports inherit from: an EventTarget that is an emitter too. */
function nodeEventTarget(): object {
  function NodeEventTarget(): never {
    throw nodeError(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
  }
  const prototype = Object.create(EventTarget.prototype) as object;
  NodeEventTarget.prototype = prototype;
  defineHidden(prototype, 'constructor', NodeEventTarget);
  return prototype;
}

/** Gives every MessagePort of this thread Node's interface. To be called once, before any program. */
export function installMessagePort(ports: Ports): void {
  /** Node's listeners get the message, the web's get the event. */
  function listen(port: MessagePort, type: string, listener: Callback, once: boolean): void {
    checkFunction(listener, 'listener');
    const deliver = (event: Event): unknown => {
      if (emitted.has(event)) return listener.call(port, emitted.get(event));
      return listener.call(port, event instanceof MessageEvent ? event.data : event);
    };
    ports.listen(port, type, listener, deliver, once);
  }

  const methods: ThisType<MessagePort> & Record<string, (...args: never[]) => unknown> = {
    postMessage(...args: [unknown?, unknown?]) {
      // Undefined may be sent, but not by saying nothing.
      if (args.length === 0) {
        const message = 'The "message" argument must be specified';
        throw nodeError(TypeError, 'ERR_MISSING_ARGS', message);
      }
      ports.post(this, args[0], transferList(args[1]));
    },
    start() {
      ports.start(this);
    },
    close(callback?: unknown) {
      if (typeof callback === 'function') listen(this, 'close', callback as Callback, true);
      ports.close(this);
    },
    ref() {
      ports.ref(this);
    },
    unref() {
      ports.unref(this);
    },
    hasRef() {
      return ports.hasRef(this);
    },
    on(type: string, listener: Callback) {
      listen(this, type, listener, false);
      return this;
    },
    once(type: string, listener: Callback) {
      listen(this, type, listener, true);
      return this;
    },
    off(type: string, listener: Callback) {
      ports.unlisten(this, type, listener);
      return this;
    },
    emit(type: string, argument: unknown) {
      const heard = (ports.listeners(this).get(type)?.length ?? 0) > 0;
      const event =
        type === 'message' || type === 'messageerror'
          ? new MessageEvent(type, { data: argument })
          : new CustomEvent(type, { detail: argument });
      emitted.set(event, argument);
      this.dispatchEvent(event);
      return heard;
    },
    removeAllListeners(type?: string) {
      for (const [each, keys] of ports.listeners(this)) {
        if (type !== undefined && type !== each) continue;
        for (const key of keys) ports.unlisten(this, each, key);
      }
      return this;
    },
    listenerCount(type: string) {
      return ports.listeners(this).get(type)?.length ?? 0;
    },
    eventNames() {
      return [...ports.listeners(this).keys()];
    },
    addEventListener(
      type: string,
      listener: Listener | null,
      options?: boolean | { once?: boolean },
    ) {
      if (listener === null) return;
      const once = typeof options === 'object' && options.once === true;
      ports.listen(this, type, listener, asFunction(listener).bind(this), once);
    },
    removeEventListener(type: string, listener: Listener) {
      ports.unlisten(this, type, listener);
    },
  };
  Object.defineProperty(MessagePort.prototype, inspectCustom, {
    value(this: MessagePort, depth: number, options: object, inspect: Inspect) {
      const shown = { active: ports.isOpen(this), refed: ports.hasRef(this) };
      return depth < 0 ? '[MessagePort]' : `MessagePort ${inspect(shown, options)}`;
    },
    configurable: true,
  });
  const { on, off } = methods;
  const inherited = nodeEventTarget();
  for (const [name, value] of Object.entries({
    ...methods,
    addListener: on,
    removeListener: off,
  })) {
    defineListed(ownMethods.has(name) ? MessagePort.prototype : inherited, name, value);
  }
  Object.setPrototypeOf(MessagePort.prototype, inherited);
  Reflect.deleteProperty(MessagePort.prototype, 'onclose');
  for (const name of ['onmessage', 'onmessageerror'] as const) {
    Object.defineProperty(MessagePort.prototype, name, handlerProperty(ports, name));
  }
}

function handlerProperty(
  ports: Ports,
  name: HandlerName,
): PropertyDescriptor & ThisType<MessagePort> {
  const type = name.slice('on'.length);
  const handlers = new WeakMap<MessagePort, Listener>();
  return {
    configurable: true,
    enumerable: true,
    get(): Listener | null {
      return handlers.get(this) ?? null;
    },
    set(given: unknown): void {
      ports.unlisten(this, type, name);
      handlers.delete(this);
      if (typeof given !== 'function' && (typeof given !== 'object' || given === null)) return;
      const listener = given as Listener;
      handlers.set(this, listener);
      ports.listen(this, type, name, asFunction(listener).bind(this), false);
    },
  };
}
