// `crypto.subtle` as the kernel has it: held against this Node's own.
import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { test } from 'node:test';
import { ownWebCrypto } from '../own-crypto.ts';
import { answer, own } from './both.ts';

type Subtle = typeof webcrypto.subtle;
type Key = webcrypto.CryptoKey;
type Pair = webcrypto.CryptoKeyPair;

const real = webcrypto.subtle;
const ours = ownWebCrypto.subtle as unknown as Subtle;
const data = new TextEncoder().encode('中文 and more');
const directions = [
  [real, ours],
  [ours, real],
] as const;

/** The same key on the other side. */
async function passed(key: Key, from: Subtle, to: Subtle): Promise<Key> {
  const jwk = await from.exportKey('jwk', key);
  return to.importKey('jwk', jwk, key.algorithm, true, key.usages);
}

const rsa = { modulusLength: 1024, publicExponent: Uint8Array.of(1, 0, 1), hash: 'SHA-256' };
const iv = new Uint8Array(12).fill(7);

test('what one encrypts, the other decrypts', async () => {
  const ways: readonly (readonly [object, object])[] = [
    [
      { name: 'AES-CBC', length: 256 },
      { name: 'AES-CBC', iv: new Uint8Array(16) },
    ],
    [
      { name: 'AES-CTR', length: 128 },
      { name: 'AES-CTR', counter: new Uint8Array(16).fill(255), length: 64 },
    ],
    [
      { name: 'AES-GCM', length: 192 },
      { name: 'AES-GCM', iv, additionalData: data, tagLength: 96 },
    ],
    [
      { name: 'AES-OCB', length: 128 },
      { name: 'AES-OCB', iv },
    ],
    [{ name: 'ChaCha20-Poly1305' }, { name: 'ChaCha20-Poly1305', iv }],
    [
      { name: 'RSA-OAEP', ...rsa },
      { name: 'RSA-OAEP', label: data },
    ],
  ];
  for (const [maker, reader] of directions) {
    for (const [algorithm, way] of ways) {
      const made = await maker.generateKey(algorithm as never, true, ['encrypt', 'decrypt']);
      const pair = made as unknown as Pair | Key;
      const [publicKey, privateKey] =
        'publicKey' in pair ? [pair.publicKey, pair.privateKey] : [pair, pair];
      const other = await passed(publicKey, maker, reader);
      const sealed = await reader.encrypt(way as never, other, data);
      assert.deepEqual(
        Buffer.from(await maker.decrypt(way as never, privateKey, sealed)),
        Buffer.from(data),
      );
    }
  }
});

test('what one signs, the other verifies', async () => {
  const ways: readonly (readonly [object, object | string])[] = [
    [
      { name: 'ECDSA', namedCurve: 'P-384' },
      { name: 'ECDSA', hash: 'SHA-512' },
    ],
    [{ name: 'Ed25519' }, 'Ed25519'],
    [{ name: 'Ed448' }, { name: 'Ed448', context: data }],
    [{ name: 'ML-DSA-44' }, 'ML-DSA-44'],
    [{ name: 'RSASSA-PKCS1-v1_5', ...rsa }, 'RSASSA-PKCS1-v1_5'],
    [
      { name: 'RSA-PSS', ...rsa },
      { name: 'RSA-PSS', saltLength: 20 },
    ],
    [{ name: 'HMAC', hash: 'SHA-1', length: 100 }, 'HMAC'],
  ];
  for (const [maker, reader] of directions) {
    for (const [algorithm, way] of ways) {
      const made = await maker.generateKey(algorithm as never, true, ['sign', 'verify']);
      const pair = made as unknown as Pair | Key;
      const [publicKey, privateKey] =
        'publicKey' in pair ? [pair.publicKey, pair.privateKey] : [pair, pair];
      const other = await passed(publicKey, maker, reader);
      assert.deepEqual(other.algorithm, publicKey.algorithm);
      const signature = await maker.sign(way as never, privateKey, data);
      assert.equal(await reader.verify(way as never, other, signature, data), true);
      assert.equal(await reader.verify(way as never, other, signature, iv), false);
    }
  }
});

test('secrets, digests and wrapped keys', async () => {
  for (const name of ['SHA-1', 'SHA-384', 'SHA3-256']) {
    assert.deepEqual(await ours.digest(name, data), await real.digest(name, data));
  }
  const bits = async (
    subtle: Subtle,
    algorithm: object & { name: string },
  ): Promise<ArrayBuffer> => {
    const key = await subtle.importKey('raw', data, algorithm.name, false, ['deriveBits']);
    return subtle.deriveBits(algorithm as never, key, 256);
  };
  for (const algorithm of [
    { name: 'HKDF', hash: 'SHA-256', salt: iv, info: data },
    { name: 'PBKDF2', hash: 'SHA-512', salt: iv, iterations: 10 },
  ]) {
    assert.deepEqual(await bits(ours, algorithm), await bits(real, algorithm));
  }
  for (const algorithm of [{ name: 'ECDH', namedCurve: 'P-256' }, { name: 'X25519' }]) {
    const [one, other] = (await Promise.all(
      [ours, real].map((each) => each.generateKey(algorithm as never, true, ['deriveBits'])),
    )) as unknown as [Pair, Pair];
    const wish = (key: Key) => ({ name: algorithm.name, public: key });
    const [mine, theirs] = await Promise.all([
      passed(other.publicKey, real, ours).then((key) =>
        ours.deriveBits(wish(key), one.privateKey, 128),
      ),
      passed(one.publicKey, ours, real).then((key) =>
        real.deriveBits(wish(key), other.privateKey, 128),
      ),
    ]);
    assert.deepEqual(mine, theirs);
  }
  const [wrapping, key] = await Promise.all([
    ours.generateKey({ name: 'AES-KW', length: 128 }, true, ['wrapKey', 'unwrapKey']),
    ours.generateKey({ name: 'HMAC', hash: 'SHA-256' }, true, ['sign']),
  ]);
  const wrapped = await ours.wrapKey('jwk', key, wrapping, 'AES-KW');
  const other = await real.importKey('raw', await ours.exportKey('raw', wrapping), 'AES-KW', true, [
    'unwrapKey',
  ]);
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const unwrapped = await real.unwrapKey('jwk', wrapped, other, 'AES-KW', hmac, true, ['sign']);
  assert.deepEqual(await real.exportKey('raw', unwrapped), await ours.exportKey('raw', key));
});

test('what does not go fails in the same words', async () => {
  const calls: ((subtle: Subtle, key: Key) => Promise<unknown>)[] = [
    (subtle) => subtle.digest('no', data),
    (subtle) => subtle.digest('SHA-1', 'text' as never),
    (subtle) => (subtle.digest as () => Promise<unknown>)(),
    (subtle) => subtle.digest.call({} as never, 'SHA-1', data),
    (subtle) => subtle.importKey('no' as never, data, 'AES-CBC', true, ['encrypt']),
    (subtle) => subtle.importKey('raw', data, 'AES-CBC', true, ['encrypt']),
    (subtle) => subtle.importKey('raw', iv, 'HKDF', true, ['deriveBits']),
    (subtle) =>
      subtle.importKey(
        'jwk',
        { kty: 'oct', k: 'AA', key_ops: [] },
        { name: 'HMAC', hash: 'SHA-1' },
        true,
        ['sign'],
      ),
    (subtle) => subtle.generateKey({ name: 'AES-CBC', length: 12 } as never, true, ['encrypt']),
    (subtle) => subtle.generateKey({ name: 'AES-CBC', length: 70_000 } as never, true, ['encrypt']),
    (subtle) => subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-1' }, true, ['sign']),
    (subtle) => subtle.generateKey('Ed25519', true, []),
    (subtle) => subtle.generateKey('Ed25519', true, ['encrypt']),
    (subtle, key) => subtle.encrypt({ name: 'AES-CBC' }, key, data),
    (subtle, key) => subtle.encrypt({ name: 'AES-CBC', iv }, key, data),
    (subtle, key) => subtle.encrypt({ name: 'AES-GCM', iv }, key, data),
    (subtle) => subtle.encrypt('AES-CBC', {} as never, data),
    (subtle, key) =>
      subtle.decrypt({ name: 'AES-CBC', iv: new Uint8Array(16) }, key, new Uint8Array(32)),
    (subtle, key) => subtle.sign('HMAC', key, data),
    (subtle, key) => subtle.exportKey('spki', key),
    (subtle, key) => subtle.wrapKey('raw', key, key, { name: 'AES-CBC', iv: new Uint8Array(16) }),
  ];
  for (const call of calls) {
    const told = await Promise.all(
      [ours, real].map(async (subtle) => {
        const key = await subtle.importKey('raw', new Uint8Array(16), 'AES-CBC', true, [
          'encrypt',
          'decrypt',
        ]);
        return call(subtle, key).then(
          () => 'nothing',
          (error: unknown) => {
            const { name, message, code } = error as NodeJS.ErrnoException;
            return { name, message, code };
          },
        );
      }),
    );
    assert.deepEqual(told[0], told[1], call.toString());
  }
});

test('keys go over to `KeyObject` and back', async () => {
  const { KeyObject } = own;
  const made = await ours.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const key = KeyObject.from(made.privateKey);
  assert.deepEqual([key.type, key.asymmetricKeyType], ['private', 'ec']);
  const back = key.toCryptoKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  assert.deepEqual(back.algorithm, { name: 'ECDH', namedCurve: 'P-256' });
  assert.ok(back instanceof (ownWebCrypto.CryptoKey as never));
  const refuse = (crypto: typeof own): unknown => crypto.KeyObject.from({} as never);
  assert.equal((answer(refuse, own) as Error & { code: string }).code, 'ERR_INVALID_ARG_TYPE');
});
