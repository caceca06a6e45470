// What `node:crypto` encrypts and decrypts: held against this Node's own.
import assert from 'node:assert/strict';
import real from 'node:crypto';
import { test } from 'node:test';
import { answer, own } from './both.ts';

type Crypto = typeof real;

/** Bytes that are always the same. */
const bytes = (length: number): Buffer =>
  real
    .createHash('shake256', { outputLength: Math.max(length, 1) })
    .digest()
    .subarray(0, length);

const sealing = /gcm|ccm|ocb|poly1305/i;
const once = /ccm|wrap/i;

interface Sealed {
  readonly output: string;
  readonly tag: string | undefined;
}

function run(crypto: Crypto, name: string, data: Buffer, sealed?: Sealed): Sealed {
  const { keyLength, ivLength } = real.getCipherInfo(name) as real.CipherInfo;
  const iv = ivLength === undefined ? null : bytes(ivLength);
  const tagLength = /gcm/iu.test(name) ? 16 : 12;
  const options = sealing.test(name) ? { authTagLength: tagLength } : {};
  const [key, input] = [bytes(keyLength), sealed ? Buffer.from(sealed.output, 'hex') : data];
  // The types know each kind of cipher by a name of its own.
  const make = (sealed ? crypto.createDecipheriv : crypto.createCipheriv) as unknown as (
    ...args: unknown[]
  ) => real.CipherGCM & real.DecipherGCM;
  const cipher = make(name, key, iv, options);
  if (sealed?.tag !== undefined) cipher.setAuthTag(Buffer.from(sealed.tag, 'hex'));
  if (sealing.test(name)) cipher.setAAD(bytes(21), { plaintextLength: input.length });
  const cut = once.test(name) ? input.length : Math.min(7, input.length);
  const parts = [cipher.update(input.subarray(0, cut))];
  if (cut < input.length) parts.push(cipher.update(input.subarray(cut)));
  const output = Buffer.concat([...parts, cipher.final()]).toString('hex');
  const hasTag = sealing.test(name) && !sealed;
  return { output, tag: hasTag ? cipher.getAuthTag().toString('hex') : undefined };
}

test('every cipher, in pieces, and back', () => {
  const names = own.getCiphers();
  assert.ok(names.length > 40);
  assert.deepEqual(
    names.filter((name) => !real.getCiphers().includes(name)),
    [],
  );
  for (const name of names) {
    assert.deepEqual(own.getCipherInfo(name), { ...real.getCipherInfo(name) }, name);
    for (const length of [0, 1, 15, 16, 17, 40, 64, 100]) {
      const isWrapped = name.includes('wrap');
      if (isWrapped && (length < 16 || (length % 8 > 0 && !name.includes('pad')))) continue;
      const expected = run(real, name, bytes(length));
      assert.deepEqual(run(own, name, bytes(length)), expected, `${name} ${String(length)}`);
      const back = run(own, name, Buffer.alloc(0), expected);
      assert.equal(back.output, bytes(length).toString('hex'), name);
    }
  }
});

test('what does not go fails in the same words', () => {
  const [key, iv] = [Buffer.alloc(16), Buffer.alloc(16)];
  const of = (crypto: Crypto, name: string, decrypts = false, options = {}) => {
    const make = decrypts ? crypto.createDecipheriv : crypto.createCipheriv;
    return make(name as 'aes-128-gcm', key, iv, options as never) as unknown as real.CipherGCM &
      real.DecipherGCM;
  };
  const calls: ((crypto: Crypto) => unknown)[] = [
    (crypto) => of(crypto, 'foo'),
    (crypto) => crypto.createCipheriv('aes-128-cbc', key.subarray(1), iv),
    (crypto) => crypto.createCipheriv('aes-128-cbc', key, iv.subarray(1)),
    (crypto) => crypto.createCipheriv('aes-128-ecb', key, iv),
    (crypto) => of(crypto, 'aes-128-gcm', false, { authTagLength: 3 }),
    (crypto) => of(crypto, 'aes-128-ccm'),
    (crypto) => {
      const cipher = of(crypto, 'aes-128-cbc').setAutoPadding(false);
      cipher.update('abc');
      cipher.final();
    },
    (crypto) => {
      const decipher = of(crypto, 'aes-128-cbc', true);
      decipher.update(Buffer.alloc(32));
      decipher.final();
    },
    (crypto) => of(crypto, 'aes-128-cbc', true).final(),
    (crypto) => {
      const cipher = of(crypto, 'aes-128-cbc');
      cipher.final();
      cipher.update('a');
    },
    (crypto) => of(crypto, 'aes-128-gcm').getAuthTag(),
    (crypto) => of(crypto, 'aes-128-gcm', true).final(),
    (crypto) => of(crypto, 'aes-128-gcm', true).setAuthTag(Buffer.alloc(17)),
    (crypto) => of(crypto, 'aes-128-cbc', true).setAuthTag(Buffer.alloc(16)),
    (crypto) => of(crypto, 'aes-128-cbc').setAAD(Buffer.alloc(1)),
    (crypto) => of(crypto, 'aes-128-cbc').update(5 as never),
    (crypto) => crypto.createCipheriv(5 as never, key, iv),
  ];
  for (const call of calls) {
    assert.deepEqual(answer(call, own), answer(call, real), call.toString());
  }
});
