// `Certificate` of `node:crypto`: signed public keys (SPKAC), as browsers once sent them.
import { ownBuffer } from '../../../values/bytes.ts';
import { outOfRange } from '../../../errors/node-error.ts';
import { callable } from '../common/callable.ts';
import { givenBytes } from '../common/given-bytes.ts';
import type { Codec } from '../keys/codec.ts';
import { tags } from '../keys/der.ts';
import { Reader } from '../keys/der-reader.ts';
import type { Signing } from './signing.ts';

export interface CertificateNeeds {
  readonly Buffer: BufferConstructor;
  readonly codec: Codec;
  readonly signing: Signing;
}

/** Digests by the numbers of signatures with them. */
const digests: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.4': 'md5',
  '1.2.840.113549.1.1.5': 'sha1',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
};
const mostBytes = 2 ** 31 - 1;

export function createCertificates({ Buffer, codec, signing }: CertificateNeeds) {
  /** What is in it; undefined where that cannot be read. */
  function read(spkac: unknown, encoding: unknown) {
    const text = givenBytes(Buffer, spkac, 'spkac', encoding);
    if (text.length > mostBytes) {
      throw outOfRange('spkac', `<= ${String(mostBytes)}`, text.length);
    }
    try {
      const bytes = Uint8Array.from(Buffer.from(Buffer.from(text).toString('latin1'), 'base64'));
      const reader = new Reader(bytes).sequence();
      const signed = reader.any();
      const content = new Reader(signed.content);
      const key = content.any().whole;
      const challenge = content.take(tags.ia5);
      return {
        signed: signed.whole,
        key,
        challenge,
        algorithm: reader.sequence().oid(),
        signature: reader.bits(),
      };
    } catch {
      return undefined;
    }
  }

  const spki = { format: 'der', type: 'spki' } as const;

  class Certificate {
    verifySpkac(spkac: unknown, encoding?: unknown): boolean {
      const found = read(spkac, encoding);
      const digest = found && digests[found.algorithm];
      if (!found || digest === undefined) return false;
      const key = codec.read({ ...spki, data: found.key }, false);
      return signing.verify(key, { digest, data: found.signed }, found.signature);
    }

    exportPublicKey(spkac: unknown, encoding?: unknown): Buffer | string {
      const found = read(spkac, encoding);
      if (!found) return '';
      const key = codec.read({ ...spki, data: found.key }, false);
      return Buffer.from(codec.write(key, { format: 'pem', type: 'spki' }, false) as string);
    }

    exportChallenge(spkac: unknown, encoding?: unknown): Buffer | string {
      const found = read(spkac, encoding);
      return found ? ownBuffer(Buffer, found.challenge) : '';
    }
  }

  const { verifySpkac, exportPublicKey, exportChallenge } = Certificate.prototype;
  Object.assign(Certificate, { exportChallenge, exportPublicKey, verifySpkac });
  return callable(Certificate, 0);
}
