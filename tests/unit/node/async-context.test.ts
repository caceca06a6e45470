// Context across rewritten `await`s: hooks stand where they should, and cost nothing until asked for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asyncState, rootContext } from '../../../src/node/loop/async-context.ts';
import { carry, follow, resume } from '../../../src/node/loop/awaited.ts';
import { rewriteEsm } from '../../../src/node/loader/esm-source.ts';
import { hookScript, wrapCommonJs, wrapWhole } from '../../../src/node/loader/commonjs-source.ts';
import { scriptHooks } from '../../../src/node/loader/commonjs-wrapper.ts';
import { functionSource, valuedScript } from '../../../src/node/loader/valued-script.ts';

test('every await of a module is followed, the nested ones too', () => {
  const { code } = rewriteEsm('const f = async () => await g(await h, 1);');
  assert.ok(
    code.includes('__.resume(await __.carry((g(__.resume(await __.carry((h))), 1))))'),
    code,
  );
  const common = wrapCommonJs('async function f() { return (await x).y; }').code;
  assert.ok(common.includes('(__.resume(await __.carry((x)))).y'), common);
});

test('so are those of texts that are no module', () => {
  const text = 'async function f() { return (await x).y; }';
  for (const [hooks, { code }] of [
    ['__', wrapWhole(`(function () {${text}})`)],
    ['__', functionSource(text, ['x'])],
    [scriptHooks, hookScript(text)],
    ['told', valuedScript(text, 'told')],
  ] as const) {
    assert.ok(code.includes(`(${hooks}.resume(await ${hooks}.carry((x)))).y`), code);
  }
});

test('what an asynchronous function returns is handed on, but for what is never a promise', () => {
  const { code } = rewriteEsm(
    'const f = async (x) => x, g = async () => 1; function h() { return f }',
  );
  assert.ok(code.includes('async (x) => __.give((x)), g = async () => 1;'), code);
  assert.ok(code.includes('return f }'), code);
});

test('where hooks are made, functions and calls tell of themselves', () => {
  const { code } = wrapCommonJs(
    'createHook;async function f() { "use strict"; await a?.b(); return x }\nasync (y) => (y);',
  );
  assert.ok(code.includes('"use strict";;const __call = __.enter(); try {'), code);
  assert.ok(code.includes('__.carry((__.called(__.mark(), a?.b())), __call)'), code);
  assert.ok(code.includes('return __.give((x), __call)  } finally { __.leave(__call) }}'), code);
  assert.ok(
    code.includes(
      '=>{ const __call = __.enter(); try { return ( (__.give((y), __call))) } finally',
    ),
    code,
  );
  assert.ok(!wrapCommonJs('async function f() { g() }').code.includes('mark'));
});

test('a for await is followed, at the top of a module too', () => {
  const inside = rewriteEsm('async function f() { for await (const x of y) z(x); }').code;
  assert.ok(inside.includes('of __.follow((y))) z(x)'), inside);
  const top = rewriteEsm('for await (const x of y) z(x);').code;
  assert.ok(top.includes('of __.follow((__.wait(0, (y))))) z(x)'), top);
});

test('nothing is wrapped before node:async_hooks is loaded', () => {
  const operand = Promise.resolve();
  assert.equal(carry(operand), operand);
  assert.equal(resume(5), 5);
});

test('what settles brings its context back, what fails throws behind the await', async () => {
  asyncState.active = true;
  try {
    const context = { ...rootContext, stores: new Map() };
    asyncState.current = context;
    const [good, bad] = [carry(1), carry(Promise.reject(new Error('no')))];
    asyncState.current = rootContext;
    assert.equal(resume(await good), 1);
    assert.equal(asyncState.current.stores, context.stores);
    asyncState.current = rootContext;
    const failed = await bad;
    assert.throws(() => resume(failed), { message: 'no' });
    assert.equal(asyncState.current.stores, context.stores);
    const seen: unknown[] = [];
    const loop = follow(
      (async function* () {
        yield await Promise.resolve(1);
        yield 2;
      })(),
    ) as AsyncIterable<number>;
    for await (const each of loop) {
      seen.push(each, asyncState.current.stores === context.stores);
      await Promise.resolve();
      asyncState.current = context;
    }
    assert.deepEqual(seen, [1, true, 2, true]);
  } finally {
    asyncState.active = false;
    asyncState.current = rootContext;
  }
});
