// `EventEmitterAsyncResource`: an emitter whose listeners run in the context it was made in.
import { invalidArgType } from '../errors/node-error.ts';
import { EventEmitter } from '../events/emitter.ts';
import type { EmitterOptions, EventName } from '../events/emitter.ts';
import type { AsyncResource, ResourceOptions } from './async-hooks/resource.ts';

interface AsyncEmitterOptions extends EmitterOptions, ResourceOptions {
  readonly name?: unknown;
}

export type AsyncEmitter = ReturnType<typeof createAsyncEmitter>;

/** The class, made of that of `node:async_hooks`. */
export function createAsyncEmitter(Resource: typeof AsyncResource) {
  class EventEmitterReferencingAsyncResource extends Resource {
    readonly eventEmitter: EventEmitter;

    constructor(emitter: EventEmitter, type: string, options?: ResourceOptions) {
      super(type, options);
      this.eventEmitter = emitter;
    }
  }

  return class EventEmitterAsyncResource extends EventEmitter {
    readonly #asyncResource: EventEmitterReferencingAsyncResource;

    constructor(given?: string | AsyncEmitterOptions) {
      const options = typeof given === 'string' ? undefined : given;
      const name = typeof given === 'string' ? given : given?.name;
      if (new.target === EventEmitterAsyncResource && typeof name !== 'string') {
        throw invalidArgType('options.name', 'of type string', name);
      }
      super(options);
      this.#asyncResource = new EventEmitterReferencingAsyncResource(
        this,
        (name || new.target.name) as string,
        options,
      );
    }

    override emit(event: EventName, ...args: unknown[]): boolean {
      const emit = super.emit as (this: unknown, ...given: never[]) => unknown;
      const resource = this.#asyncResource;
      return resource.runInAsyncScope(emit, this, ...([event, ...args] as never[])) as boolean;
    }

    emitDestroy(): void {
      this.#asyncResource.emitDestroy();
    }

    get asyncId(): number {
      return this.#asyncResource.asyncId();
    }

    get triggerAsyncId(): number {
      return this.#asyncResource.triggerAsyncId();
    }

    get asyncResource(): AsyncResource {
      return this.#asyncResource;
    }
  };
}
