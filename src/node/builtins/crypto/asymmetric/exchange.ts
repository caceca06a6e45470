// `diffieHellman`, `encapsulate` and `decapsulate` of `node:crypto`: secrets of two keys.
import { ownBuffer } from '../../../values/bytes.ts';
import { checkFunction, invalidArgValue, nodeError } from '../../../errors/node-error.ts';
import { checkObject, givenBytes } from '../common/given-bytes.ts';
import type { GivenKeys } from '../keys/given-keys.ts';
import type { KeyObjects } from '../keys/key-objects.ts';
import { agree } from './agreeing.ts';
import { inTurn } from './in-turn.ts';
import type { createEncapsulation } from './encapsulation.ts';

export interface ExchangeNeeds {
  readonly Buffer: BufferConstructor;
  readonly keys: KeyObjects;
  readonly given: GivenKeys;
  readonly encapsulation: ReturnType<typeof createEncapsulation>;
  readonly later: (job: () => void, type: string) => void;
}

const agreeing: readonly string[] = ['dh', 'ec', 'x448', 'x25519'];

export function createExchanges(needs: ExchangeNeeds) {
  const { Buffer, keys, given, encapsulation, later } = needs;

  function diffieHellman(options: unknown, callback?: unknown): Buffer | undefined {
    checkObject(options, 'options');
    if (callback !== undefined) checkFunction(callback, 'callback');
    const { privateKey, publicKey } = options as { privateKey?: unknown; publicKey?: unknown };
    if (privateKey === undefined) throw invalidArgValue('options.privateKey', privateKey);
    if (publicKey === undefined) throw invalidArgValue('options.publicKey', publicKey);
    checkKinds(privateKey, publicKey);
    const other = given.take(publicKey, 'use public', 'options.publicKey');
    const own = given.take(privateKey, 'use private', 'options.privateKey');
    return inTurn(later, 'DERIVEBITSREQUEST', callback, () => ownBuffer(Buffer, agree(own, other)));
  }

  /** Keys that come as objects are looked at beforehand. */
  function checkKinds(privateKey: unknown, publicKey: unknown): void {
    const [own, other] = [keys.look(privateKey), keys.look(publicKey)];
    if (own?.type !== 'private' || !other || other.type === 'secret') return;
    const kinds = [own, other].map(({ content }) => ('kind' in content ? content.kind : 'secret'));
    const [kind = '', otherKind = ''] = kinds;
    if (kind === otherKind && agreeing.includes(kind)) return;
    const message = `Incompatible key types for Diffie-Hellman: ${kind} and ${otherKind}`;
    throw nodeError(Error, 'ERR_CRYPTO_INCOMPATIBLE_KEY', message);
  }

  function encapsulate(key: unknown, callback?: unknown): unknown {
    if (callback !== undefined) checkFunction(callback, 'callback');
    const material = given.take(key, 'use public');
    const compute = () => {
      const { shared, ciphertext } = encapsulation.encapsulate(material);
      return { sharedKey: ownBuffer(Buffer, shared), ciphertext: ownBuffer(Buffer, ciphertext) };
    };
    return inTurn(later, 'DERIVEBITSREQUEST', callback, compute, undefined, derivingFailed);
  }

  function decapsulate(key: unknown, ciphertext: unknown, callback?: unknown): unknown {
    if (callback !== undefined) checkFunction(callback, 'callback');
    const prepared = given.prepare(key, 'use private');
    const bytes = Uint8Array.from(givenBytes(Buffer, ciphertext, 'ciphertext'));
    const material = given.read(prepared, true);
    const compute = (): Buffer => ownBuffer(Buffer, encapsulation.decapsulate(material, bytes));
    return inTurn(later, 'DERIVEBITSREQUEST', callback, compute, undefined, derivingFailed);
  }

  return { diffieHellman, encapsulate, decapsulate };
}

/** What a callback hears of whatever failed. */
function derivingFailed(): Error {
  return new Error('Deriving bits failed');
}
