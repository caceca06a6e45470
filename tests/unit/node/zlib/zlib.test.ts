// `node:zlib`: what one of the two Nodes compresses the other restores, and both refuse the same.
import assert from 'node:assert/strict';
import type { Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { promisify } from 'node:util';
import realZlib from 'node:zlib';
import type zlib from 'node:zlib';
import { randomBelow } from '../../random.ts';
import { ownZlib } from './own-zlib.ts';

type Whole = (data: unknown, options?: object) => Buffer;
type WholeLater = (data: unknown, done: (error: Error | null, result: Buffer) => void) => void;
type Zlib = typeof realZlib;

/** One of the functions that take a whole buffer and answer at once. */
const whole = (zlib: Zlib, name: string): Whole => Reflect.get(zlib, `${name}Sync`) as Whole;

const own = ownZlib;
const real = realZlib;
const { constants } = realZlib;

const pairs = {
  deflate: 'inflate',
  gzip: 'gunzip',
  deflateRaw: 'inflateRaw',
  brotliCompress: 'brotliDecompress',
  zstdCompress: 'zstdDecompress',
} as const;

/** What a call gives, or what it throws. */
function outcome(call: () => unknown): unknown {
  try {
    return String(call());
  } catch (error) {
    const { name, code, message, errno } = error as NodeJS.ErrnoException;
    return { name, code, message, errno };
  }
}

const below = randomBelow(14);

/** Bytes that repeat themselves more or less. */
function someBytes(): Buffer {
  const [length, kinds] = [below(below(2) ? 100 : 9000), 1 + below(255)];
  const bytes = Buffer.from(Array.from({ length }, () => below(kinds) & below(256)));
  for (let copies = below(20); copies > 0 && length > 20; copies--) {
    const [from, to, size] = [below(length), below(length), below(300)];
    bytes.copyWithin(to, from, from + size);
  }
  return bytes;
}

function someOptions(name: keyof typeof pairs): object {
  const chunkSize = 64 + below(2000);
  if (name === 'brotliCompress') {
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: below(12),
      [constants.BROTLI_PARAM_LGWIN]: 10 + below(15),
    };
    return { chunkSize, params };
  }
  if (name === 'zstdCompress') {
    const params = {
      [constants.ZSTD_c_compressionLevel]: below(20),
      [constants.ZSTD_c_checksumFlag]: below(2),
    };
    return { chunkSize, params };
  }
  const given = { level: below(11) - 1, memLevel: 1 + below(9), strategy: below(5) };
  return { chunkSize, ...given, windowBits: 9 + below(7) };
}

for (const [compress, restore] of Object.entries(pairs)) {
  test(`${compress} and ${restore}: each reads what the other has written`, () => {
    for (let round = 0; round < 80; round++) {
      const bytes = someBytes();
      const options = someOptions(compress as keyof typeof pairs);
      const told = JSON.stringify(options);
      for (const [one, other] of [[own, real] as const, [real, own] as const]) {
        const compressed = whole(one, compress)(bytes, options);
        assert.deepEqual(whole(other, restore)(compressed), bytes, told);
      }
    }
  });
}

test('bytes come in anything that holds them, shared or not', async () => {
  const bytes = someBytes();
  const holders = [ArrayBuffer, SharedArrayBuffer].flatMap((Class) => {
    const all = new Class(bytes.length);
    new Uint8Array(all).set(bytes);
    return [all, new Uint8Array(all), new DataView(all), Buffer.from(all as ArrayBuffer)];
  });
  for (const [compress, restore] of Object.entries(pairs)) {
    for (const holder of holders) {
      const later = promisify(Reflect.get(own, compress) as WholeLater);
      for (const compressed of [await later(holder), whole(own, compress)(holder)]) {
        assert.deepEqual(whole(real, restore)(compressed), bytes, compress);
      }
    }
  }
});

test('frames that are skipped, in pieces of any size', async () => {
  for (const size of [0, 1, 300, 70_000]) {
    const head = Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 0, 0, 0, 0]);
    head.writeUInt32LE(size, 4);
    const frame = Buffer.concat([head, Buffer.alloc(size, 0x28)]);
    for (const step of [1 + below(9), 1000, 100_000]) {
      for (const [given, restorer] of [frame, frame.subarray(0, -1)].flatMap((each) =>
        [own, real].map((zlib) => [each, zlib.createZstdDecompress()] as const),
      )) {
        for (let at = 0; at < given.length; at += step) {
          restorer.write(given.subarray(at, at + step));
        }
        restorer.end();
        const isShort = given !== frame;
        const restored = buffer(restorer);
        if (isShort) await assert.rejects(restored, { code: 'Z_BUF_ERROR' });
        else assert.equal((await restored).length, 0);
      }
    }
  }
});

test('streams: pieces, flushes, other levels in between, and a dictionary', async () => {
  for (let round = 0; round < 8; round++) {
    const dictionary = someBytes();
    const [one, other] = round % 2 ? [own, real] : [real, own];
    const settings = { ...someOptions('deflate'), dictionary };
    const stream = one.createDeflate(settings);
    const result = buffer(stream);
    const pieces = Array.from({ length: 6 }, someBytes);
    for (const piece of pieces) {
      stream.write(piece);
      if (below(2)) stream.flush(below(4));
      if (below(2)) {
        await new Promise<void>((done) => {
          stream.params(below(10), below(5), () => {
            done();
          });
        });
      }
    }
    stream.end();
    const restorer = other.createInflate({ dictionary });
    const restored = buffer(restorer);
    for (const byte of await result) restorer.write(Uint8Array.of(byte));
    restorer.end();
    assert.deepEqual(await restored, Buffer.concat(pieces), `round ${String(round)}`);
  }
});

test('what was begun is dropped by a reset', async () => {
  for (const [compress, restore] of Object.entries(pairs)) {
    const Class = `${compress.charAt(0).toUpperCase()}${compress.slice(1)}`;
    const stream = (
      own as unknown as Record<string, () => Transform & zlib.Zlib & { reset(): void }>
    )[`create${Class}`]?.();
    assert.ok(stream);
    await new Promise<void>((done) => {
      stream.write('dropped', () => {
        done();
      });
    });
    stream.read();
    stream.reset();
    stream.end('kept');
    assert.equal(String(whole(real, restore)(await buffer(stream))), 'kept', compress);
  }
});

test('Brotli ends where it ends, whatever follows and however it comes', async () => {
  const compressed = real.brotliCompressSync('0123456789'.repeat(40));
  const more = Buffer.from('nothing of it');
  for (const zlib of [real, own]) {
    for (const pieces of [
      [compressed, more],
      [Buffer.concat([compressed, more])],
      [compressed.subarray(0, 9), compressed.subarray(9), more],
    ]) {
      const stream = zlib.createBrotliDecompress();
      // It is never told that there is no more.
      for (const piece of pieces) stream.write(piece);
      assert.equal(String(await buffer(stream)), '0123456789'.repeat(40));
      assert.equal(stream.bytesWritten, compressed.length);
    }
  }
});

test('both refuse the same, in the same words', () => {
  const attempts: ((zlib: Zlib) => unknown)[] = [];
  const values = [-2, -1, 0, 1, 7, 8, 9, 16, 63, 64, 2 ** 40, 1.5, NaN, Infinity, null, 'x', {}];
  const names = [
    'level',
    'windowBits',
    'memLevel',
    'strategy',
    'chunkSize',
    'flush',
    'finishFlush',
  ];
  for (const method of ['deflate', 'inflateRaw', 'gzip', 'brotliCompress']) {
    for (const name of [...names, 'maxOutputLength', 'rejectGarbageAfterEnd', 'dictionary']) {
      for (const value of values) {
        attempts.push((zlib) => whole(zlib, method)('a', { [name]: value }).length > 0);
      }
    }
  }
  const gzip = real.gzipSync('abc');
  const junk = ['xyz', '\x1f', '\x1f\x8b', '\x1f\x8b\x08', '\0\0', '\0\x1f', '\x1f\x8b\xff\xff'];
  for (const each of junk) {
    const data = Buffer.concat([gzip, Buffer.from(each, 'latin1')]);
    for (const rejectGarbageAfterEnd of [true, false]) {
      attempts.push((zlib) => zlib.gunzipSync(data, { rejectGarbageAfterEnd }));
      attempts.push((zlib) => zlib.unzipSync(data, { rejectGarbageAfterEnd }));
    }
  }
  const dictionary = Buffer.from('abc');
  const learned = real.deflateSync('abcabc', { dictionary });
  attempts.push(
    (zlib) => zlib.inflateSync(learned),
    (zlib) => zlib.inflateSync(learned, { dictionary: Buffer.from('x') }),
    (zlib) => zlib.inflateSync(learned, { dictionary }),
    (zlib) => zlib.gunzipSync(gzip.subarray(0, -3)),
    (zlib) => zlib.gunzipSync(gzip.subarray(0, -3), { finishFlush: constants.Z_SYNC_FLUSH }),
    (zlib) => zlib.gunzipSync(real.gzipSync('a'.repeat(99)), { maxOutputLength: 9 }),
    (zlib) => zlib.inflateSync(5 as never),
    (zlib) => zlib.inflateSync('not compressed'),
    (zlib) => zlib.zstdDecompressSync('not compressed'),
    (zlib) => zlib.zstdDecompressSync(real.zstdCompressSync('abc').subarray(0, -1)),
    (zlib) => zlib.brotliDecompressSync(real.brotliCompressSync('abc').subarray(0, -1)),
    (zlib) => zlib.brotliCompressSync('a', { params: { 9999: 1 } }),
    (zlib) => zlib.zstdCompressSync('a', { params: { 5: 1 } }),
    (zlib) => zlib.zstdCompressSync('a', { params: { [constants.ZSTD_c_windowLog]: 99 } }),
    (zlib) => zlib.crc32('abc', 5),
    (zlib) => zlib.crc32('abc', 2 ** 32),
    (zlib) => zlib.crc32('abc', 1.5),
    (zlib) => zlib.crc32(5 as never),
    (zlib) => {
      zlib.createDeflate().params(10, 0, () => undefined);
    },
    (zlib) => {
      zlib.createInflate().flush(99);
    },
    (zlib) => {
      zlib.deflate('x', undefined as never);
    },
    (zlib) => {
      zlib.deflate(5 as never, () => undefined);
    },
  );
  for (const attempt of attempts) {
    const told = attempt.toString();
    assert.deepEqual(
      outcome(() => attempt(own)),
      outcome(() => attempt(real)),
      told,
    );
  }
});

test('what differs from Node says so by name', () => {
  const fails = { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' };
  const dictionary = Buffer.from('abc');
  assert.throws(() => own.createBrotliCompress({ dictionary } as object), fails);
  assert.throws(() => own.createBrotliDecompress({ dictionary } as object), fails);
  assert.throws(() => own.createZstdCompress({ dictionary }), fails);
  assert.throws(() => own.createZstdDecompress({ dictionary }), fails);
});

test('constants and codes are Node’s, listed or not', () => {
  assert.deepEqual({ ...own.constants }, { ...real.constants });
  assert.deepEqual(Reflect.get(own, 'codes'), Reflect.get(real, 'codes'));
  assert.deepEqual(Object.getOwnPropertyNames(own), Object.getOwnPropertyNames(real));
});
