// `assert` and deep equality: held against this Node's own.
import assert from 'node:assert/strict';
import realAssert from 'node:assert';
import realCrypto from 'node:crypto';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { createAssert } from '../../../src/node/builtins/assert/assert.ts';
import { isDeepEqual, isPartlyEqual } from '../../../src/node/values/deep-equal.ts';
import { fillMissing } from '../../../src/node/builtins/absent/missing.ts';
import * as inspecting from '../../../src/node/parts/inspecting.ts';
import { ownCrypto } from './own-crypto.ts';

const ownAssert = createAssert({
  inspecting: () => inspecting,
  isExiting: () => false,
  warn: () => undefined,
  runningCall: () => undefined,
});

function circle(value: unknown): object {
  const ring: Record<string, unknown> = { value };
  ring['self'] = ring;
  return ring;
}

class Point {
  readonly x = 1;
}

const values: readonly unknown[] = [
  0,
  -0,
  1,
  '1',
  NaN,
  null,
  undefined,
  true,
  1n,
  'a',
  {},
  [],
  [1],
  ['1'],
  [1, 2],
  { a: 1 },
  { a: '1' },
  { a: 1, b: undefined },
  { b: undefined, a: 1 },
  { x: 1 },
  new Point(),
  new Date(0),
  new Date(1),
  /a/,
  /a/g,
  new Error('a'),
  new TypeError('a'),
  new Error('b'),
  new Map([[1, { a: 1 }]]),
  new Map([[1, { a: 2 }]]),
  new Map([[{ k: 1 }, 1]]),
  new Map([[{ k: 1 }, 1]]),
  new Set([1, { a: 1 }]),
  new Set([{ a: 1 }, 1]),
  new Set([1]),
  new Uint8Array([1]),
  new Int8Array([1]),
  Buffer.from([1]),
  new Uint8Array([2]),
  Object(1),
  Object('1'),
  Object.create(null),
  circle(1),
  circle(1),
  circle(2),
  { [Symbol.for('s')]: 1 },
  { [Symbol.for('s')]: 2 },
  new ArrayBuffer(1),
  new ArrayBuffer(2),
  Object.assign([1], { extra: 1 }),
  Object.assign([1], { [2 ** 32]: 1 }),
  new Error('a', { cause: new Error('x') }),
  new Error('a', { cause: new Error('y') }),
  new Error('a', { cause: undefined }),
  new AggregateError([new Error('x')], 'a'),
  new AggregateError([new Error('y')], 'a'),
  new URL('http://a/'),
  new URL('http://b/'),
  new Date(NaN),
  [1, , 3],
  [1, undefined, 3],
  [1, 3],
  new Map<unknown, string>([
    [1, 'a'],
    ['1', 'b'],
  ]),
  new Map<unknown, string>([
    ['1', 'a'],
    [true, 'b'],
  ]),
  Object.assign(Object(1) as object, { valueOf: undefined }),
  Object.assign(new Date(0), { getTime: () => 5 }),
  Object.create(Uint8Array.prototype, { [Symbol.toStringTag]: { value: 'Uint8Array' } }),
  realCrypto.createSecretKey(Buffer.from([0])),
  realCrypto.createSecretKey(Buffer.from([1])),
  new Float32Array([-0]),
  new Float32Array([0]),
];

test('deep equality of every pair', () => {
  for (const [at, a] of values.entries()) {
    for (const [other, b] of values.entries()) {
      const both = `${String(at)} and ${String(other)}`;
      assert.equal(isDeepEqual(a, b, true), isDeepStrictEqual(a, b), `strict ${both}`);
      const lax = passes(() => {
        realAssert.deepEqual(a, b);
      });
      assert.equal(isDeepEqual(a, b, false), lax, `lax ${both}`);
      const partly = passes(() => {
        realAssert.partialDeepStrictEqual(a, b);
      });
      assert.equal(isPartlyEqual(a, b), partly, `partly ${both}`);
      const shape = isDeepStrictEqual(a, b, { skipPrototype: true });
      assert.equal(isDeepEqual(a, b, true, true), shape, `shape ${both}`);
    }
  }
});

function passes(action: () => unknown): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}

/** `ok`, or what is thrown: its name, code and operator, and its message where that is asked for. */
async function outcome(action: () => unknown, withMessage: boolean): Promise<unknown> {
  try {
    await action();
    return 'ok';
  } catch (error) {
    const { name, code, operator, generatedMessage, message } = error as realAssert.AssertionError;
    return { name, code, operator, generatedMessage, message: withMessage && message };
  }
}

type Name =
  | 'ok'
  | 'equal'
  | 'notEqual'
  | 'strictEqual'
  | 'fail'
  | 'throws'
  | 'rejects'
  | 'doesNotThrow'
  | 'doesNotReject'
  | 'match'
  | 'doesNotMatch'
  | 'ifError'
  | 'deepEqual'
  | 'deepStrictEqual'
  | 'notStrictEqual'
  | 'notDeepEqual'
  | 'notDeepStrictEqual'
  | 'partialDeepStrictEqual';
type Functions = Readonly<Record<Name, (...args: unknown[]) => unknown>>;
type Assert = Functions & { readonly strict: Functions };

const thrower = (): never => {
  throw new TypeError('no way');
};
const calls: readonly ((a: Assert) => unknown)[] = [
  (a) => {
    a.ok(1);
  },
  (a) => {
    a.ok(0, 'zero');
  },
  (a) => {
    a.equal(1, '1');
  },
  (a) => {
    a.equal(1, 2);
  },
  (a) => {
    a.notEqual(1, 1);
  },
  (a) => {
    a.strictEqual(1, 2);
  },
  (a) => {
    a.strictEqual(1, 1, 'x');
  },
  (a) => {
    a.strictEqual(1, 2, 'mine');
  },
  (a) => {
    a.strictEqual(1, 2, new RangeError('own'));
  },
  (a) => {
    a.fail();
  },
  (a) => {
    a.fail('boom');
  },
  (a) => {
    a.throws(thrower);
  },
  (a) => {
    a.throws(thrower, TypeError);
  },
  (a) => {
    a.throws(thrower, RangeError);
  },
  (a) => {
    a.throws(thrower, /no/);
  },
  (a) => {
    a.throws(thrower, /yes/);
  },
  (a) => {
    a.throws(thrower, { name: 'TypeError', message: /way/ });
  },
  (a) => {
    a.throws(() => undefined);
  },
  (a) => {
    a.throws(() => undefined, TypeError, 'mine');
  },
  (a) => {
    a.throws(1);
  },
  (a) => {
    a.throws(thrower, 'no way');
  },
  (a) => {
    a.throws(thrower, {});
  },
  (a) => {
    a.throws(thrower, () => 'yes');
  },
  (a) => {
    a.doesNotThrow(thrower);
  },
  (a) => {
    a.doesNotThrow(thrower, RangeError);
  },
  (a) => {
    a.doesNotThrow(thrower, TypeError, 'mine');
  },
  (a) => {
    a.ifError(new TypeError());
  },
  (a) => a.rejects(() => new Map()),
  (a) => a.rejects(Promise.reject(new Error('x')), () => 5),
  (a) => a.rejects({ then: () => undefined }),
  (a) => a.doesNotReject(5),
  (a) => a.rejects(Promise.reject(new Error('x')), /x/),
  (a) => a.rejects(Promise.resolve(1)),
  (a) => a.doesNotReject(Promise.reject(new Error('x'))),
  (a) => {
    a.match('abc', /b/);
  },
  (a) => {
    a.match('abc', /x/);
  },
  (a) => {
    a.doesNotMatch('abc', /b/);
  },
  (a) => {
    a.ifError(null);
  },
  (a) => {
    a.ifError(new Error('x'));
  },
  (a) => {
    a.strict.equal(1, 1);
  },
  (a) => {
    a.deepStrictEqual({ a: 1 }, { a: 1 });
  },
  (a) => {
    a.throws(thrower, { message: 'x' });
  },
  (a) => {
    a.strict.equal('1', 1);
  },
];
const long = (last: number) => Array.from({ length: 60 }, (_, at) => (at === 59 ? last : at));

/** Values that differ, as each comparison tells it. */
const pairs: readonly (readonly [unknown, unknown])[] = [
  [{ a: 1 }, { a: '1' }],
  [1, '1'],
  [0, -0],
  ['abcdefgh', 'abcdefxy'],
  ['one line of some length and more than half of a terminal', 'two'],
  ['a\nb\nc', 'a\nb\nd'],
  [long(1), long(2)],
  [long(1), long(1)],
  [{ a: Symbol() }, { a: Symbol() }],
  [() => 1, () => 2],
  [
    [1, 2, 3],
    [1, 2],
  ],
  [new Error('a', { cause: new Error('x') }), new Error('a', { cause: new TypeError('x') })],
  [new Error('a'), { message: 'a' }],
  [new URL('http://a/'), new URL('http://b/')],
];

test('comparisons tell what differs as Node’s, in short and in full', async () => {
  const names = ['strictEqual', 'deepStrictEqual', 'deepEqual', 'partialDeepStrictEqual'] as const;
  const opposites = ['notStrictEqual', 'notDeepStrictEqual', 'notDeepEqual'] as const;
  for (const diff of ['simple', 'full']) {
    const options = { diff, strict: false };
    const [mine, real] = [instance(ownAssert, options), instance(realAssert, options)] as const;
    for (const [at, [a, b]] of pairs.entries()) {
      for (const name of [...names, ...opposites]) {
        const other = name.startsWith('not') ? a : b;
        const call = (asserts: Functions) => () => asserts[name](a, other);
        const what = `${diff}: ${name} of ${String(at)}`;
        assert.deepEqual(await outcome(call(mine), true), await outcome(call(real), true), what);
      }
    }
  }
});

/** An `Assert` of ours, or of this Node's own. */
function instance(module: object, options: object): Functions {
  const { Assert } = module as { Assert: new (options: object) => Functions };
  return new Assert(options);
}

test('an Assert skips prototypes where it is told to, and only as a method', () => {
  const options = { skipPrototype: true };
  for (const made of [instance(ownAssert, options), instance(realAssert, options)]) {
    const { deepStrictEqual } = made;
    assert.ok(
      passes(() => {
        made.deepStrictEqual(new Point(), { x: 1 });
      }),
    );
    assert.ok(
      !passes(() => {
        deepStrictEqual(new Point(), { x: 1 });
      }),
    );
    assert.deepEqual(Object.keys(made), [
      'AssertionError',
      'equal',
      'deepEqual',
      'notEqual',
      'notDeepEqual',
    ]);
  }
});

test('assertions pass, fail and speak as Node’s', async () => {
  for (const call of calls) {
    const mine = await outcome(() => call(ownAssert), true);
    assert.deepEqual(
      mine,
      await outcome(() => call(realAssert as unknown as Assert), true),
      String(call),
    );
  }
});

test('the modules have every name that Node’s have', () => {
  for (const [name, exports, real] of [
    ['assert', ownAssert, realAssert],
    ['crypto', ownCrypto, realCrypto],
  ] as const) {
    const filled = fillMissing(name, exports);
    assert.deepEqual(
      Object.keys(real).filter((each) => !(each in filled)),
      [],
      name,
    );
  }
});
