// `AsyncLocalStorage`: a value that follows the callbacks that are started while it is set.
import { asyncState } from '../../loop/async-context.ts';
import { invalidArgType } from '../../errors/node-error.ts';
import { AsyncResource } from './resource.ts';
import type { AnyFunction } from './resource.ts';

/** Sets a store until it is disposed of. */
class RunScope {
  readonly #storage: AsyncLocalStorage;
  readonly #before: unknown;
  #disposed = false;

  constructor(storage: AsyncLocalStorage, store: unknown) {
    this.#storage = storage;
    this.#before = storage.getStore();
    storage.enterWith(store);
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#storage.enterWith(this.#before);
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}

export class AsyncLocalStorage {
  readonly #default: unknown;
  readonly #name: string;

  constructor(options: { readonly defaultValue?: unknown; readonly name?: unknown } = {}) {
    if (typeof options !== 'object' || (options as unknown) === null) {
      throw invalidArgType('options', 'of type object', options);
    }
    this.#default = options.defaultValue;
    const { name } = options as { name?: string };
    this.#name = name === undefined ? '' : `${name}`;
  }

  get name(): string {
    return this.#name;
  }

  /** A function that runs in the context of now. */
  static bind(job: AnyFunction): AnyFunction {
    return AsyncResource.bind(job);
  }

  /** A function that runs other functions in the context of now. */
  static snapshot(): (job: AnyFunction, ...args: never[]) => unknown {
    return AsyncResource.bind((job: AnyFunction, ...args: never[]) =>
      Reflect.apply(job, undefined, args),
    ) as never;
  }

  /** Takes the store away from all that share the context of now. */
  disable(): void {
    const { current } = asyncState;
    if (current.stores?.delete(this)) asyncState.current = { ...current };
  }

  enterWith(store: unknown): void {
    const { current } = asyncState;
    asyncState.current = { ...current, stores: new Map(current.stores).set(this, store) };
  }

  run(store: unknown, job: AnyFunction, ...args: never[]): unknown {
    // In place, because programs nest this deeply: every frame counts.
    const { current: outer } = asyncState;
    const before = this.getStore();
    if (Object.is(before, store)) return Reflect.apply(job, null, args);
    this.enterWith(store);
    const { current: inner } = asyncState;
    try {
      return Reflect.apply(job, null, args);
    } finally {
      // What has been set or taken away of other storages stays so.
      if (asyncState.current === inner) asyncState.current = outer;
      else this.enterWith(before);
    }
  }

  exit(job: AnyFunction, ...args: never[]): unknown {
    return this.run(undefined, job, ...args);
  }

  getStore(): unknown {
    const { stores } = asyncState.current;
    return stores?.has(this) === true ? stores.get(this) : this.#default;
  }

  withScope(store: unknown): RunScope {
    return new RunScope(this, store);
  }
}
