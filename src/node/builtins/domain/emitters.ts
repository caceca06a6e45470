// Emitters in domains: each belongs to the one it was made in, and its listeners run there.
import { nodeError } from '../../errors/node-error.ts';
import type { EventEmitter, EventName } from '../../events/emitter.ts';
import { markDomain } from './marks.ts';
import type { Catching, DomainStack } from './stack.ts';

type Init = (this: EventEmitter, options?: object) => void;
type Emit = (this: EventEmitter, name: EventName, ...args: unknown[]) => boolean;

/** Changes all emitters of the thread. */
export function installEmitters<Domain extends Catching>(
  Emitter: typeof EventEmitter,
  process: EventEmitter,
  stack: DomainStack<Domain>,
  isDomain: (emitter: object) => boolean,
): void {
  const statics = Emitter as typeof EventEmitter & { init: Init; usingDomains: boolean };
  statics.usingDomains = true;
  const { init } = statics;
  statics.init = function (options) {
    markDomain(this, isDomain(this) ? null : (stack.shownActive ?? null));
    init.call(this, options);
  };
  const methods = Emitter.prototype as { emit: Emit };
  const { emit: plain } = methods;
  methods.emit = function emit(name, ...args) {
    const { domain } = this as { domain?: Domain | null };
    const isHeard = name === 'error' && this.listenerCount(name) > 0;
    if (isHeard || !domain || this === process) return plain.call(this, name, ...args);
    if (name === 'error') {
      stack.outside(() => {
        domain.emit('error', ofEmitter(this, domain, args[0]));
      });
      return false;
    }
    domain.enter();
    const result = plain.call(this, name, ...args);
    domain.exit();
    return result;
  };
}

/** The error that an emitter has nobody for. */
function ofEmitter(emitter: EventEmitter, domain: object, given: unknown): unknown {
  const error = given || nodeError(Error, 'ERR_UNHANDLED_ERROR', 'Unhandled error.');
  if (typeof error !== 'object') return error;
  Object.assign(error, { domainEmitter: emitter, domainThrown: false });
  markDomain(error, domain);
  return error;
}
