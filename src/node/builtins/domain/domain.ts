// `node:domain`: errors of callbacks, promises and emitters, brought to the one object that stands for them all.
import { nodeError } from '../../errors/node-error.ts';
import type { EventEmitter } from '../../events/emitter.ts';
import type { createHooks } from '../async-hooks/hooks.ts';
import type { Process } from '../process/process.ts';
import { markDomain } from './marks.ts';
import { installEmitters } from './emitters.ts';
import { DomainStack } from './stack.ts';

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

export interface DomainNeeds {
  readonly EventEmitter: typeof EventEmitter;
  readonly process: Process;
  readonly createHook: ReturnType<typeof createHooks>;
  /** Is to be asked whose an unhandled promise is. */
  readonly onRejection: (domainOf: (asyncId: number) => EventEmitter | undefined) => void;
}

/** The exports of `node:domain`. From now on the callback for all exceptions belongs to it. */
export function createDomain({ EventEmitter, process, createHook, onRejection }: DomainNeeds) {
  const stack = new DomainStack<Member>(process, () => exports);
  /** The domain of each resource that was begun in one. */
  const domains = new Map<number, Member>();
  const hook = createHook({
    init(asyncId, _type, _trigger, resource) {
      const { active } = stack;
      if (!active) return;
      domains.set(asyncId, active);
      markDomain(resource, active);
    },
    before(asyncId) {
      domains.get(asyncId)?.enter();
    },
    after(asyncId) {
      domains.get(asyncId)?.exit();
    },
    destroy(asyncId) {
      domains.delete(asyncId);
    },
  });
  onRejection((asyncId) => domains.get(asyncId));

  class Domain extends EventEmitter {
    members: unknown[] = [];

    constructor() {
      super();
      hook.enable();
      const update = (): void => {
        stack.update();
      };
      this.on('removeListener', update);
      this.on('newListener', update);
    }
  }

  // As Node's are: functions on the prototype, which programs may list.
  const methods: ThisType<Member> & Methods = {
    _errorHandler(error) {
      if ((typeof error === 'object' && error !== null) || typeof error === 'function') {
        markDomain(error, this);
        Object.assign(error, { domainThrown: true });
      }
      // What its listeners throw is not its own.
      while (stack.active === this) this.exit();
      let caught = false;
      if (stack.size > 0) {
        try {
          caught = this.emit('error', error);
        } catch (inner) {
          stack.update();
          const outer = stack.top;
          if (!outer) throw inner;
          stack.active = outer;
          caught = outer._errorHandler(inner);
        }
      } else if (this.listenerCount('error') > 0) {
        stack.release();
        try {
          caught = this.emit('error', error);
        } finally {
          stack.update();
        }
      }
      // Nothing of it goes on.
      stack.clear();
      return caught;
    },
    enter() {
      stack.push(this);
    },
    exit() {
      stack.leave(this);
    },
    add(member) {
      const given = member as { domain?: Member | null };
      if (given.domain === this) return;
      given.domain?.remove(member);
      // A domain that is in another one may not have that one in it.
      const outer = (each: Member): Member | undefined =>
        Reflect.get(each, 'domain') as Member | undefined;
      if (member instanceof Domain)
        for (let each = outer(this); each; each = outer(each)) if (each === member) return;
      markDomain(given, this);
      this.members.push(member);
    },
    remove(member) {
      (member as { domain: unknown }).domain = null;
      const at = this.members.indexOf(member);
      if (at >= 0) this.members.splice(at, 1);
    },
    run(job, ...args) {
      return inDomain(this, job, this, args);
    },
    intercept(job) {
      const intercepting = (self: unknown, [error, ...args]: unknown[]): unknown => {
        if (!(error instanceof Error)) return inDomain(this, job, self, args);
        Object.assign(error, { domainBound: job, domainThrown: false });
        markDomain(error, this);
        this.emit('error', error);
        return undefined;
      };
      return function runIntercepted(this: unknown, ...args) {
        return intercepting(this, args);
      };
    },
    bind(job) {
      const binding = (self: unknown, args: unknown[]): unknown => inDomain(this, job, self, args);
      const bound: AnyFunction = function runBound(...args) {
        return binding(this, args);
      };
      markDomain(bound, this);
      return bound;
    },
  };
  for (const method of Object.values(methods)) Object.defineProperty(method, 'name', { value: '' });
  Object.assign(Domain.prototype, { members: undefined }, methods);

  const createOne = function createDomain(): Member {
    return new Domain() as unknown as Member;
  };
  const exports = {
    _stack: [] as Member[],
    Domain,
    createDomain: createOne,
    create: createOne,
    active: null as Member | null | undefined,
  };
  stack.install(ownedCapture(process));
  installEmitters(EventEmitter, process, stack, (each) => each instanceof Domain);
  return exports;

  function inDomain(domain: Member, job: AnyFunction, self: unknown, args: unknown[]): unknown {
    domain.enter();
    const result = job.apply(self, args);
    domain.exit();
    return result;
  }
}

/** A domain, with what its class is given below. */
interface Member extends EventEmitter, Methods {
  readonly members: unknown[];
}

interface Methods {
  _errorHandler(error: unknown): boolean;
  enter(): void;
  exit(): void;
  add(member: object): void;
  remove(member: object): void;
  run(job: AnyFunction, ...args: unknown[]): unknown;
  intercept(job: AnyFunction): AnyFunction;
  bind(job: AnyFunction): AnyFunction;
}

/** Takes `process.setUncaughtExceptionCaptureCallback` for the domains alone. */
function ownedCapture(process: Process): Process['setUncaughtExceptionCaptureCallback'] {
  if (process.hasUncaughtExceptionCaptureCallback()) {
    const message =
      'A callback was registered through process.setUncaughtExceptionCaptureCallback(), which is ' +
      'mutually exclusive with using the `domain` module';
    throw nodeError(Error, 'ERR_DOMAIN_CALLBACK_NOT_AVAILABLE', message);
  }
  const { stack: loaded } = new Error('require(`domain`) at this point');
  const { setUncaughtExceptionCaptureCallback } = process;
  process.setUncaughtExceptionCaptureCallback = () => {
    const message =
      'The `domain` module is in use, which is mutually exclusive with calling ' +
      'process.setUncaughtExceptionCaptureCallback()';
    const code = 'ERR_DOMAIN_CANNOT_SET_UNCAUGHT_EXCEPTION_CAPTURE';
    const error = nodeError(Error, code, message);
    error.stack = `${error.stack ?? ''}\n${'-'.repeat(40)}\n${loaded ?? ''}`;
    throw error;
  };
  return setUncaughtExceptionCaptureCallback;
}
