// Secret keys of `node:crypto`: of bytes that are given, or at random.
import {
  checkFunction,
  checkString,
  invalidArgType,
  invalidArgValue,
} from '../../../errors/node-error.ts';
import { toInteger } from '../../../errors/to-integer.ts';
import { wholeBytes } from '../../../values/bytes.ts';
import { checkObject } from '../common/given-bytes.ts';
import type { KeyObjects } from './key-objects.ts';

export interface SecretKeyNeeds {
  readonly Buffer: BufferConstructor;
  readonly fillRandom: (bytes: Uint8Array<ArrayBuffer>) => void;
  /** Calls back in a turn of the loop's own. */
  readonly later: (job: () => void, type: string) => void;
}

const bytesWanted = 'an instance of ArrayBuffer, Buffer, TypedArray, or DataView';

export function createSecretKeys({ Buffer, fillRandom, later }: SecretKeyNeeds, keys: KeyObjects) {
  const make = (bytes: Uint8Array): object => keys.make('secret', bytes);

  function createSecretKey(key: unknown, encoding?: unknown): object {
    const bytes =
      typeof key === 'string'
        ? Buffer.from(key, encoding as BufferEncoding | undefined)
        : wholeBytes(key);
    if (!bytes) throw invalidArgType('key', bytesWanted, key);
    return make(Uint8Array.from(bytes));
  }

  function generateKeySync(type: unknown, options: unknown): object {
    const bytes = new Uint8Array(bitsOf(type, options) >> 3);
    fillRandom(bytes);
    return make(bytes);
  }

  function generateKey(type: unknown, options: unknown, callback?: unknown): void {
    const [given, call] =
      typeof options === 'function' ? [undefined, options] : [options, callback];
    checkFunction(call, 'callback');
    bitsOf(type, given);
    later(() => {
      (call as (error: null, key: object) => void)(null, generateKeySync(type, given));
    }, 'KEYGENREQUEST');
  }

  return { createSecretKey, generateKey, generateKeySync };
}

/** How long the key is to be. */
function bitsOf(type: unknown, options: unknown): number {
  checkString(type, 'type');
  checkObject(options, 'options');
  const { length } = options as { length?: unknown };
  if (type === 'hmac') return toInteger(length, 'options.length', 8, 2 ** 31 - 1);
  if (type !== 'aes') throw invalidArgValue('type', type, 'must be a supported key type');
  if (length !== 128 && length !== 192 && length !== 256) {
    throw invalidArgValue('options.length', length, 'must be one of: 128, 192, 256');
  }
  return length;
}
