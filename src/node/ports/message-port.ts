// Node's interface on the browser's MessagePort: an EventTarget that is also something of an emitter.
import { defineHidden, defineListed } from '../values/define-property.ts';
import { inspectCustom } from '../values/inspect-custom.ts';
import { checkListenerGiven, isListener, noListenerWarning } from '../errors/event-listener.ts';
import { nodeError } from '../errors/node-error.ts';
import { asFunction } from '../stacks/thrown.ts';
import type { Ports } from './ports.ts';
import { noMessage, transferList } from './transfer.ts';

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
  const prototype = Object.create(Object.getPrototypeOf(MessagePort.prototype) as object) as object;
  NodeEventTarget.prototype = prototype;
  defineHidden(prototype, 'constructor', NodeEventTarget);
  return prototype;
}

/** Gives every MessagePort of this thread Node's interface. To be called once, before any program. */
export function installMessagePort(ports: Ports): void {
  /** Node's listeners get the message, the web's get the event. */
  function listen(port: MessagePort, type: string, listener: Callback, once: boolean): void {
    if (!isListener(listener)) {
      ports.warn(noListenerWarning(port, type, listener));
      return;
    }
    const deliver = (event: Event): unknown => {
      const plain: unknown = event instanceof MessageEvent ? event.data : event;
      const argument = emitted.has(event) ? emitted.get(event) : plain;
      return typeof listener === 'function'
        ? listener.call(port, argument)
        : asFunction(listener).call(port, argument as Event);
    };
    ports.listen(port, type, listener, deliver, once);
  }

  const methods: ThisType<MessagePort> & Record<string, (...args: never[]) => unknown> = {
    postMessage(...args: [unknown?, unknown?]) {
      // Undefined may be sent, but not by saying nothing.
      if (args.length === 0) throw noMessage();
      return ports.post(this, args[0], transferList(args[1]));
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
      if (isListener(listener)) ports.unlisten(this, type, listener);
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
        for (const key of keys) ports.remove(this, each, key);
      }
      return this;
    },
    listenerCount(type: string) {
      return ports.listeners(this).get(type)?.length ?? 0;
    },
    eventNames() {
      return [...ports.listeners(this).keys()];
    },
    addEventListener(...given: [string, Listener, (boolean | { once?: boolean })?]) {
      checkListenerGiven(given);
      const [type, listener, options] = given;
      if (!isListener(listener)) {
        ports.warn(noListenerWarning(this, type, listener));
        return;
      }
      const once = typeof options === 'object' && options.once === true;
      ports.listen(this, type, listener, asFunction(listener).bind(this), once);
    },
    removeEventListener(...given: [string, Listener]) {
      checkListenerGiven(given);
      const [type, listener] = given;
      if (isListener(listener)) ports.unlisten(this, type, listener);
    },
  };
  Object.defineProperty(MessagePort.prototype, inspectCustom, {
    value(this: MessagePort, depth: number, options: object, inspect: Inspect) {
      const active = ports.isLive(this);
      const shown = active ? { active, refed: ports.hasRef(this) } : { active };
      return depth < 0 ? '[MessagePort]' : `MessagePort ${inspect(shown, options)}`;
    },
    configurable: true,
  });
  const { on, off, addEventListener, removeEventListener } = methods;
  // As Node's are declared.
  for (const each of [addEventListener, removeEventListener])
    if (each) Object.defineProperty(each, 'length', { value: 2 });
  if (off) Object.defineProperty(off, 'length', { value: 3 });
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
  const handlers = new WeakMap<MessagePort, unknown>();
  return {
    configurable: true,
    enumerable: true,
    get() {
      return handlers.get(this) ?? null;
    },
    // Anything is kept; only a function is called.
    set(given: unknown): void {
      ports.unlisten(this, type, name);
      handlers.set(this, given);
      if (typeof given === 'function')
        ports.listen(this, type, name, (given as (event: Event) => unknown).bind(this), false);
    },
  };
}
