// Buffers, decoders, query strings and streams: held against this Node's own.
import assert from 'node:assert/strict';
import realBuffer from 'node:buffer';
import realQuerystring from 'node:querystring';
import realStream from 'node:stream';
import { StringDecoder as RealDecoder } from 'node:string_decoder';
import { test } from 'node:test';
import { createQuerystring } from '../../../src/node/builtins/querystring.ts';
import { createStreamWeb } from '../../../src/node/builtins/stream/web-classes.ts';
import { fillMissing } from '../../../src/node/builtins/absent/missing.ts';
import * as bufferPart from '../../../src/node/parts/buffer.ts';
import { inspect } from '../../../src/node/parts/inspecting.ts';
import { createStream, createStreamConsumers } from '../../../src/node/parts/streams.ts';
import { randomBelow } from '../random.ts';

const own = bufferPart.createBuffer({
  warn: () => undefined,
  isPending: () => false,
  keep: () => undefined,
  resolveObjectURL: () => undefined,
});
const stream = createStream();

type BufferClass = typeof Buffer;

/** The bytes or the value, or the error's name, of each call. */
function answers(Class: BufferClass): unknown[] {
  const calls: ((B: BufferClass) => unknown)[] = [
    (B) => B.from('héllo 中文'),
    (B) => B.from('68656c6c6f', 'hex'),
    (B) => B.from('aGk_-w', 'base64url'),
    (B) => B.from('aGk/+w==', 'base64'),
    (B) => B.from([1, 2, 300, -1]),
    (B) => B.from(new Uint16Array([1, 258]).buffer),
    (B) => B.alloc(3, 'ab'),
    (B) => B.concat([B.from('a'), B.from('bc')]),
    (B) => B.from('hi?>').toString('base64url'),
    (B) => B.from('hi?>').toString('base64'),
    (B) => B.from('中').toString('latin1'),
    (B) => B.from('abc').toString('utf16le'),
    (B) => B.byteLength('中文'),
    (B) => B.byteLength('aGk_', 'base64url'),
    (B) => B.isEncoding('base64url'),
    (B) => B.isEncoding('nope'),
    (B) => B.from('abc').equals(B.from('abc')),
    (B) => B.compare(B.from('a'), B.from('b')),
    (B) => B.from('abcabc').indexOf('ca'),
    (B) => B.from('abc').subarray(1),
    (B) => B.from('abc').readUInt16BE(1),
    (B) => B.from('abcdefgh').readBigUint64LE(0),
    (B) => B.from('abcdefgh').readDoubleLE(0),
    (B) => B.alloc(4).writeInt32BE(-5, 0),
    (B) => B.from('abcd').swap16(),
    (B) => JSON.stringify(B.from('ab')),
    (B) => B.copyBytesFrom(new Uint16Array([1, 2, 3]), 1),
    (B) => B.from('abc').readUInt32LE(0),
    (B) => B.alloc(-1),
    (B) => B.from(5 as never),
    (B) => (B.from('abc') as unknown as { utf8Slice(from: number): string }).utf8Slice(1),
    (B) => B.from('abc').fill('YQ', 'base64url'),
    (B) => B.isBuffer(new Uint8Array(1)),
  ];
  return calls.map((call) => {
    try {
      const value = call(Class);
      return value instanceof Uint8Array ? [...value] : value;
    } catch (error) {
      // The library's errors have no codes.
      return (error as Error).name;
    }
  });
}

test('buffers are searched as Node’s, wherever the search begins and ends', () => {
  const places = [undefined, 0, 1, 2, 5, 6, 99, -1, -3, -99, Infinity, -Infinity, NaN, 1.7, null];
  const needles = ['', 'a', 'bc', 'abcabc', 'abcabcd', 'z', 97, 99.9, 256 + 97, -159];
  const encodings = [undefined, 'latin1', 'utf16le', 'hex'] as const;
  type Search = (...given: unknown[]) => unknown;
  const search = (Class: BufferClass, name: string, ...given: unknown[]): unknown => {
    const buffer = Class.from('abcabc');
    return (Reflect.get(buffer, name) as Search).apply(buffer, given);
  };
  for (const name of ['indexOf', 'lastIndexOf', 'includes']) {
    for (const needle of [...needles, Buffer.from('bc'), Buffer.from(''), Buffer.from('ab')]) {
      for (const place of places) {
        for (const rest of [...encodings.map((each) => [each]), [4], [4, 'latin1'], [-1], [99]]) {
          const given = [needle, place, ...rest];
          const real = search(Buffer, name, ...given);
          assert.deepEqual(
            search(own.Buffer, name, ...given),
            real,
            `${name} ${JSON.stringify(given)}`,
          );
        }
      }
    }
  }
});

test('a buffer without a length grows and shrinks with its memory', () => {
  const memory = new ArrayBuffer(10, { maxByteLength: 20 });
  const buffer = own.Buffer.from(memory, 1);
  memory.resize(15);
  assert.equal(buffer.length, 14);
});

test('Buffer', () => {
  assert.deepEqual(answers(own.Buffer), answers(Buffer));
});

test('a buffer prints as Node’s', () => {
  for (const text of ['', 'abc', 'x'.repeat(51), 'x'.repeat(60)]) {
    const expected = realBuffer.Buffer.from(text);
    assert.equal(inspect({ a: own.Buffer.from(text) }), inspect({ a: expected }));
  }
  assert.equal(inspect(own.Buffer.from('ab')), '<Buffer 61 62>');
});

test('isUtf8, isAscii, transcode', () => {
  for (const bytes of [[0x61], [0xc3, 0xa9], [0xc3], []]) {
    const given = Uint8Array.from(bytes);
    assert.equal(own.isUtf8(given), realBuffer.isUtf8(given));
    assert.equal(own.isAscii(given), realBuffer.isAscii(given));
  }
  assert.deepEqual([...own.transcode(own.Buffer.from('é'), 'utf8', 'latin1')], [0xe9]);
});

test('a decoder keeps what is not yet a character', () => {
  const decoder = new (bufferPart.createStringDecoder(Buffer))('utf8');
  // In this Node the decoder's library finds Node's own Buffer.
  const bytes = Buffer.from('中é');
  const pieces = [...bytes].map((byte) => decoder.write(Buffer.from([byte])));
  assert.deepEqual([...pieces, decoder.end()], ['', '', '中', '', 'é', '']);
});

test('query strings', () => {
  const query = createQuerystring();
  for (const text of [
    'a=1&b=2&a=3',
    'x',
    '=y',
    'a=%E4%B8%AD+b',
    'a=%zz&b=%ff',
    '',
    'a&&b',
    'a=b=c',
  ]) {
    assert.deepEqual({ ...query.parse(text) }, { ...realQuerystring.parse(text) }, text);
  }
  for (const value of [
    { a: [1, 'x y'], b: true, c: null, d: Infinity },
    {},
    null,
    { 中: "'()*!~" },
  ]) {
    const given = value as Record<string, never>;
    assert.equal(query.stringify(given), realQuerystring.stringify(given));
  }
});

test('a pipeline of the library’s streams', async () => {
  const upper = new stream.Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      done(null, String(chunk).toUpperCase());
    },
  });
  const out: string[] = [];
  const sink = new stream.Writable({
    write(chunk: Uint8Array, _encoding, done) {
      out.push(String(chunk));
      done();
    },
  });
  await stream.promises.pipeline(stream.Readable.from(['a', 'b']), upper, sink);
  assert.deepEqual(out, ['A', 'B']);
});

test('what is written to one end of a pair is read from the other', async () => {
  const [one, two] = stream.duplexPair();
  one.end('there');
  two.end('back');
  const { text } = createStreamConsumers(own.Buffer);
  assert.deepEqual(await Promise.all([text(one), text(two)]), ['back', 'there']);
});

test('streams become the web’s and come back', async () => {
  const numbers = stream.Readable.toWeb(stream.Readable.from([1, 2, 3]));
  assert.deepEqual(
    await stream.Readable.fromWeb(numbers as never, { objectMode: true }).toArray(),
    [1, 2, 3],
  );
  const failing = stream.Readable.toWeb(
    new stream.Readable({
      read() {
        this.destroy(new Error('no'));
      },
    }),
  );
  await assert.rejects(
    (async () => {
      for await (const each of failing) void each;
    })(),
    /no/,
  );
  const written: string[] = [];
  const sink = new stream.Writable({
    highWaterMark: 1,
    write(chunk, _, done) {
      written.push(String(chunk));
      setImmediate(done);
    },
  });
  const writer = stream.Writable.toWeb(sink).getWriter();
  await writer.write('a');
  await writer.write('b');
  await writer.close();
  assert.deepEqual(written, ['a', 'b']);
  const { readable, writable } = new TransformStream({
    transform(chunk: Uint8Array, controller) {
      controller.enqueue(String(chunk).toUpperCase());
    },
  });
  const duplex = stream.Duplex.fromWeb({ readable, writable } as never, { encoding: 'utf8' });
  duplex.end('abc');
  assert.deepEqual(await duplex.toArray(), ['ABC']);
  let cancelled: unknown;
  const endless = new ReadableStream({
    pull(controller) {
      controller.enqueue('x');
    },
    cancel(reason) {
      cancelled = reason;
    },
  });
  const broken = stream.Readable.fromWeb(endless as never);
  const reason = new Error('enough');
  broken.on('error', () => undefined);
  await new Promise((resolve) => broken.on('close', resolve).destroy(reason));
  assert.equal(cancelled, reason);
  assert.throws(() => stream.Readable.fromWeb({} as never), { code: 'ERR_INVALID_ARG_TYPE' });
});

test('the modules have every name that Node’s have', () => {
  const pairs: readonly (readonly [string, object, object])[] = [
    ['buffer', own, realBuffer],
    ['querystring', createQuerystring(), realQuerystring],
    ['stream', stream, realStream],
    ['stream/web', createStreamWeb(), process.getBuiltinModule('node:stream/web')],
    [
      'stream/consumers',
      createStreamConsumers(own.Buffer),
      process.getBuiltinModule('node:stream/consumers'),
    ],
  ];
  for (const [name, exports, real] of pairs) {
    const filled = fillMissing(name, exports);
    assert.deepEqual(
      Object.keys(real).filter((each) => !(each in filled)),
      [],
      name,
    );
  }
});

test('numbers in buffers: values, places and errors', () => {
  const names = Object.getOwnPropertyNames(realBuffer.Buffer.prototype).filter((name) =>
    /^(?:read|write)(?:U?[Ii]nt|Uint|Big|Float|Double)/u.test(name),
  );
  assert.ok(names.length > 50);
  const places: unknown[] = [undefined, 0, 1, 5, 9, -1, 1.5, 'x', null, Number.NaN];
  const values: unknown[] = [
    0,
    1,
    -1,
    127,
    255,
    65_535,
    2 ** 31,
    2 ** 40,
    -(2 ** 40),
    1.5,
    'x',
    5n,
    -5n,
    2n ** 70n,
  ];
  const sizes: unknown[] = [1, 3, 6, 7, 0, undefined, 'x'];
  const result = (Class: BufferClass, name: string, args: unknown[]): unknown => {
    const bytes = Class.from('0123456789');
    try {
      return [Reflect.apply(Reflect.get(bytes, name) as () => unknown, bytes, args), [...bytes]];
    } catch (error) {
      const { name: kind, code, message } = error as NodeJS.ErrnoException;
      return code === undefined ? kind : [kind, code, message];
    }
  };
  for (const name of names) {
    const sized = /U?[Ii]nt[LB]E$/u.test(name);
    const calls = name.startsWith('read')
      ? places.flatMap((place) => (sized ? sizes.map((size) => [place, size]) : [[place]]))
      : values.flatMap((value) =>
          places.flatMap((place) =>
            sized ? sizes.map((size) => [value, place, size]) : [[value, place]],
          ),
        );
    for (const args of calls) {
      assert.deepEqual(
        result(own.Buffer, name, args),
        result(realBuffer.Buffer, name, args),
        `${name}(${args.map(String).join()})`,
      );
    }
  }
});

test('a decoder gives the same pieces as Node’s, whatever comes in whatever pieces', () => {
  const Decoder = bufferPart.createStringDecoder(Buffer);
  const below = randomBelow(4);
  const bytes = [
    0x41, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80, 0xed, 0xa0, 0xff, 0xc0,
  ];
  for (let count = 0; count < 3000; count += 1) {
    for (const encoding of ['utf8', 'base64', 'base64url', 'latin1', 'hex'] as const) {
      const [own, real] = [new Decoder(encoding), new RealDecoder(encoding)];
      const pieces = Array.from({ length: 1 + below(4) }, () =>
        Buffer.from(Array.from({ length: below(5) }, () => bytes[below(bytes.length)] ?? 0)),
      );
      const said = `${encoding} ${pieces.map((each) => each.toString('hex')).join(' ')}`;
      for (const piece of pieces) assert.equal(own.write(piece), real.write(piece), said);
      assert.equal(own.end(), real.end(), said);
    }
  }
});

test('Buffer refuses what Node’s does, in the same words', () => {
  const calls: ((B: BufferClass) => unknown)[] = [
    (B) => B.from(1 as never),
    (B) => B.from(null as never),
    (B) => B.from('a', 'nonsense' as never),
    (B) => B.from(new ArrayBuffer(4), 6),
    (B) => B.from(new ArrayBuffer(4), 1, 9),
    (B) => B.from({ length: 2, 0: 1, 1: 2 } as never),
    (B) => B.from({ type: 'Buffer', data: [1, 2] } as never),
    (B) => B.from(Object('text') as never),
    (B) => B.from({ [Symbol.toPrimitive]: () => 'text' } as never),
    (B) => B.byteLength(5 as never),
    (B) => B.alloc(3).toString('nonsense' as never),
    (B) => B.alloc(3).toString('latin1', -2, 99),
    (B) => B.alloc(3).write('a', 0, 'nonsense' as never),
    (B) => B.alloc(3).fill('ab', 1),
    (B) => B.alloc(3).fill('zz', 'hex'),
    (B) => B.alloc(3).fill('a', 'nonsense' as never),
    (B) => B.alloc(3).fill(1, 5),
    (B) => B.alloc(3).compare(B.alloc(3), 0, 9),
    (B) => B.alloc(3).compare('a' as never),
    (B) => B.from('abc').compare(B.from('xbc'), 1, 3, 1, 3),
    (B) => B.alloc(3).indexOf({} as never),
    (B) => B.alloc(3).includes('a', 0, 'nonsense' as never),
    (B) => B.alloc(3).swap16(),
    (B) => B.from('abc').map((byte) => byte + 1),
    (B) => B.of(1, 2, 3),
    (B) => B.from([0xf0, 0xb8, 0x41, 0xe2, 0x82]).toString(),
  ];
  const outcome = (Class: BufferClass, call: (B: BufferClass) => unknown): unknown => {
    try {
      const value = call(Class);
      return value instanceof Uint8Array ? [...value] : value;
    } catch (error) {
      const { name, message, code } = error as Error & { code?: string };
      return { name, message, code };
    }
  };
  for (const [index, call] of calls.entries()) {
    assert.deepEqual(
      outcome(own.Buffer, call),
      outcome(realBuffer.Buffer, call),
      `${String(index)}: ${String(call)}`,
    );
  }
});
