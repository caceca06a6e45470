// What goes along with a message: the list of what is moved rather than copied, and its errors.
import { cloneError, notListed } from '../errors/clone-error.ts';
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
    if (typeof each !== 'object' || each === null) throw notTransferable();
    if (untransferable.has(each)) throw cannotTransfer();
    return each as Transferable;
  });
}

/** The transfer list in the options of `structuredClone`, which Node reads as a browser would. */
export function cloneTransferList(options: unknown): Transferable[] {
  if (options === undefined || options === null) return [];
  const wrong = (what: string): Error =>
    nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', `Failed to execute 'structuredClone': ${what}`);
  if (typeof options !== 'object' && typeof options !== 'function')
    throw wrong('Options cannot be converted to a dictionary');
  const { transfer } = options as { transfer?: unknown };
  if (transfer === undefined) return [];
  if (!isIterable(transfer)) throw wrong('transfer in Options cannot be converted to sequence.');
  const list = listOf(transfer, 'transfer');
  const odd = list.findIndex((each) => typeof each !== 'object' || each === null);
  if (odd >= 0) throw wrong(`transfer in Options[${String(odd)}] is not an object.`);
  return check(list, 'transfer');
}

/** Where `postMessage` is given nothing at all. */
export function noMessage(): Error {
  return nodeError(
    TypeError,
    'ERR_MISSING_ARGS',
    'Not enough arguments to MessagePort.postMessage',
  );
}

function notTransferable(): DOMException {
  return cloneError('Found invalid value in transferList.');
}

function cannotTransfer(): DOMException {
  return cloneError('Cannot transfer object of unsupported type.');
}

/** Throws where a message's value itself may not be copied. */
export function checkCloneable(value: unknown): void {
  if (typeof value === 'object' && value !== null && uncloneable.has(value)) {
    throw cloneError('Cannot clone object of unsupported type.');
  }
}

/** Runs a native call that clones; its errors get Node's wording, without the call's name. */
export function wordingClone<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    const message = error.message.replace(/^Failed to execute .*?: /su, '');
    if (message.includes('contains the source port'))
      throw cloneError('Transfer list contains source port');
    if (message.includes('was not transferred')) throw notListed();
    if (/^ArrayBuffer at index \d+ is already detached/u.test(message)) throw cannotTransfer();
    if (message.includes('is already neutered'))
      throw cloneError('MessagePort in transfer list is already detached');
    if (message.includes('does not have a transferable type')) throw notTransferable();
    if (/at index \d+ is a duplicate/u.test(message)) {
      const kind = message.startsWith('ArrayBuffer') ? 'ArrayBuffer' : 'MessagePort';
      throw cloneError(`Transfer list contains duplicate ${kind}`);
    }
    throw new DOMException(message, error.name);
  }
}
