// The numbers by which standards call algorithms.
import type { ByteKind } from './material.ts';

export const algorithms = {
  rsa: '1.2.840.113549.1.1.1',
  mgf1: '1.2.840.113549.1.1.8',
  pss: '1.2.840.113549.1.1.10',
  dsa: '1.2.840.10040.4.1',
  dh: '1.2.840.113549.1.3.1',
  ec: '1.2.840.10045.2.1',
  primeField: '1.2.840.10045.1.1',
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
} as const;

const lattice = '2.16.840.1.101.3.4';

/** Keys that are bytes. */
export const byteKinds: Readonly<Record<ByteKind, string>> = {
  x25519: '1.3.101.110',
  x448: '1.3.101.111',
  ed25519: '1.3.101.112',
  ed448: '1.3.101.113',
  'ml-dsa-44': `${lattice}.3.17`,
  'ml-dsa-65': `${lattice}.3.18`,
  'ml-dsa-87': `${lattice}.3.19`,
  'ml-kem-512': `${lattice}.4.1`,
  'ml-kem-768': `${lattice}.4.2`,
  'ml-kem-1024': `${lattice}.4.3`,
  'slh-dsa-sha2-128s': `${lattice}.3.20`,
  'slh-dsa-sha2-128f': `${lattice}.3.21`,
  'slh-dsa-sha2-192s': `${lattice}.3.22`,
  'slh-dsa-sha2-192f': `${lattice}.3.23`,
  'slh-dsa-sha2-256s': `${lattice}.3.24`,
  'slh-dsa-sha2-256f': `${lattice}.3.25`,
  'slh-dsa-shake-128s': `${lattice}.3.26`,
  'slh-dsa-shake-128f': `${lattice}.3.27`,
  'slh-dsa-shake-192s': `${lattice}.3.28`,
  'slh-dsa-shake-192f': `${lattice}.3.29`,
  'slh-dsa-shake-256s': `${lattice}.3.30`,
  'slh-dsa-shake-256f': `${lattice}.3.31`,
};

/** Digests by OpenSSL's names. */
export const digestOids: Readonly<Record<string, string>> = {
  md5: '1.2.840.113549.2.5',
  ripemd160: '1.3.36.3.2.1',
  sha1: '1.3.14.3.2.26',
  sha224: `${lattice}.2.4`,
  sha256: `${lattice}.2.1`,
  sha384: `${lattice}.2.2`,
  sha512: `${lattice}.2.3`,
  'sha512-224': `${lattice}.2.5`,
  'sha512-256': `${lattice}.2.6`,
  'sha3-224': `${lattice}.2.7`,
  'sha3-256': `${lattice}.2.8`,
  'sha3-384': `${lattice}.2.9`,
  'sha3-512': `${lattice}.2.10`,
};

/** HMACs by the digest in them. */
export const hmacOids: Readonly<Record<string, string>> = {
  sha1: '1.2.840.113549.2.7',
  sha224: '1.2.840.113549.2.8',
  sha256: '1.2.840.113549.2.9',
  sha384: '1.2.840.113549.2.10',
  sha512: '1.2.840.113549.2.11',
};

/** Ciphers that keep keys secret. */
export const cipherOids: Readonly<Record<string, string>> = Object.fromEntries(
  [128, 192, 256].flatMap((bits, at) => [
    [`aes-${String(bits)}-cbc`, `${lattice}.1.${String(2 + at * 20)}`],
    [`aes-${String(bits)}-ofb`, `${lattice}.1.${String(3 + at * 20)}`],
    [`aes-${String(bits)}-cfb`, `${lattice}.1.${String(4 + at * 20)}`],
  ]),
);

/** The name under which a number stands in such a table. */
export function nameOf<Name extends string>(
  table: Readonly<Record<Name, string>>,
  number: string,
): Name | undefined {
  return (Object.keys(table) as Name[]).find((name) => table[name] === number);
}
