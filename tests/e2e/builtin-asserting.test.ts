// What `node:assert` says of what fails, beside Node's.
import { asInNode, test } from './lab.ts';

const failing = `
import assert, { Assert } from 'node:assert';
const show = (name, call) => {
  try {
    call();
    console.log(name, 'passed');
  } catch (error) {
    console.log(name, error.name, error.code, JSON.stringify(error.message));
  }
};
`;

test('a comparison that fails shows what differs', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `${failing}
const seq = (n, m = {}) => Array.from({ length: n }, (_, i) => m[i] ?? i);
show('list', () => assert.deepStrictEqual(seq(4), seq(4, { 2: 'x' })));
show('list', () => assert.deepStrictEqual(seq(12), seq(12, { 2: 'x' })));
show('list', () => assert.deepStrictEqual(seq(30), seq(30, { 2: 'x', 20: 'y' })));
show('list', () => assert.deepStrictEqual(seq(30), seq(30, { 8: 'x', 14: 'y' })));
show('list', () => assert.deepStrictEqual(seq(60), seq(60, { 25: 'x' })));
show('list', () => assert.deepStrictEqual(seq(5), seq(3)));
show('list', () => assert.deepStrictEqual(seq(3), seq(5)));
for (const gap of [5, 6, 7, 8]) show('gap' + gap, () => assert.deepStrictEqual(seq(gap + 3), seq(gap + 3, { 0: 'x', [gap + 1]: 'y' })));
for (const n of [4, 5, 6, 7]) show('tail' + n, () => assert.deepStrictEqual(seq(n + 1), seq(n + 1, { 0: 'x' })));
for (const n of [3, 4, 5, 6, 7]) show('lead' + n, () => assert.deepStrictEqual(seq(n + 1), seq(n + 1, { [n]: 'x' })));
show('str', () => assert.strictEqual('a\\nb\\nc', 'a\\nx\\nc'));
show('str1', () => assert.strictEqual('abcdefghijklmnop', 'abcdefghijklmnoq'));
show('str2', () => assert.strictEqual('a'.repeat(10), 'b'.repeat(12)));
show('num', () => assert.strictEqual(1, 2)); show('num2', () => assert.strictEqual(123456789, 1234567890));
show('mix', () => assert.strictEqual(1, '1')); show('obj', () => assert.strictEqual({ a: 1 }, { a: 1 })); show('arr', () => assert.strictEqual([1], [1])); show('undef', () => assert.strictEqual(undefined, null)); show('undef', () => assert.strictEqual(undefined, 'string'));
show('deepobj', () => assert.deepStrictEqual({ a: 1, b: { c: [1, 2] } }, { a: 1, b: { c: [1, 3] } }));
show('deepeq', () => assert.deepEqual({ a: 1 }, { a: 2 })); show('deepeq2', () => assert.deepEqual([1, 2, 3], [1, 2, 4])); show('same', () => assert.deepStrictEqual(new Map([[{}, 1]]), new Map([[{}, 2]])));
show('notdeep', () => assert.notDeepStrictEqual({ a: 1 }, { a: 1 })); show('notstrict', () => assert.notStrictEqual(1, 1)); show('notstrict2', () => { const o = { a: 1 }; assert.notStrictEqual(o, o); }); show('partial', () => assert.partialDeepStrictEqual({ a: 1 }, { b: 2 })); show('proto', () => assert.deepStrictEqual(Object.create(null), {})); show('date', () => assert.deepStrictEqual(new Date(0), new Date(5))); show('long', () => assert.strictEqual('a'.repeat(600), 'b')); show('classes', () => assert.deepStrictEqual(new (class A {})(), {})); show('equal', () => assert.equal(1, 2)); show('equal2', () => assert.equal({ a: 1 }, 'x'.repeat(300))); show('notdeep', () => assert.notDeepEqual([1, 2], [1, 2])); show('custom', () => assert.strictEqual(1, 2, 'msg')); show('custom2', () => assert.deepStrictEqual([1], [2], 'msg'));
show('ins', () => assert.deepStrictEqual([1, 2, 3, 4], [1, 4])); show('rep', () => assert.deepStrictEqual(['a', 'b', 'c'], ['x', 'y', 'z'])); show('big', () => assert.deepStrictEqual({ a: 1 }, [1])); show('multi', () => assert.strictEqual('a\\n'.repeat(3), 'a\\n'.repeat(4))); show('keys', () => { try { assert.strictEqual(1, 2); } catch (e) { throw new Error('\\n' + Object.keys(e).join() + e.diff); } });
`,
  );
});

test('what fails otherwise is worded as in Node', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `${failing}
for (const v of [1, 'ab', 'abc', 'abcd', 'abcdefgh', null, true, 1n, undefined, Symbol('a')]) { show('ns', () => assert.notStrictEqual(v, v)); show('nds', () => assert.notDeepStrictEqual(v, v)); show('nd', () => assert.notDeepEqual(v, v)); show('ne', () => assert.notEqual(v, v)); }
show('eq', () => assert.equal([1, 2], { a: 'b' })); show('eq', () => assert.equal('x'.repeat(700), 'y')); show('eq', () => assert.equal(NaN, 'y')); show('eq', () => assert.equal(new Map([[1, 2]]), 5));
show('deq', () => assert.deepEqual(1, 2)); show('deq', () => assert.deepEqual('abcdefghijk', 'x'));
show('pass', () => { assert.notEqual({ a: 1 }, 'a'); });
show('fail', () => assert.fail()); show('fail', () => assert.fail('m')); show('ok', () => assert.ok(0, 'm')); show('ok', () => assert.ok()); show('throws', () => assert.throws(() => {})); show('throws', () => assert.throws(() => { throw new Error('x'); }, /y/)); show('throws', () => assert.throws(() => { throw new Error('x'); }, { message: 'y' })); show('throws', () => assert.throws(() => { throw new TypeError('x'); }, RangeError)); show('match', () => assert.match('abc', /x/)); show('match', () => assert.doesNotMatch('abc', /a/)); show('match', () => assert.match(5, /x/)); show('ifError', () => assert.ifError(new Error('q'))); show('ifError', () => assert.ifError('s')); show('dnt', () => assert.doesNotThrow(() => { throw new Error('q'); }, 'why')); show('ds', () => assert.deepStrictEqual(1, 2)); show('ds', () => assert.deepStrictEqual('a', 'b')); show('ds', () => assert.deepStrictEqual('aaaaaaaaaaaaaaa', 'aaaaaaaaaaaaaab')); show('ds', () => assert.deepStrictEqual(new Set([1]), new Set([2]))); show('ds', () => assert.deepStrictEqual([1, [2, [3]]], [1, [2, [4]]]));
`,
  );
});

test('partialDeepStrictEqual looks for what is expected, and no more', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `${failing}
class A { a = 1; } const s = Symbol('s'); const circ = { a: 1 }; circ.c = circ; const circ2 = { a: 1, b: 2 }; circ2.c = circ2;
const P = [[{ a: 1, b: 2 }, { a: 1 }], [{ a: 1 }, { a: 1, b: 2 }], [[1, 2, 3], [1, 3]], [[1, 2, 3], [3, 1]], [[1, 2], [1, 2, 3]], [new Set([1, 2, 3]), new Set([3])], [new Set([{ a: 1, b: 2 }]), new Set([{ a: 1 }])], [new Map([[1, 2], [3, 4]]), new Map([[1, 2]])], [new Map([[{ a: 1 }, 1]]), new Map([[{ a: 1 }, 1]])], [new Map([['a', { x: 1, y: 2 }]]), new Map([['a', { x: 1 }]])], [new A(), { a: 1 }], [{ a: 1 }, new A()], [{ [s]: 1, b: 1 }, { [s]: 1 }], [{ b: 1 }, { [s]: 1 }], [{ a: 0 }, { a: -0 }], [{ a: NaN, b: 1 }, { a: NaN }], [1, 1], [1, '1'], [null, undefined], [new Date(0), new Date(0)], [new Date(0), new Date(1)], [/a/g, /a/g], [/a/g, /a/], [new Error('a'), new Error('a')], [Object.assign(new Error('a'), { x: 1 }), new Error('a')], [new Error('a'), new Error('b')], [new Uint8Array([1, 2, 3]), new Uint8Array([1, 3])], [new Uint8Array([1, 2, 3]), new Uint8Array([1, 2])], [new Uint8Array([1, 2, 3]), new Uint8Array([2, 3])], [Buffer.from('abc'), Buffer.from('ab')], [new Uint8Array([1, 2, 3]).buffer, new Uint8Array([1, 2]).buffer], [new Uint8Array([1, 2, 3]).buffer, new Uint8Array([2, 3]).buffer], [circ2, circ], [[1, [2, 3]], [[2]]], [{ a: [1, { b: 2, c: 3 }] }, { a: [{ b: 2 }] }], ['abc', 'ab'], [[], {}], [{}, []], [[1, 2, 3, undefined], [undefined]], [[, 1], [1]], [[1, , 2], [, 2]], [Object.assign([1], { x: 1 }), [1]], [[1], Object.assign([1], { x: 1 })], [new Set([1]), new Set([1, 2])], [new Set([[1, 2]]), new Set([[2]])], [function f() {}, function f() {}], [Promise.resolve(1), Promise.resolve(1)], [new WeakMap(), new WeakMap()], [Object(1), Object(1)], [Object(1), 1], [Object.create(null), {}], [{ a: undefined }, {}], [{}, { a: undefined }], [new Map([[1, 1]]), new Map()], [{ a: 1 }, {}], [[1, 2], []], [[1, 1, 2], [1, 1]], [[1, 2], [1, 1]], [new Set([{ a: 1 }, { a: 1, b: 1 }]), new Set([{ a: 1, b: 1 }, { a: 1 }])], [new Set([{ a: 1, b: 1 }, { a: 1 }]), new Set([{ a: 1 }, { a: 1, b: 1 }])], [new DataView(new ArrayBuffer(3)), new DataView(new ArrayBuffer(2))], [new Float32Array([0, NaN]), new Float32Array([NaN])], [new Float32Array([0]), new Float32Array([-0])], [Object.assign(new Map([[1, 1]]), { q: 1 }), Object.assign(new Map(), { q: 1 })]];
for (const [at, pair] of P.entries()) {
  try {
    assert.partialDeepStrictEqual(...pair);
    console.log(at, true);
  } catch (error) {
    console.log(at, error.code, error.operator);
  }
}
`,
  );
});

test('the class Assert, and what an AssertionError is made of', async ({ sharedLab }) => {
  await asInNode(
    sharedLab,
    `${failing}
show('call', () => Assert());
for (const options of [5, null, { diff: 'x' }]) show('options', () => new Assert(options));
show('strict', () => new Assert().equal(1, '1'));
show('lax', () => new Assert({ strict: false }).equal(1, '1'));
show('full', () => new Assert({ diff: 'full' }).deepEqual([1], [2]));
try {
  assert.strictEqual(1, 2);
} catch (error) {
  console.log(Object.entries(error));
}
`,
  );
});

test('what is false is quoted as the program has it', async ({ sharedLab }) => {
  const calls = String.raw`
import { ok } from 'node:assert';
const own = { assert, deep: { check: assert } };
for (const call of [
  () => assert(0),
  () => assert.ok(typeof 123 === 'string'), () => ok(null, undefined), () => ok(),
  () => assert.ok(
    [1].includes(2),
  ),
  () => { assert.ok(((a) => a)(false)), 1; },
  () => assert['ok'](0), () => assert.ok.call(null, 0),
  () => own.assert?.strict.ok(0), () => own.deep['check']( 0 ),
  () => assert.equal(assert.ok('' && 0)),
  () => assert.ok(/[)]/.test('a')),
  () => { assert(true); assert(false); },
  () => assert.ok((() => { return 0; })()),
  () => [0].some((each) => assert(each)),
]) show('quoted', call);
`;
  await asInNode(sharedLab, `${failing}${calls}`);
});
