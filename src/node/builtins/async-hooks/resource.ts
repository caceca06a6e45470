// `AsyncResource`: a thing of a program's own that calls back.
import { asyncState, beginResource, enterContext, leaveContext } from '../../loop/async-context.ts';
import type { AsyncContext } from '../../loop/async-context.ts';
import { checkFunction, checkString, nodeError } from '../../errors/node-error.ts';

export type AnyFunction = (this: unknown, ...args: never[]) => unknown;

export interface ResourceOptions {
  readonly triggerAsyncId?: number;
  readonly requireManualDestroy?: boolean;
}

export class AsyncResource {
  readonly #context: AsyncContext;

  constructor(type: string, options: ResourceOptions | number = {}) {
    checkString(type, 'type');
    const { triggerAsyncId = asyncState.current.asyncId, requireManualDestroy = false } =
      typeof options === 'number' ? { triggerAsyncId: options } : options;
    if (!Number.isSafeInteger(triggerAsyncId) || triggerAsyncId < -1) {
      const message = `Invalid triggerAsyncId value: ${String(triggerAsyncId)}`;
      throw nodeError(RangeError, 'ERR_INVALID_ASYNC_ID', message);
    }
    const { listener } = asyncState;
    if (type === '' && listener) {
      throw nodeError(TypeError, 'ERR_ASYNC_TYPE', `Invalid name for async "type": ${type}`);
    }
    this.#context = beginResource(type, this, triggerAsyncId);
    if (!requireManualDestroy) listener?.endWith(this, this.#context.asyncId);
  }

  static bind(job: AnyFunction, type?: string, thisArg?: unknown): AnyFunction {
    const name = type || (job as { name?: string } | undefined)?.name || 'bound-anonymous-fn';
    return new AsyncResource(name).bind(job, thisArg);
  }

  runInAsyncScope(job: AnyFunction, thisArg?: unknown, ...args: never[]): unknown {
    const outer = enterContext(this.#context);
    try {
      return Reflect.apply(job, thisArg, args);
    } finally {
      leaveContext(outer);
    }
  }

  emitDestroy(): this {
    asyncState.listener?.endWithout(this);
    asyncState.listener?.end(this.#context.asyncId);
    return this;
  }

  asyncId(): number {
    return this.#context.asyncId;
  }

  triggerAsyncId(): number {
    return this.#context.triggerAsyncId;
  }

  bind(job: AnyFunction, thisArg?: unknown): AnyFunction {
    checkFunction(job, 'fn');
    const run = this.runInAsyncScope.bind(this);
    const bound: AnyFunction = function (this: unknown, ...args) {
      return run(job, thisArg === undefined ? this : thisArg, ...args);
    };
    return Object.defineProperties(bound, {
      length: { value: job.length, configurable: true },
      asyncResource: { value: this, configurable: true, enumerable: true, writable: true },
    });
  }
}
