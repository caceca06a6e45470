// `Sign` and `Verify` of `node:crypto`, and `sign` and `verify`, which do all at once.
import { ownBuffer } from '../../../values/bytes.ts';
import type { Writable, WritableOptions } from 'node:stream';
import { checkFunction, checkString, nodeError } from '../../../errors/node-error.ts';
import { callable } from '../common/callable.ts';
import type { Digest } from '../common/digests.ts';
import { encoded, givenBytes, givenData, invalidState } from '../common/given-bytes.ts';
import type { GivenKeys } from '../keys/given-keys.ts';
import type { Material } from '../keys/material.ts';
import { inTurn } from './in-turn.ts';
import { signatureWish } from './sign-options.ts';
import type { Signing } from './signing.ts';

export interface SignNeeds {
  readonly Buffer: BufferConstructor;
  readonly getWritable: () => typeof Writable;
  readonly given: GivenKeys;
  readonly signing: Signing;
  /** Begins a digest; gives none where there is no function of that name. */
  readonly beginDigest: (name: string) => Digest | undefined;
  readonly later: (job: () => void, type: string) => void;
}

export function createSignatures(needs: SignNeeds) {
  const { Buffer, getWritable, given, signing, beginDigest, later } = needs;

  function createClasses() {
    const Base = getWritable();

    /** Data on their way into a digest. */
    class Digesting extends Base {
      readonly #name: string;
      #digest: Digest | undefined;

      constructor(algorithm: unknown, options?: WritableOptions) {
        super(options);
        checkString(algorithm, 'algorithm');
        const digest = beginDigest(algorithm);
        if (!digest) throw nodeError(TypeError, 'ERR_CRYPTO_INVALID_DIGEST', 'Invalid digest');
        this.#name = algorithm;
        this.#digest = digest;
      }

      static end(
        stream: Digesting,
        key: Material,
      ): { digest: string; hashed: Uint8Array; data: Uint8Array } {
        const digest = stream.#digest;
        if (!digest) throw nodeError(Error, 'ERR_CRYPTO_INVALID_STATE', 'Not initialised');
        stream.#digest = undefined;
        if (isWhole(key)) {
          const message = 'Unsupported crypto operation';
          throw nodeError(Error, 'ERR_CRYPTO_UNSUPPORTED_OPERATION', message);
        }
        return { digest: stream.#name, hashed: digest.digest(), data: new Uint8Array() };
      }

      override _write(chunk: unknown, encoding: unknown, done: () => void): void {
        this.update(chunk, encoding);
        done();
      }

      update(data: unknown, encoding?: unknown): this {
        const bytes = givenData(Buffer, data, encoding);
        if (!this.#digest) throw invalidState();
        this.#digest.update(Uint8Array.from(bytes));
        return this;
      }
    }

    class Sign extends Digesting {
      sign(privateKey: unknown, encoding?: unknown): Buffer | string {
        if (!privateKey) throw keyRequired();
        const prepared = given.prepare(privateKey, 'use private', 'privateKey');
        const wish = signatureWish(privateKey);
        const key = given.read(prepared, true);
        const signature = signing.sign(key, { ...wish, ...Digesting.end(this, key) });
        return encoded(ownBuffer(Buffer, signature), encoding);
      }
    }

    class Verify extends Digesting {
      verify(publicKey: unknown, signature: unknown, encoding?: unknown): boolean {
        const prepared = given.prepare(publicKey, 'use public', 'key');
        const wish = signatureWish(publicKey);
        const bytes = givenBytes(Buffer, signature, 'signature', encoding);
        const key = given.read(prepared, false);
        return signing.verify(key, { ...wish, ...Digesting.end(this, key) }, bytes);
      }
    }

    return { Sign: callable(Sign, 2, Base), Verify: callable(Verify, 2, Base) };
  }

  let made: ReturnType<typeof createClasses> | undefined;
  const classes = (): ReturnType<typeof createClasses> => (made ??= createClasses());

  function sign(algorithm: unknown, data: unknown, key: unknown, callback?: unknown): unknown {
    checkOneShot(algorithm, callback);
    const bytes = Uint8Array.from(givenBytes(Buffer, data, 'data'));
    if (!key) throw keyRequired();
    const wish = signatureWish(key);
    const prepared = given.prepare(key, 'use private');
    const digest = (algorithm ?? undefined) as string | undefined;
    const material = given.read(prepared, true);
    checkDigest(digest);
    const compute = (): Buffer =>
      ownBuffer(Buffer, signing.sign(material, { ...wish, digest, data: bytes }));
    return inTurn(later, 'SIGNREQUEST', callback, compute);
  }

  function verify(
    algorithm: unknown,
    data: unknown,
    key: unknown,
    signature: unknown,
    callback?: unknown,
  ): unknown {
    checkOneShot(algorithm, callback);
    const bytes = Uint8Array.from(givenBytes(Buffer, data, 'data'));
    const wish = signatureWish(key);
    const signed = Uint8Array.from(givenBytes(Buffer, signature, 'signature'));
    const prepared = given.prepare(key, 'use public');
    const digest = (algorithm ?? undefined) as string | undefined;
    const material = given.read(prepared, false);
    checkDigest(digest);
    return inTurn(later, 'SIGNREQUEST', callback, () =>
      signing.verify(material, { ...wish, digest, data: bytes }, signed),
    );
  }

  function checkDigest(digest: string | undefined): void {
    if (digest !== undefined) signing.hashOf(digest);
  }

  return {
    functions: {
      createSign: (algorithm: unknown, options?: WritableOptions) =>
        new (classes().Sign)(algorithm, options),
      createVerify: (algorithm: unknown, options?: WritableOptions) =>
        new (classes().Verify)(algorithm, options),
      sign,
      verify,
    },
    classes,
  };
}

function checkOneShot(algorithm: unknown, callback: unknown): void {
  if (algorithm !== undefined && algorithm !== null) checkString(algorithm, 'algorithm');
  if (callback !== undefined) checkFunction(callback, 'callback');
}

/** Whether a key signs data themselves, and no digest of them. */
function isWhole({ kind }: Material): boolean {
  return !['rsa', 'rsa-pss', 'dsa', 'ec'].includes(kind);
}

function keyRequired(): Error {
  return nodeError(Error, 'ERR_CRYPTO_SIGN_KEY_REQUIRED', 'No key provided to sign');
}
