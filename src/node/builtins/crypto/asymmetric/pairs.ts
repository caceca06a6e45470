// `generateKeyPair` of `node:crypto`, and its synchronous form.
import { checkFunction, checkString, invalidArgValue } from '../../../errors/node-error.ts';
import { checkObject } from '../common/given-bytes.ts';
import type { Codec } from '../keys/codec.ts';
import { parseEncoding } from '../keys/encoding.ts';
import type { KeyEncoding } from '../keys/encoding.ts';
import type { KeyObjects } from '../keys/key-objects.ts';
import type { Material } from '../keys/material.ts';
import type { createGenerating } from './generating.ts';
import { inTurn } from './in-turn.ts';
import { pairWish } from './pair-options.ts';
import type { PairNeeds, PairWish } from './pair-options.ts';

export interface PairsNeeds extends PairNeeds {
  readonly Buffer: BufferConstructor;
  readonly keys: KeyObjects;
  readonly codec: Codec;
  readonly generating: ReturnType<typeof createGenerating>;
  readonly later: (job: () => void, type: string) => void;
}

interface Job {
  readonly wish: PairWish;
  readonly publicEncoding: KeyEncoding | undefined;
  readonly privateEncoding: KeyEncoding | undefined;
}

interface Pair {
  readonly publicKey: unknown;
  readonly privateKey: unknown;
}

export function createPairs(needs: PairsNeeds) {
  const { Buffer, keys, codec, generating, later } = needs;

  function jobOf(type: unknown, options: unknown): Job {
    checkString(type, 'type');
    if (options !== undefined) checkObject(options, 'options');
    const publicEncoding = encodingOf(options, 'publicKeyEncoding', type);
    const privateEncoding = encodingOf(options, 'privateKeyEncoding', type);
    const wish = pairWish(type, options, needs);
    const { cipher } = privateEncoding ?? {};
    if (cipher !== undefined) codec.checkCipher(cipher);
    return { wish, publicEncoding, privateEncoding };
  }

  function encodingOf(options: unknown, name: string, keyType: string): KeyEncoding | undefined {
    const given = (options as Record<string, unknown> | undefined)?.[name];
    if (given === undefined || given === null) return undefined;
    if (typeof given !== 'object') throw invalidArgValue(`options.${name}`, given);
    const isPublic = name === 'publicKeyEncoding';
    return parseEncoding(Buffer, given, { keyType, isPublic, name: `options.${name}` });
  }

  function pairOf({ wish, publicEncoding, privateEncoding }: Job): Pair {
    const material = generating.pair(wish);
    const key = (encoding: KeyEncoding | undefined, asPrivate: boolean): unknown =>
      encoding
        ? codec.write(material, encoding, asPrivate)
        : keys.make(asPrivate ? 'private' : 'public', material satisfies Material);
    return { publicKey: key(publicEncoding, false), privateKey: key(privateEncoding, true) };
  }

  function generateKeyPair(type: unknown, options: unknown, callback?: unknown): void {
    const [given, call] =
      typeof options === 'function' ? [undefined, options] : [options, callback];
    checkFunction(call, 'callback');
    const job = jobOf(type, given);
    inTurn(
      later,
      'KEYPAIRGENREQUEST',
      call,
      () => pairOf(job),
      ({ publicKey, privateKey }) => [publicKey, privateKey],
    );
  }

  return {
    generateKeyPair,
    generateKeyPairSync: (type: unknown, options?: unknown) => pairOf(jobOf(type, options)),
  };
}
