// Rewritten modules: places in them lead back to places in the program's own text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wrapCommonJs } from '../../../src/node/loader/commonjs-source.ts';
import { rewriteEsm } from '../../../src/node/loader/esm-source.ts';
import { placeOf } from '../../../src/node/loader/trace.ts';

const program = `import { a, b } from './x.mjs'; mark1();
import c from './y.mjs';
a(b, mark2());
export const value = [a, b].map(mark3), other = { a, b, mark4 };
export default class extends b { [mark5] = c }
await mark6();
`;

for (const [kind, rewritten] of [
  ['an ES module', rewriteEsm(program)],
  ['CommonJS', wrapCommonJs("const x = import('y'); mark1()\n\n  mark2(import('z'), mark3)")],
] as const) {
  test(`${kind}: every mark is found at its own line and column`, () => {
    const own =
      kind === 'CommonJS'
        ? "const x = import('y'); mark1()\n\n  mark2(import('z'), mark3)"
        : program;
    const marks = own.match(/mark\d/g) ?? [];
    assert.ok(marks.length >= 3);
    for (const mark of marks) {
      const generated = placeOf(rewritten.code, rewritten.code.indexOf(mark));
      const expected = placeOf(own, own.indexOf(mark));
      assert.deepEqual(rewritten.trace(generated.line, generated.column), expected, mark);
      assert.equal(generated.line, expected.line);
    }
  });
}

test('a name of the program’s own is never taken', () => {
  const { code } = rewriteEsm("import { x } from 'y'; const __ = x, ___0 = 1;");
  assert.match(code, /function\* \(____,/);
});

test('only a module with an await of its own is asynchronous', () => {
  assert.equal(rewriteEsm('async () => { await 1 }').async, false);
  assert.equal(rewriteEsm('for await (const x of y);').async, true);
  assert.equal(rewriteEsm('const x = [await 1]').async, true);
});
