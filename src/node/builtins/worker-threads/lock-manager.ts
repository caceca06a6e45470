// `navigator.locks`: its class, which few programs ask for anything.
import { invalidThis, nodeError } from '../../errors/node-error.ts';
import { listMembers } from '../../values/define-property.ts';
import type { Locking } from './locking.ts';

/** The manager of one thread. `locking` gives what its methods do when they are first called. */
export function createLockManager(locking: () => Locking): object {
  class LockManager {
    constructor() {
      throw nodeError(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
    }

    async request(name: unknown, options: unknown, ...rest: unknown[]): Promise<unknown> {
      return await locking().request(name, options, rest[0]);
    }

    async query(): Promise<object> {
      if (!(this instanceof LockManager)) throw invalidThis('LockManager');
      return await Promise.resolve(locking().query());
    }
  }
  listMembers(LockManager, 'LockManager');
  return Object.create(LockManager.prototype) as object;
}
