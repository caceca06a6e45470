// Keys in pairs: each side makes them, the other reads, verifies, decrypts and agrees.
import assert from 'node:assert/strict';
import real from 'node:crypto';
import { test } from 'node:test';
import { answer, own } from './both.ts';

type Crypto = typeof real;
type Options = Record<string, unknown>;

const pairs: readonly (readonly [type: string, options?: Options])[] = [
  ['rsa', { modulusLength: 1024 }],
  ['rsa-pss', { modulusLength: 1024, hashAlgorithm: 'sha256', saltLength: 20 }],
  ['ec', { namedCurve: 'P-256' }],
  ['ec', { namedCurve: 'P-521' }],
  ['ec', { namedCurve: 'secp256k1' }],
  ['ec', { namedCurve: 'brainpoolP384r1' }],
  ['ec', { namedCurve: 'P-384', paramEncoding: 'explicit' }],
  ['ed25519'],
  ['ed448'],
  ['x25519'],
  ['x448'],
  ['dh', { group: 'modp5' }],
  ['dsa', { modulusLength: 1024, divisorLength: 160 }],
  ['ml-dsa-44'],
  ['ml-kem-768'],
  ['slh-dsa-sha2-128f'],
];

const directions = [
  [real, own],
  [own, real],
] as const;

function pairOf(crypto: Crypto, type: string, options?: Options): real.KeyPairKeyObjectResult {
  // The types know each kind of key by a signature of its own.
  const generate = crypto.generateKeyPairSync as unknown as (
    type: string,
    options?: Options,
  ) => real.KeyPairKeyObjectResult;
  return generate(type, options);
}

/** The ways in which a key of that type is written. */
function encodingsOf(type: string): readonly (readonly ['publicKey' | 'privateKey', Options])[] {
  const sealed = { cipher: 'aes-256-cbc', passphrase: 'abc' };
  const hasJwk = !/^(?:rsa-pss|dh|dsa)$/u.test(type);
  return [
    ['publicKey', { type: 'spki', format: 'pem' }],
    ['publicKey', { type: 'spki', format: 'der' }],
    ['privateKey', { type: 'pkcs8', format: 'pem' }],
    ['privateKey', { type: 'pkcs8', format: 'der' }],
    ['privateKey', { type: 'pkcs8', format: 'pem', ...sealed }],
    ...(type === 'rsa' ? ([['privateKey', { type: 'pkcs1', format: 'pem' }]] as const) : []),
    ...(type === 'rsa'
      ? ([['privateKey', { type: 'pkcs1', format: 'pem', ...sealed }]] as const)
      : []),
    ...(type === 'ec' ? ([['privateKey', { type: 'sec1', format: 'pem' }]] as const) : []),
    ...(hasJwk ? ([['publicKey', { format: 'jwk' }]] as const) : []),
    ...(hasJwk ? ([['privateKey', { format: 'jwk' }]] as const) : []),
  ];
}

for (const [type, options] of pairs) {
  const what = `${type} ${JSON.stringify(options ?? {})}`;

  test(`${what}: written by one, read and written again by the other`, () => {
    for (const [maker, reader] of directions) {
      const pair = pairOf(maker, type, options);
      for (const [half, encoding] of encodingsOf(type)) {
        const isJwk = encoding['format'] === 'jwk';
        if (isJwk && what.includes('brainpool')) continue;
        const written = pair[half].export(encoding as never);
        const read = half === 'publicKey' ? reader.createPublicKey : reader.createPrivateKey;
        const key = read({ key: written, ...encoding });
        assert.deepEqual(key.asymmetricKeyDetails, pair[half].asymmetricKeyDetails, what);
        assert.equal(key.asymmetricKeyType, type);
        if (!('cipher' in encoding)) assert.deepEqual(key.export(encoding as never), written);
      }
    }
  });
}

/** The other side's key for a public one. */
function passed(key: real.KeyObject, reader: Crypto): real.KeyObject {
  return reader.createPublicKey(key.export({ type: 'spki', format: 'pem' }));
}

test('signed by one, verified by the other', () => {
  const data = Buffer.from('中文');
  for (const [maker, reader] of directions) {
    for (const [type, options] of pairs) {
      if (/^(?:x|dh|ml-kem)/u.test(type)) continue;
      const { publicKey, privateKey } = pairOf(maker, type, options);
      const other = passed(publicKey, reader);
      const isHashed = /^(?:rsa|ec|dsa)/u.test(type);
      const digest = isHashed ? 'sha256' : null;
      const wishes: Options[] = [{}];
      if (/^(?:ec|dsa)/u.test(type)) wishes.push({ dsaEncoding: 'ieee-p1363' });
      if (type === 'rsa') wishes.push({ padding: 6 }, { padding: 6, saltLength: 10 });
      for (const wish of wishes) {
        const signature = maker.sign(digest, data, { key: privateKey, ...wish });
        const key = { key: other, ...wish };
        assert.equal(reader.verify(digest, data, key, signature), true, type);
        assert.equal(reader.verify(digest, Buffer.from('no'), key, signature), false, type);
        if (!isHashed) continue;
        const piecewise = maker.createSign('sha256').update('中').update('文');
        const verify = reader.createVerify('RSA-SHA256').update(data);
        assert.equal(verify.verify(key, piecewise.sign({ key: privateKey, ...wish })), true, type);
      }
    }
  }
});

test('secrets that both sides come to', () => {
  for (const [maker, reader] of directions) {
    for (const [type, options] of pairs) {
      const { publicKey, privateKey } = pairOf(maker, type, options);
      const other = passed(publicKey, reader);
      if (/^(?:x|dh|ec)/u.test(type)) {
        const pair = pairOf(reader, type, options);
        assert.deepEqual(
          maker.diffieHellman({ privateKey, publicKey: passed(pair.publicKey, maker) }),
          reader.diffieHellman({ privateKey: pair.privateKey, publicKey: other }),
          type,
        );
      }
      const isNist = String(options?.['namedCurve']).startsWith('P-');
      if (/^(?:x|ml-kem|rsa$)/u.test(type) || isNist) {
        const { sharedKey, ciphertext } = reader.encapsulate(other);
        assert.deepEqual(maker.decapsulate(privateKey, ciphertext), sharedKey, type);
      }
    }
  }
});

test('RSA: encrypted by one, decrypted by the other', () => {
  for (const [maker, reader] of directions) {
    const { publicKey, privateKey } = pairOf(maker, 'rsa', { modulusLength: 1024 });
    const other = passed(publicKey, reader);
    const text = Buffer.from('secret');
    for (const wish of [{}, { padding: 1 }, { oaepHash: 'sha256', oaepLabel: Buffer.from('x') }]) {
      const sealed = reader.publicEncrypt({ key: other, ...wish }, text);
      assert.deepEqual(maker.privateDecrypt({ key: privateKey, ...wish }, sealed), text);
    }
    assert.deepEqual(reader.publicDecrypt(other, maker.privateEncrypt(privateKey, text)), text);
  }
});

test('what does not go fails in the same words', () => {
  const pem = real
    .generateKeyPairSync('rsa', { modulusLength: 1024 })
    .privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' });
  const calls: ((crypto: Crypto) => unknown)[] = [
    (crypto) => crypto.createPrivateKey(''),
    (crypto) => crypto.createPublicKey('no key'),
    (crypto) => crypto.createPrivateKey(pem),
    (crypto) => crypto.createPrivateKey({ key: pem, passphrase: 'y' }),
    (crypto) => crypto.createPrivateKey({ key: Buffer.from('no'), format: 'der' }),
    (crypto) => crypto.createPublicKey({ key: { kty: 'no' }, format: 'jwk' }),
    (crypto) =>
      crypto.createPublicKey({ key: { kty: 'EC', crv: 'P-1', x: '', y: '' }, format: 'jwk' }),
    (crypto) => crypto.createPublicKey(crypto.createSecretKey(Buffer.alloc(3))),
    (crypto) => crypto.createPrivateKey(5 as never),
    (crypto) => pairOf(crypto, 'rsa-pss', { modulusLength: 512, hashAlgorithm: 'sha2' }),
    (crypto) => pairOf(crypto, 'rsa', { modulusLength: 512, publicExponent: 4 }),
    (crypto) => pairOf(crypto, 'no type', {}),
    (crypto) => pairOf(crypto, 'dh', { group: 'modp0' }),
    (crypto) => crypto.sign('sha256', Buffer.alloc(1), pairOf(crypto, 'ed25519').privateKey),
    (crypto) => crypto.sign(null, Buffer.alloc(1), pairOf(crypto, 'x25519').privateKey),
    (crypto) => crypto.createSign('no digest'),
    (crypto) => crypto.createHmac('sha256', pairOf(crypto, 'ed25519').privateKey),
    (crypto) => crypto.encapsulate(pairOf(crypto, 'ed25519').publicKey),
  ];
  for (const call of calls) {
    assert.deepEqual(answer(call, own), answer(call, real), call.toString());
  }
});

test('groups, curves and primes', () => {
  for (const [maker, reader] of directions) {
    const [one, other] = [
      maker.getDiffieHellman('modp5'),
      reader.createDiffieHellmanGroup('modp5'),
    ];
    one.generateKeys();
    other.generateKeys();
    assert.deepEqual(
      one.computeSecret(other.getPublicKey()),
      other.computeSecret(one.getPublicKey()),
    );
    const [left, right] = [maker.createECDH('secp521r1'), reader.createECDH('secp521r1')];
    left.generateKeys();
    right.generateKeys();
    assert.deepEqual(
      left.computeSecret(right.getPublicKey(null, 'compressed')),
      right.computeSecret(left.getPublicKey(null, 'hybrid')),
    );
    assert.equal(reader.checkPrimeSync(maker.generatePrimeSync(128, { safe: true })), true);
  }
  assert.equal(own.checkPrimeSync(2n ** 127n - 1n), true);
  assert.equal(own.checkPrimeSync(561n), false);
});
