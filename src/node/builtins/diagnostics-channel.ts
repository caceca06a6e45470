// `node:diagnostics_channel`: named channels on which parts of a program tell what they do.
import { checkFunction, invalidArgType } from '../errors/node-error.ts';
import type { AsyncLocalStorage } from './async-hooks/local-storage.ts';

type Name = string | symbol;
type Subscriber = (message: unknown, name: Name) => void;
type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;
type Storage = Pick<AsyncLocalStorage, 'run'>;
type Transform = (message: unknown) => unknown;

/** What happens to a subscriber's exception: it is nobody's but the process's. */
type Defer = (job: () => void) => void;

/** One channel. Nothing happens on it while nobody listens. */
export class Channel {
  readonly name: Name;
  readonly #defer: Defer;
  #subscribers: Subscriber[] = [];
  readonly #stores = new Map<Storage, Transform | undefined>();

  constructor(name: Name, defer: Defer) {
    this.name = name;
    this.#defer = defer;
  }

  static [Symbol.hasInstance](value: object): boolean {
    // As in Node, what is no object at all is an error.
    return Object.getPrototypeOf(value) === Channel.prototype;
  }

  get hasSubscribers(): boolean {
    return this.#subscribers.length > 0 || this.#stores.size > 0;
  }

  subscribe(subscription: Subscriber): void {
    checkFunction(subscription, 'subscription');
    this.#subscribers = [...this.#subscribers, subscription];
  }

  /** Whether it was subscribed. */
  unsubscribe(subscription: Subscriber): boolean {
    const at = this.#subscribers.indexOf(subscription);
    if (at < 0) return false;
    this.#subscribers = this.#subscribers.toSpliced(at, 1);
    return true;
  }

  publish(message: unknown): void {
    for (const subscriber of this.#subscribers) {
      try {
        subscriber(message, this.name);
      } catch (error) {
        this.#throwLater(error);
      }
    }
  }

  /** Has a storage hold what is published while {@link runStores} runs. */
  bindStore(store: Storage, transform?: Transform): void {
    this.#stores.set(store, transform);
  }

  unbindStore(store: Storage): boolean {
    return this.#stores.delete(store);
  }

  runStores(message: unknown, job: AnyFunction, thisArg?: unknown, ...args: unknown[]): unknown {
    let run = (): unknown => {
      this.publish(message);
      return Reflect.apply(job, thisArg, args);
    };
    for (const [store, transform] of this.#stores) {
      const inner = run;
      run = () => {
        let held: unknown;
        try {
          held = transform ? transform(message) : message;
        } catch (error) {
          this.#throwLater(error);
          return inner();
        }
        return store.run(held, inner);
      };
    }
    return run();
  }

  #throwLater(error: unknown): void {
    this.#defer(() => {
      throw error;
    });
  }
}

const stages = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'] as const;
type Stages = Readonly<Record<(typeof stages)[number], Channel>>;
type Context = Record<string, unknown>;

/** The five channels of one traced action. */
class TracingChannel {
  declare readonly start: Channel;
  declare readonly end: Channel;
  declare readonly asyncStart: Channel;
  declare readonly asyncEnd: Channel;
  declare readonly error: Channel;

  constructor(channels: Stages) {
    for (const stage of stages) {
      Object.defineProperty(this, stage, { value: channels[stage], enumerable: true });
    }
  }

  get hasSubscribers(): boolean {
    return stages.some((stage) => this[stage].hasSubscribers);
  }

  subscribe(handlers: Partial<Readonly<Record<keyof Stages, Subscriber>>>): void {
    for (const stage of stages) if (handlers[stage]) this[stage].subscribe(handlers[stage]);
  }

  unsubscribe(handlers: Partial<Readonly<Record<keyof Stages, Subscriber>>>): boolean {
    let all = true;
    for (const stage of stages) {
      if (handlers[stage] && !this[stage].unsubscribe(handlers[stage])) all = false;
    }
    return all;
  }

  traceSync(job: AnyFunction, context: Context = {}, thisArg?: unknown, ...args: unknown[]) {
    if (!this.hasSubscribers) return Reflect.apply(job, thisArg, args);
    return this.#traced(context, () => {
      const result: unknown = Reflect.apply(job, thisArg, args);
      context['result'] = result;
      return result;
    });
  }

  tracePromise(job: AnyFunction, context: Context = {}, thisArg?: unknown, ...args: unknown[]) {
    if (!this.hasSubscribers) return Reflect.apply(job, thisArg, args);
    const settled = (): void => {
      this.asyncStart.publish(context);
      this.asyncEnd.publish(context);
    };
    return this.#traced(context, () => {
      const promise = Promise.resolve(Reflect.apply(job, thisArg, args));
      return promise.then(
        (value: unknown) => {
          context['result'] = value;
          settled();
          return value;
        },
        (error: unknown) => {
          this.#failed(context, error);
          settled();
          throw error;
        },
      );
    });
  }

  /** `position`: where among the arguments the callback stands, -1 for the last. */
  traceCallback(
    job: AnyFunction,
    position = -1,
    context: Context = {},
    thisArg?: unknown,
    ...args: unknown[]
  ): unknown {
    if (!this.hasSubscribers) return Reflect.apply(job, thisArg, args);
    const callback = args.at(position) as AnyFunction;
    checkFunction(callback, 'callback');
    const traced = (self: unknown, results: unknown[]): unknown => {
      const [error, result] = results;
      if (error) this.#failed(context, error);
      else context['result'] = result;
      return this.asyncStart.runStores(context, () => {
        try {
          return Reflect.apply(callback, self, results);
        } finally {
          this.asyncEnd.publish(context);
        }
      });
    };
    args.splice(position, 1, function (this: unknown, ...results: unknown[]) {
      return traced(this, results);
    });
    return this.#traced(context, () => Reflect.apply(job, thisArg, args));
  }

  /** Runs the synchronous part of an action, between `start` and `end`. */
  #traced(context: Context, job: () => unknown): unknown {
    return this.start.runStores(context, () => {
      try {
        return job();
      } catch (error) {
        this.#failed(context, error);
        throw error;
      } finally {
        this.end.publish(context);
      }
    });
  }

  #failed(context: Context, error: unknown): void {
    context['error'] = error;
    this.error.publish(context);
  }
}

/** The exports of `node:diagnostics_channel`. `defer` runs a job as a `process.nextTick` callback. */
export function createDiagnosticsChannel(defer: Defer) {
  const channels = new Map<Name, Channel>();

  function channel(name: unknown): Channel {
    if (typeof name !== 'string' && typeof name !== 'symbol') {
      throw invalidArgType('channel', 'one of type string or symbol', name);
    }
    const known = channels.get(name) ?? new Channel(name, defer);
    channels.set(name, known);
    return known;
  }

  function tracingChannel(named: unknown): TracingChannel {
    if (typeof named === 'string') {
      const own = stages.map((stage) => [stage, channel(`tracing:${named}:${stage}`)] as const);
      return new TracingChannel(Object.fromEntries(own) as unknown as Stages);
    }
    if (typeof named !== 'object' || named === null) {
      const expected = 'of type string or an instance of TracingChannel or Object';
      throw invalidArgType('nameOrChannels', expected, named);
    }
    const given = named as Record<string, unknown>;
    for (const stage of stages) {
      if ((given[stage] as object) instanceof Channel) continue;
      throw invalidArgType(`nameOrChannels.${stage}`, 'an instance of Channel', given[stage]);
    }
    return new TracingChannel(given as unknown as Stages);
  }

  return {
    Channel,
    channel,
    hasSubscribers: (name: Name) => channels.get(name)?.hasSubscribers ?? false,
    subscribe(name: Name, subscription: Subscriber) {
      channel(name).subscribe(subscription);
    },
    tracingChannel,
    unsubscribe: (name: Name, subscription: Subscriber) => channel(name).unsubscribe(subscription),
  };
}
