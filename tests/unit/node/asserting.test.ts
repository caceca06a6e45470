// `assert` and deep equality: held against this Node's own.
import assert from 'node:assert/strict';
import realAssert from 'node:assert';
import realCrypto from 'node:crypto';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { createAssert } from '../../../src/node/builtins/assert/assert.ts';
import { isDeepEqual } from '../../../src/node/values/deep-equal.ts';
import { fillMissing } from '../../../src/node/builtins/absent/missing.ts';
import * as inspecting from '../../../src/node/parts/inspecting.ts';
import { ownCrypto } from './own-crypto.ts';

const own = createAssert({
  inspecting: () => inspecting,
  isExiting: () => false,
  warn: () => undefined,
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
  | 'deepStrictEqual';
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
];
/** The layout of these is Node's own affair, and differs. */
const layouts: readonly ((a: Assert) => unknown)[] = [
  (a) => {
    a.deepStrictEqual({ a: 1 }, { a: '1' });
  },
  (a) => {
    a.deepEqual({ a: 1 }, { a: 2 });
  },
  (a) => {
    a.throws(thrower, { message: 'x' });
  },
  (a) => {
    a.ok(0);
  },
  (a) => {
    a.strict.equal('1', 1);
  },
];

test('assertions pass, fail and speak as Node’s', async () => {
  for (const call of calls) {
    const mine = await outcome(() => call(own), true);
    assert.deepEqual(
      mine,
      await outcome(() => call(realAssert as unknown as Assert), true),
      String(call),
    );
  }
  for (const call of layouts) {
    const mine = await outcome(() => call(own), false);
    assert.deepEqual(
      mine,
      await outcome(() => call(realAssert as unknown as Assert), false),
      String(call),
    );
  }
});

test('the modules have every name that Node’s have', () => {
  for (const [name, exports, real] of [
    ['assert', own, realAssert],
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
