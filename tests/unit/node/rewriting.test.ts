// Rewritten modules: places in them lead back to places in the program's own text.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { wrapCommonJs } from '../../../src/node/loader/commonjs-source.ts';
import { rewriteEsm } from '../../../src/node/loader/esm-source.ts';
import { placeOf } from '../../../src/node/loader/trace.ts';
import { load } from './loader-harness.ts';

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

/** What a module is to print or export, run by real Node and rewritten, with a module `m` beside it. */
const beside = `export const a = (...all) => ['a', ...all]; export const b = { a: 1 }, c = 3;
export function self() { return this === undefined } export default class M {}`;

const modules: Readonly<Record<string, string>> = {
  'a default export in brackets': 'export default ({ a: 1 })',
  'a default export in brackets and comments':
    'export /* default ( */ default // (\n (/* a */ ((5)) /* ; */) // ;\n;',
  'a class in brackets is called "default"': 'export default (class {})\nout.push(1)',
  'a function in brackets is called "default"': 'export default (function () {})',
  'a sequence in brackets': "export default (1, () => 'x');",
  'an arrow function': 'export default () => 1',
  'a default function with brackets in a comment':
    'export default async function /* ( */ * /* ( */ (x = (1)) {}\nout.push(typeof x)',
  'a default class, and an await right behind': 'export default class{}await out.push(2)',
  'a default class that waits': 'export default class { static [await 1] = 2 }',
  'a default export of an await in brackets': 'export default (await[7])\n;out.push(1)',
  'a declaration on a line of its own':
    'export\n\nconst\nx = 1; export\nfunction f() {}\nout.push(new Error().stack.match(/mjs[^:]*:(\\d+)/)[1])',
  'an await of a list': 'out.push(await[1])',
  'an await of a negation': 'out.push(await!0,await~1,await-1,await+1,await typeof 1)',
  'an await of text': 'out.push(await"s",await`t`,await\'u\')',
  'an await of an object': 'const o=await{a:1};out.push(o)',
  'an await of a function that is called': 'out.push(await(async()=>1)())',
  'an await of a pattern': 'out.push((await/b/).source)',
  'awaits of awaits': 'out.push(await await[await(await 1)+await 2])',
  'awaits in a function':
    'const f=async x=>await[x],g=async()=>[await"x",await!1];out.push(await f(1),await g())',
  'a loop over a list': 'for await(x of[1,2])out.push(x);var x',
  'a loop over text': 'for await(const x of"ab")out.push(await[x])',
  'a loop over a call in a function':
    'await(async()=>{for await(const x of(()=>[1])())out.push(x)})()',
  'a statement that begins with an await': 'const x = 1\nawait(x)\nawait[x]\nout.push(x)',
  'an imported name, with eval never called':
    "import { a, c } from './m.mjs'; function f() { eval('a') }\nout.push(a(c), typeof f)",
  'an imported name in a function that calls eval':
    "import { c } from './m.mjs'; function f(x) { if (x) eval('0'); { let d = c; return () => d + c } }\nout.push(f(0)())",
  'an imported name that another hides, with eval':
    "import { c } from './m.mjs'; function f(c) { if (!c) eval('0'); return c }\nout.push(f(1))",
  'an imported name that is passed on under it':
    "import { c } from './m.mjs'; import M from './m.mjs'; export * as c from './m.mjs'; export { M as d }; out.push(c)",
  'imported functions next to keywords':
    "import { a, self, c } from './m.mjs'\nconst f = async () => [await a`x`, await(self()), typeof a(1), void c]\nself()\nout.push(await f(), await[self()], await self())",
};

async function inNode(text: string): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'rewriting-'));
  try {
    await writeFile(join(folder, 'm.mjs'), beside);
    await writeFile(join(folder, 'main.mjs'), text);
    const out: unknown[] = [];
    Object.assign(globalThis, { out });
    const main = (await import(pathToFileURL(join(folder, 'main.mjs')).href)) as object;
    return seen(main, out);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function rewritten(text: string): Promise<unknown> {
  const { loader, out } = load({ 'm.mjs': beside, 'main.mjs': text });
  Object.assign(globalThis, { out });
  return seen(await loader.import('./main.mjs', 'file:///app/x.mjs'), out);
}

/** In words, since classes and functions are never the same. */
function seen(main: object, out: readonly unknown[]): string {
  const names = Object.entries(main).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'function' ? value.name : undefined,
  ]);
  const values = Object.values(main).map((value: unknown) =>
    typeof value === 'object' && !Array.isArray(value) ? { ...value } : value,
  );
  return inspect({ names, values, out }, { depth: 5 });
}

for (const [name, text] of Object.entries(modules)) {
  test(`as in Node: ${name}`, async () => {
    assert.equal(await rewritten(text), await inNode(text));
  });
}

test('awaits in CommonJS, however they are written', async () => {
  const text =
    'module.exports = (async () => { const all = [await[1], await!1, await"s", await`t`, await(async()=>1)(), (await{a:1}).a]; for await(const x of[2])all.push(x); return all })()';
  const { loader } = load({ 'main.cjs': text });
  const main = (await loader.import('./main.cjs', 'file:///app/x.mjs')) as {
    default: Promise<unknown>;
  };
  assert.deepEqual(await main.default, [[1], false, 's', 't', 1, 1, 2]);
});
