// Keys made of passwords and other keys: held against this Node's own, at random and where it refuses.
import assert from 'node:assert/strict';
import real from 'node:crypto';
import { test } from 'node:test';
import { randomBelow } from '../random.ts';
import { ownCrypto as own } from './own-crypto.ts';

type Call = readonly [name: string, ...args: unknown[]];
type Functions = Readonly<Record<string, (...args: unknown[]) => unknown>>;

/** What a call gives, or what it throws. */
function answer(crypto: object, [name, ...args]: Call): unknown {
  try {
    const key = (crypto as Functions)[name]?.(...args);
    const Class = key instanceof ArrayBuffer ? 'ArrayBuffer' : key?.constructor.name;
    return [Class, Buffer.from(key as ArrayBuffer).toString('hex')];
  } catch (error) {
    return told(error);
  }
}

function told(error: unknown): unknown {
  const { name, message, code } = error as NodeJS.ErrnoException;
  return { name, message, code };
}

const digests = ['md5', 'sha1', 'SHA224', 'sha256', 'RSA-SHA256', 'sha384', 'sha512', 'sha3-256'];

test('keys are Node’s own, for random inputs', () => {
  const below = randomBelow(20_261_128);
  const bytes = (most: number) =>
    Buffer.from(Array.from({ length: below(most) }, () => below(256)));
  const input = () => {
    const drawn = bytes(150);
    return [
      drawn,
      drawn.toString(),
      Uint8Array.from(drawn).buffer,
      new DataView(new ArrayBuffer(3)),
    ][below(4)];
  };
  for (let round = 0; round < 100; round += 1) {
    const digest = digests[below(digests.length)];
    const length = 1 + below(200);
    const costs = { N: 2 ** (1 + below(6)), r: 1 + below(9), p: 1 + below(3) };
    const calls: Call[] = [
      ['hkdfSync', digest, input(), input(), input(), length],
      ['pbkdf2Sync', input(), input(), 1 + below(20), length, digest],
      ['scryptSync', input(), input(), length, costs],
    ];
    for (const call of calls) {
      assert.deepEqual(answer(own, call), answer(real, call), `round ${String(round)}: ${call[0]}`);
    }
  }
});

const noop = () => undefined;

const oddCalls: readonly Call[] = [
  ['pbkdf2'],
  ['pbkdf2', 'a', 'b', 1, 2, 'sha1'],
  ['pbkdf2', 'a', 'b', 1, 2, noop],
  ['pbkdf2', 'a', 'b', 1, 2, 'nope', noop],
  ['pbkdf2', 'a', 'b', 1, 2, 'nope'],
  ['pbkdf2', 'a', 'b', 1, 2, 'sha1', 'x'],
  ['pbkdf2Sync', 1, 'b', 1, 2, 'sha1'],
  ['pbkdf2Sync', 'a', null, 1, 2, 'sha1'],
  ...[0, 1.5, '1', 2 ** 31].map((count): Call => ['pbkdf2Sync', 'a', 'b', count, 2, 'sha1']),
  ...[-1, 0, 2 ** 31, NaN].map((length): Call => ['pbkdf2Sync', 'a', 'b', 1, length, 'sha1']),
  ['pbkdf2Sync', 'a', 'b', 1, 2],
  ['pbkdf2Sync', 'a', 'b', 1, 2, 'nope'],
  ['hkdfSync', 1, 'k', 's', 'i', 2],
  ['hkdfSync', 'sha1', 1, 's', 'i', 2],
  ['hkdfSync', 'sha1', '', '', '', 2],
  ['hkdfSync', 'sha1', 'k', 1, 'i', 2],
  ['hkdfSync', 'sha1', 'k', 's', 1, 2],
  ['hkdfSync', 'sha1', 'k', 's', Buffer.alloc(1025), 2],
  ['hkdfSync', 'sha1', 'k', 's', Buffer.alloc(1025), -2],
  ...['2', -1, 0, 5100, 5101, 2 ** 31, 2 ** 53].map((length): Call => {
    return ['hkdfSync', 'sha1', 'k', 's', 'i', length];
  }),
  ['hkdfSync', 'nope', 'k', 's', 'i', 2],
  ['hkdf', 'nope', 'k', 's', 'i', 2, noop],
  ['hkdf', 'nope', 'k', 's', 'i', 2],
  ['hkdf', 'sha1', 'k', 's', 'i', 5101, noop],
  // Before those that are too much: OpenSSL's last complaint stays in Node's next message.
  ['scrypt', 'a', 'b', 2, { N: 3 }, noop],
  ['scryptSync'],
  ['scryptSync', 'a', 1, 2],
  ['scryptSync', new SharedArrayBuffer(2), 'b', 2, { N: 16 }],
  ...['2', -1, 0, 2 ** 31].map((length): Call => ['scryptSync', 'a', 'b', length]),
  ...[
    null,
    5,
    { N: 3 },
    { N: 1 },
    { N: '2' },
    { N: 2, cost: 2 },
    { r: 1, blockSize: 2 },
    { p: 1, parallelization: 2 },
    { cost: 16, blockSize: 1, parallelization: 2 },
    { N: -1 },
    { cost: 'x' },
    { blockSize: -1 },
    { r: 1.5 },
    { N: 0, r: 0, p: 0, maxmem: 0 },
    { N: 65_536 },
    { N: 65_536, r: 1, maxmem: 2 ** 30 },
    { N: 16, r: 8, p: 2, maxmem: 20_479 },
    { N: 16, r: 8, p: 2, maxmem: 20_480 },
    { N: 16, r: 2 ** 20, p: 2 ** 20 },
    { maxmem: -1 },
    { maxmem: 1.5 },
    { maxmem: 'a' },
  ].map((options): Call => ['scryptSync', 'a', 'b', 3, options]),
  ['scrypt', 'a', 'b', 2],
  ['scrypt', 'a', 'b', 2, {}],
  ['scrypt', 'a', 'b', 2, { N: 3 }],
];

for (const call of oddCalls) {
  test(`what becomes of ${JSON.stringify(call)}`, () => {
    assert.deepEqual(answer(own, call), answer(real, call));
  });
}

test('callbacks come later, with what Node gives them', async () => {
  const calls: readonly Call[] = [
    ['hkdf', 'sha1', 'k', 's', 'i', 3],
    ['hkdf', 'sha1', 'k', 's', 'i', 0],
    ['pbkdf2', 'a', 'b', 1, 3, 'sha1'],
    ['pbkdf2', 'a', 'b', 1, 0, 'sha1'],
    ['scrypt', 'a', 'b', 3, { N: 16 }],
    ['scrypt', 'a', 'b', 3, null],
    ['scrypt', 'a', 'b', 3, undefined],
    ['scrypt', 'a', 'b', 0],
  ];
  const results = (crypto: object) =>
    Promise.all(
      calls.map(([name, ...args]) => {
        const { promise, resolve } = Promise.withResolvers<unknown>();
        let isLater = false;
        (crypto as Functions)[name]?.(...args, (...given: unknown[]) => {
          resolve([isLater, ...given.map((each) => (each instanceof Error ? told(each) : each))]);
        });
        isLater = true;
        return promise;
      }),
    );
  assert.deepEqual(await results(own), await results(real));
});

test('what a program writes into its input after the call does not count', async () => {
  const password = Buffer.from('before');
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const call = (own as unknown as Functions)['pbkdf2'];
  call?.(password, 'salt', 1, 8, 'sha1', (_: unknown, key: unknown) => {
    resolve(key);
  });
  password.fill(0);
  assert.deepEqual(await promise, real.pbkdf2Sync('before', 'salt', 1, 8, 'sha1'));
});
