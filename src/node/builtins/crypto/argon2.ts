// `argon2` of `node:crypto`, and its synchronous form.
import { ownBuffer } from '../../values/bytes.ts';
import { argon2d, argon2i, argon2id } from '@noble/hashes/argon2.js';
import { checkFunction, checkString, invalidArgValue } from '../../errors/node-error.ts';
import { toInteger } from '../../errors/to-integer.ts';
import { checkObject, givenBytes } from './common/given-bytes.ts';

export interface Argon2Needs {
  readonly Buffer: BufferConstructor;
  /** Calls back in a turn of the loop's own. */
  readonly later: (job: () => void, type: string) => void;
}

const methods = { argon2d, argon2i, argon2id } as const;
const mostUint32 = 2 ** 32 - 1;
const leastNonce = 8;

export function argon2Functions({ Buffer, later }: Argon2Needs) {
  function jobOf(algorithm: unknown, parameters: unknown): () => Buffer {
    checkString(algorithm, 'algorithm');
    if (!Object.hasOwn(methods, algorithm)) {
      const reason = "must be one of: 'argon2d', 'argon2i', 'argon2id'";
      throw invalidArgValue('algorithm', algorithm, reason);
    }
    checkObject(parameters, 'parameters');
    const given = parameters as Record<string, unknown>;
    const bytes = (name: string, least: number): Uint8Array => {
      const value = Uint8Array.from(givenBytes(Buffer, given[name], `parameters.${name}`));
      toInteger(value.length, `parameters.${name}.byteLength`, least, mostUint32);
      return value;
    };
    const count = (name: string, least: number, most = mostUint32): number =>
      toInteger(given[name], `parameters.${name}`, least, most);
    const message = bytes('message', 0);
    const nonce = bytes('nonce', leastNonce);
    const p = count('parallelism', 1, 2 ** 24 - 1);
    const dkLen = count('tagLength', 4);
    const m = count('memory', 8 * p);
    const t = count('passes', 1);
    const key = given['secret'] === undefined ? undefined : bytes('secret', 0);
    const personalization =
      given['associatedData'] === undefined ? undefined : bytes('associatedData', 0);
    const derive = methods[algorithm as keyof typeof methods];
    const more = { ...(key && { key }), ...(personalization && { personalization }) };
    // The library's own limit: Node has none.
    const maxmem = mostUint32;
    return () => ownBuffer(Buffer, derive(message, nonce, { t, m, p, dkLen, maxmem, ...more }));
  }

  return {
    argon2(algorithm: unknown, parameters: unknown, callback: unknown): void {
      const job = jobOf(algorithm, parameters);
      checkFunction(callback, 'callback');
      later(() => {
        (callback as (error: null, key: Buffer) => void)(null, job());
      }, 'ARGON2REQUEST');
    },
    argon2Sync: (algorithm: unknown, parameters: unknown) => jobOf(algorithm, parameters)(),
  };
}
