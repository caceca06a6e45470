// What goes along with a message: the list of what is moved rather than copied, and its errors.
import { nodeError } from '../errors/node-error.ts';

// What programs have marked: see worker_threads.
const untransferable = new WeakSet();
const uncloneable = new WeakSet();

/** Objects are marked for good; anything else is let pass. */
export function mark(kind: 'untransferable' | 'uncloneable', value: unknown): void {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return;
  (kind === 'untransferable' ? untransferable : uncloneable).add(value);
}

export function isUntransferable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && untransferable.has(value);
}

function notIterable(name: string): Error {
  const message = `Optional ${name} argument must be an iterable`;
  return nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', message);
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

/** A program's argument to `postMessage`: a list, or an object with one. */
export function transferList(given: unknown): Transferable[] {
  if (given === undefined || given === null) return [];
  if (isIterable(given)) return check(given, 'transferList');
  if (typeof given !== 'object') throw notIterable('transferList');
  const { transfer } = given as { transfer?: unknown };
  if (transfer === undefined) return [];
  if (!isIterable(transfer)) throw notIterable('options.transfer');
  return check(transfer, 'options.transfer');
}

/** A program's iterable may be none after all. */
function listOf(given: Iterable<unknown>, name: string): unknown[] {
  const iterator: Partial<Iterator<unknown>> | undefined = given[Symbol.iterator]();
  if (typeof iterator?.next !== 'function') throw notIterable(name);
  return [...given];
}

function check(given: Iterable<unknown>, name: string): Transferable[] {
  return listOf(given, name).map((each) => {
    if (typeof each !== 'object' || each === null) {
      const message = 'Found invalid object in transferList';
      throw nodeError(TypeError, 'ERR_INVALID_TRANSFER_OBJECT', message);
    }
    if (untransferable.has(each)) {
      throw new DOMException(
        'An object in the transfer list is marked untransferable',
        'DataCloneError',
      );
    }
    return each as Transferable;
  });
}

/** Throws where a message's value itself may not be copied. */
export function checkCloneable(value: unknown): void {
  if (typeof value === 'object' && value !== null && uncloneable.has(value)) {
    throw new DOMException('Cannot clone object of unsupported type.', 'DataCloneError');
  }
}

/** Runs a native call that clones; its errors get Node's wording, without the call's name. */
export function wordingClone<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    const message = error.message.replace(/^Failed to execute .*?: /su, '');
    if (message.includes('contains the source port')) {
      throw new DOMException('Transfer list contains source port', error.name);
    }
    if (message.includes('was not transferred')) {
      throw nodeError(
        TypeError,
        'ERR_MISSING_TRANSFERABLE_IN_TRANSFER_LIST',
        'Object that needs transfer was found in message but not listed in transferList',
      );
    }
    if (/at index \d+ is a duplicate/u.test(message)) {
      const kind = message.startsWith('ArrayBuffer') ? 'ArrayBuffer' : 'MessagePort';
      throw new DOMException(`Transfer list contains duplicate ${kind}`, error.name);
    }
    throw new DOMException(message, error.name);
  }
}
