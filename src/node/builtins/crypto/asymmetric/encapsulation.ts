// Secrets sent under a public key: RSASVE, DHKEM (RFC 9180), ML-KEM.
import { x25519 } from '@noble/curves/ed25519.js';
import { x448 } from '@noble/curves/ed448.js';
import { expand, extract } from '@noble/hashes/hkdf.js';
import type { CHash } from '@noble/hashes/utils.js';
import { nodeError } from '../../../errors/node-error.ts';
import { curveOf, pointIn, publicPoint } from '../keys/curves.ts';
import { toBytes } from '../keys/der.ts';
import type { Material, QuantumKind } from '../keys/material.ts';
import { publicHalf } from '../keys/material.ts';
import { randomBelow } from '../keys/numbers.ts';
import type { FillRandom } from '../keys/numbers.ts';
import type { Quantum } from '../keys/quantum.ts';
import { agree } from './agreeing.ts';
import { rsaLength, rsaPrivate, rsaPublic } from './rsa.ts';

export interface EncapsulationNeeds {
  readonly hashOf: (name: string) => CHash;
  readonly fillRandom: FillRandom;
  readonly quantum: () => Quantum;
}

/** A way of agreeing upon a secret, by RFC 9180's number; the secret's length in bytes. */
interface Suite {
  readonly id: number;
  readonly hash: string;
  readonly length: number;
}

const suites: Readonly<Record<string, Suite>> = {
  prime256v1: { id: 0x10, hash: 'sha256', length: 32 },
  secp384r1: { id: 0x11, hash: 'sha384', length: 48 },
  secp521r1: { id: 0x12, hash: 'sha512', length: 64 },
  x25519: { id: 0x20, hash: 'sha256', length: 32 },
  x448: { id: 0x21, hash: 'sha512', length: 64 },
};

export function createEncapsulation({ hashOf, fillRandom, quantum }: EncapsulationNeeds) {
  function encapsulate(key: Material): { shared: Uint8Array; ciphertext: Uint8Array } {
    try {
      if (key.kind === 'rsa') {
        const shared = toBytes(randomBelow(key.n, fillRandom), rsaLength(key));
        return { shared, ciphertext: rsaPublic(key, shared) };
      }
      if (key.kind.startsWith('ml-kem-') && 'pub' in key) {
        return quantum().encapsulate(key.kind as QuantumKind, key.pub);
      }
      const suite = suiteOf(key);
      const own = ephemeral(key);
      const ciphertext = publicBytes(own);
      return { shared: secretOf(suite, agree(own, key), ciphertext, publicBytes(key)), ciphertext };
    } catch {
      throw failed('encapsulation');
    }
  }

  function decapsulate(key: Material, ciphertext: Uint8Array): Uint8Array {
    try {
      if (key.kind === 'rsa') {
        if (ciphertext.length !== rsaLength(key)) throw new Error('wrong length');
        return rsaPrivate(key, ciphertext);
      }
      if (key.kind.startsWith('ml-kem-') && 'priv' in key && key.priv) {
        return quantum().decapsulate(key.kind as QuantumKind, key.priv, ciphertext);
      }
      const suite = suiteOf(key);
      const own = publicHalf(key);
      const other = withBytes(own, ciphertext);
      return secretOf(suite, agree(key, other), ciphertext, publicBytes(own));
    } catch {
      throw failed('decapsulation');
    }
  }

  /** A key of the same curve for once. */
  function ephemeral(key: Material): Material {
    if (key.kind === 'ec') {
      const curve = curveOf(key.curve);
      const d = curve.on.utils.randomSecretKey();
      return { kind: 'ec', curve: key.curve, point: publicPoint(curve, d), d };
    }
    if (key.kind !== 'x25519' && key.kind !== 'x448') throw new Error('no such key');
    const on = key.kind === 'x25519' ? x25519 : x448;
    const priv = on.utils.randomSecretKey();
    return { kind: key.kind, pub: on.getPublicKey(priv), priv };
  }

  function secretOf(
    { id, hash: name, length }: Suite,
    dh: Uint8Array,
    ciphertext: Uint8Array,
    receiver: Uint8Array,
  ): Uint8Array {
    const hash = hashOf(name);
    const suite = [...ascii('KEM'), id >> 8, id & 0xff];
    const prk = extract(
      hash,
      Uint8Array.from([...ascii('HPKE-v1'), ...suite, ...ascii('eae_prk'), ...dh]),
      new Uint8Array(),
    );
    const context = [...ciphertext, ...receiver];
    const info = [0, length, ...ascii('HPKE-v1'), ...suite, ...ascii('shared_secret'), ...context];
    return expand(hash, prk, Uint8Array.from(info), length);
  }

  return { encapsulate, decapsulate };
}

function suiteOf(key: Material): Suite {
  const suite = suites[key.kind === 'ec' ? key.curve : key.kind];
  if (!suite) throw new Error('no such key');
  return suite;
}

function publicBytes(key: Material): Uint8Array {
  if (key.kind === 'ec') return key.point;
  if (!('pub' in key)) throw new Error('no such key');
  return key.pub;
}

/** Another key of the same curve. Throws where the bytes are none. */
function withBytes(key: Material, bytes: Uint8Array): Material {
  if (key.kind === 'ec') {
    if (bytes.length !== key.point.length) throw new Error('wrong length');
    return { ...key, point: pointIn(curveOf(key.curve), bytes) };
  }
  if (!('pub' in key) || bytes.length !== key.pub.length) throw new Error('wrong length');
  return { ...key, pub: bytes };
}

function ascii(text: string): number[] {
  return Array.from(text, (char) => char.charCodeAt(0));
}

function failed(what: string): Error {
  return nodeError(Error, 'ERR_CRYPTO_OPERATION_FAILED', `Failed to perform ${what}`);
}
