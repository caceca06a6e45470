// `node:v8`: bytes that each of the two Nodes reads as the other has written them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import real from 'node:v8';
import { createV8 } from '../../../src/node/builtins/v8/v8.ts';
import { randomBelow } from '../random.ts';

const own = createV8(Buffer);

const cyclic: Record<string, unknown> = { a: 1, list: [1, 'a'] };
cyclic['self'] = cyclic;
const named = Object.assign([1, 2], { x: 1 });
const error = Object.assign(new RangeError('m', { cause: [1] }), { stack: 'told' });
const samples: unknown[] = [
  undefined,
  null,
  true,
  false,
  0,
  -5,
  2 ** 30,
  2 ** 31,
  -(2 ** 31),
  1.5,
  -0,
  NaN,
  Infinity,
  0n,
  123n,
  -(2n ** 70n),
  '',
  'abc',
  'é',
  '中文',
  'a中',
  'x'.repeat(300),
  '中'.repeat(70),
  cyclic,
  [1, undefined, 3],
  named,
  [, 1],
  { 2: 1, a: 2, 1: 3 },
  Object.create(null),
  new Date(5),
  new Date(NaN),
  /a/dgimsuy,
  /b/v,
  new Map([[1, { a: 2 }]]),
  new Set(['a', 1]),
  Object(1),
  Object('x'),
  Object(true),
  Object(5n),
  new ArrayBuffer(3),
  new Uint8Array([1, 2]),
  new Float64Array([1.5]),
  Buffer.from('abc'),
  new Uint16Array([9]),
  new DataView(new ArrayBuffer(4), 1, 2),
  new BigInt64Array([-1n]),
  error,
  new Error('x'),
  [cyclic, cyclic],
  { a: undefined },
  new TypeError('中'),
  [[[]]],
  new (class K {
    x = 1;
  })(),
  new (class extends class {
    get y() {
      return [2];
    }
  } {
    #z = 3;
    z = this.#z;
  })(),
  Object.assign(Object.create(null) as object, { a: 1 }),
  Object.create({ a: 1 }, { b: { value: 2 }, c: { value: 3, enumerable: true } }),
  Object.create(Date.prototype),
  { [Symbol.toStringTag]: 'Told', a: 1 },
  new Array(2 ** 32 - 1),
  Object.assign(new Array(2 ** 32 - 1), { 7: 'x', y: 1 }),
  Object.defineProperty([1, 2, 3], 1, { enumerable: false }),
];

test('each reads what the other has written, which is the same', () => {
  for (const sample of samples) {
    const [first, second] = [own.serialize(sample), real.serialize(sample)];
    assert.equal(first.toString('hex'), second.toString('hex'));
    assert.deepEqual(own.deserialize(second), real.deserialize(second));
    assert.deepEqual(real.deserialize(first), own.deserialize(first));
  }
});

const below = randomBelow(15);
const leaves = samples.filter((each) => !(each instanceof Error));
function someValue(depth: number): unknown {
  const leaf = (): unknown => leaves[below(leaves.length)];
  if (depth === 0) return leaf();
  const inner = Array.from({ length: below(5) }, () => someValue(depth - 1));
  switch (below(5)) {
    case 0:
      return inner;
    case 1:
      return new Map(inner.map((each, at) => [at % 2 ? String(at) : each, each]));
    case 2:
      return new Set(inner);
    case 3:
      return Object.fromEntries(
        inner.map((each, at) => [at % 2 ? at : `key ${String(at)}中`, each]),
      );
    default:
      return leaf();
  }
}

test('at random', () => {
  for (let round = 0; round < 500; round++) {
    const value = someValue(4);
    const bytes = real.serialize(value);
    // V8 keeps some whole numbers as fractions, and writes them so: what is read counts.
    assert.deepEqual(real.deserialize(own.serialize(value)), real.deserialize(bytes));
    assert.deepEqual(own.deserialize(bytes), real.deserialize(bytes));
  }
});

function outcome(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    const { name, code, message } = error as NodeJS.ErrnoException;
    return { name, code, message };
  }
}

test('both refuse the same, in the same words', () => {
  const refused: unknown[] = [
    () => 1,
    Symbol('x'),
    new WeakMap(),
    Promise.resolve(),
    Object(Symbol('y')),
  ];
  refused.push(new SharedArrayBuffer(1), [() => 1], { a: Symbol('z') });
  for (const each of refused) {
    assert.deepEqual(
      outcome(() => own.serialize(each)),
      outcome(() => real.serialize(each)),
    );
  }
  const bad = [
    '',
    'ff',
    'ff0f',
    '0102',
    'ff0f4f',
    'ff0f6f',
    'ff0f6f7b01',
    'ff1049',
    'ff0f5e05',
    'ff0f2205',
  ];
  for (const hex of bad) {
    const bytes = Buffer.from(hex, 'hex');
    assert.deepEqual(
      outcome(() => own.deserialize(bytes)),
      outcome(() => real.deserialize(bytes)),
      hex,
    );
  }
});

test('a serializer of one’s own', () => {
  const use = (v8: Pick<typeof real, 'Serializer' | 'Deserializer'>): unknown => {
    const writer = new v8.Serializer();
    const moved = new ArrayBuffer(1);
    writer.transferArrayBuffer(3, moved);
    writer.writeHeader();
    writer.writeUint32(300);
    writer.writeUint64(1, 2);
    writer.writeDouble(1.5);
    writer.writeRawBytes(Buffer.from('ab'));
    writer.writeValue([moved, new Uint8Array([1, 2])]);
    const bytes = writer.releaseBuffer();
    const reader = new v8.Deserializer(bytes);
    reader.transferArrayBuffer(3, new ArrayBuffer(7));
    const before = reader.getWireFormatVersion();
    const read = [
      before,
      reader.readHeader(),
      reader.getWireFormatVersion(),
      reader.readUint32(),
      reader.readUint64(),
      reader.readDouble(),
      reader.readRawBytes(2).toString(),
      reader.readValue() as unknown,
    ];
    return [bytes.toString('hex'), read];
  };
  assert.deepEqual(use(own as never), use(real));
});
