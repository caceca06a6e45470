// Functions are called the same whether esbuild names them all or only those that it must.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { transform } from 'esbuild';
import { withoutInherentNames } from '../../../src/engine/builtin/inherent-names.ts';

const program = `
  function declared() {
    function inner() {}
    const arrow = () => 1, named = function other() {};
    return [inner, arrow, named];
  }
  const shown = () => 1;
  const { given = () => 2 } = {};
  let late;
  late = () => 3;
  class Plain { field = () => 4; static make = () => 5; method() { return () => 6; } }
  class Self { static own = new Self(); }
  const Expression = class {}, Named = class Inside {};
  const computed = { ['a' + 'b']: () => 7, plain: () => 8, 'in quotes': () => 9, Class: class {} };
  const passed = ((f) => f)(() => 10);
  globalThis.found = [
    declared, ...declared(), shown, given, late, Plain, new Plain().field, Plain.make,
    new Plain().method(), Self, Expression, Named, ...Object.values(computed), passed,
  ].map((each) => JSON.stringify(Object.getOwnPropertyDescriptor(each, 'name')));
`;

const options = { keepNames: true, minifySyntax: true, minifyWhitespace: true } as const;

function namesIn(script: string): readonly string[] {
  const scope: { found?: readonly string[] } = {};
  runInNewContext(script, scope);
  return [...(scope.found ?? [])];
}

test('names are the same, and few of them are given', async () => {
  const { code } = await transform(program, options);
  const without = withoutInherentNames(code);
  assert.deepEqual(namesIn(without), namesIn(code));
  const namings = (text: string): number => text.split('__name(').length - 1;
  assert.ok(namings(without) < namings(code) / 3);
});

test('what was renamed in the bundle keeps the name of its source', () => {
  const renamed =
    'var __name = (f, value) => Object.defineProperty(f, "name", { value });' +
    'function own2() {} __name(own2, "own"); const arrow2 = __name(() => 1, "arrow"); found = [own2.name, arrow2.name];';
  assert.deepEqual(namesIn(withoutInherentNames(renamed)), ['own', 'arrow']);
});
