// What `node:crypto` digests and draws: held against this Node's own.
import assert from 'node:assert/strict';
import real from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { test } from 'node:test';
import { ownCrypto } from './own-crypto.ts';

const own = ownCrypto as unknown as typeof real;

/** Real Node's digests that no library here computes. */
const lacking = /^(?:RSA-)?sm3|^md5-sha1$/i;

/** What a call gives, or what it throws. */
function answer(call: (crypto: typeof real) => unknown, crypto: typeof real): unknown {
  try {
    return call(crypto);
  } catch (error) {
    const { name, message, code } = error as NodeJS.ErrnoException;
    return { name, message, code };
  }
}

test('every name, whole and in pieces, and with a key', () => {
  const names = real.getHashes().filter((name) => !lacking.test(name));
  assert.deepEqual(own.getHashes(), names);
  for (const name of [...names, 'sha-256', 'SHA2-512/256', 'ripemd-160', '1.2.840.113549.2.5']) {
    const expected = real.createHash(name).update('中').update('文').digest('hex');
    assert.equal(own.createHash(name).update('中').update('文').digest('hex'), expected, name);
    assert.equal(own.hash(name, '中文'), expected, name);
    if (name.startsWith('shake')) continue;
    const keyed = real.createHmac(name, 'key').update('a').digest('base64');
    assert.equal(own.createHmac(name, 'key').update('a').digest('base64'), keyed, name);
  }
});

test('as streams', async () => {
  for (const make of [
    (crypto: typeof real) => crypto.createHash('sha3-512'),
    (crypto: typeof real) => crypto.createHmac('sha256', 'key'),
  ]) {
    const [mine, expected] = await Promise.all(
      [own, real].map(async (crypto) => {
        const digest = make(crypto).setEncoding('hex');
        await pipeline(Readable.from(['a', Buffer.from('b')]), digest);
        return digest.read() as string;
      }),
    );
    assert.equal(mine, expected);
  }
  const hash = own.createHash('md5');
  hash.end('a');
  await new Promise((resolve) => hash.once('readable', resolve));
  assert.deepEqual(hash.read(), hash.digest());
});

test('what is given wrongly, is over, is copied, or has a length of its own', () => {
  const over = (crypto: typeof real): ReturnType<typeof real.createHash> => {
    const hash = crypto.createHash('md5').update('a');
    hash.digest();
    return hash;
  };
  const wrong = 5 as never;
  const calls: ((crypto: typeof real) => unknown)[] = [
    (crypto) => crypto.createHash('nope'),
    (crypto) => crypto.createHash(wrong),
    (crypto) => crypto.createHash('md5').update(wrong),
    (crypto) => crypto.createHash('md5').update('616', 'hex'),
    (crypto) => crypto.createHash('md5').digest('zz' as never),
    (crypto) => crypto.createHash('md5', { outputLength: 5 }),
    (crypto) => crypto.createHash('md5', { outputLength: 16 }).digest('hex'),
    (crypto) => crypto.createHash('md5', { outputLength: -1 }),
    (crypto) => crypto.createHash('md5', { outputLength: 'a' as never }),
    (crypto) => crypto.createHash('shake256', { outputLength: 0 }).digest('hex'),
    (crypto) => crypto.createHash('shake256', { outputLength: 500 }).digest('hex'),
    (crypto) => crypto.createHash('shake128').update('a').copy({ outputLength: 5 }).digest('hex'),
    (crypto) => crypto.createHash('shake128', { outputLength: 5 }).copy().digest('hex'),
    (crypto) => {
      const hash = crypto.createHash('sha1').update('a');
      return [hash.copy().update('b').digest('hex'), hash.digest('hex')];
    },
    (crypto) => over(crypto).update('a'),
    (crypto) => over(crypto).digest(),
    (crypto) => over(crypto).copy(),
    (crypto) => crypto.createHmac('nope', 'a'),
    (crypto) => crypto.createHmac(wrong, 'a'),
    (crypto) => crypto.createHmac('md5', wrong),
    (crypto) => crypto.createHmac('md5', 'é', { encoding: 'latin1' }).digest('hex'),
    (crypto) => {
      const hmac = crypto.createHmac('md5', 'a');
      hmac.digest();
      return hmac.digest('hex');
    },
    (crypto) => crypto.hash('nope', 'a'),
    (crypto) => crypto.hash('md5', wrong),
    (crypto) => crypto.hash('md5', 'a', wrong),
    (crypto) => crypto.hash('md5', 'a', null as never),
    (crypto) => crypto.hash('md5', 'a', 'zz' as never),
    (crypto) => crypto.hash('md5', 'a', { outputLength: 5 } as never),
    (crypto) => crypto.hash('md5', 'a', { outputEncoding: 'buffer' }).toString(),
  ];
  for (const call of calls) {
    assert.deepEqual(answer(call, own), answer(call, real), String(call));
  }
});

test('secret keys', () => {
  const calls: ((crypto: typeof real) => unknown)[] = [
    (crypto) => crypto.createSecretKey('abc', 'hex').export(),
    (crypto) => crypto.createSecretKey(Buffer.from('abc')).export({ format: 'jwk' }),
    (crypto) => crypto.createSecretKey(Buffer.from('abc')).export({ format: 'zz' as never }),
    (crypto) => crypto.createSecretKey(5 as never),
    (crypto) => crypto.createSecretKey('abc', 'utf8').symmetricKeySize,
    (crypto) => crypto.createSecretKey('abc', 'utf8').equals(5 as never),
    (crypto) => crypto.createSecretKey('abc', 'utf8').equals(crypto.createSecretKey('abc', 'utf8')),
    (crypto) => Object.prototype.toString.call(crypto.createSecretKey('abc', 'utf8')),
    (crypto) => crypto.createHmac('md5', crypto.createSecretKey('k', 'utf8')).digest('hex'),
    (crypto) => crypto.hkdfSync('md5', crypto.createSecretKey('k', 'utf8'), '', '', 5),
    (crypto) => crypto.generateKeySync('aes', { length: 192 }).symmetricKeySize,
    (crypto) => crypto.generateKeySync('hmac', { length: 9 }).symmetricKeySize,
    (crypto) => crypto.generateKeySync('aes', { length: 5 }),
    (crypto) => crypto.generateKeySync('hmac', { length: 5 }),
    (crypto) => crypto.generateKeySync('rsa' as never, { length: 5 }),
  ];
  for (const call of calls) {
    assert.deepEqual(answer(call, own), answer(call, real), String(call));
  }
});

test('random values keep to their bounds', () => {
  const drawn = new Set(Array.from({ length: 300 }, () => own.randomInt(3, 6)));
  assert.deepEqual([...drawn].sort(), [3, 4, 5]);
  assert.equal(own.randomBytes(70_000).length, 70_000);
  assert.match(own.randomUUID(), /^[\da-f]{8}-[\da-f]{4}-4/);
  const words = own.randomFillSync(new Uint32Array(8), 1, 2);
  assert.deepEqual(
    [...words].map((word) => word === 0),
    [true, false, false, true, true, true, true, true],
  );
  const wrong = 5 as never;
  const calls: ((crypto: typeof real) => unknown)[] = [
    (crypto) => crypto.randomInt(wrong, wrong),
    (crypto) => crypto.randomInt(1.5),
    (crypto) => crypto.randomInt(0, 2 ** 49),
    (crypto) => crypto.randomInt(1, 2, wrong),
    (crypto) => crypto.randomBytes('a' as never),
    (crypto) => crypto.randomBytes(-1),
    (crypto) => crypto.randomBytes(1, wrong),
    (crypto) => crypto.randomFillSync(wrong),
    (crypto) => crypto.randomFillSync(Buffer.alloc(3), 4),
    (crypto) => crypto.randomFillSync(Buffer.alloc(3), 1, 4),
    (crypto) => {
      crypto.randomFill(Buffer.alloc(3), wrong);
    },
    (crypto) => crypto.randomUUID(wrong),
    (crypto) => crypto.randomUUID({ disableEntropyCache: '' as never }),
    (crypto) => crypto.timingSafeEqual(wrong, wrong),
    (crypto) => crypto.timingSafeEqual(Buffer.alloc(1), Buffer.alloc(2)),
    (crypto) => crypto.timingSafeEqual(Buffer.alloc(2), new Uint16Array(1)),
  ];
  for (const call of calls) {
    assert.deepEqual(answer(call, own), answer(call, real), String(call));
  }
});
