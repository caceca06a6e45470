// The module loader in this very Node: graphs of both kinds, and what is wrong with them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInThisContext } from 'node:vm';
import { openDisk } from '../../../src/node/disk/disk.ts';
import { mountDisk } from '../../../src/node/disk/mount.ts';
import { Files } from '../../../src/node/disk/program-files.ts';
import * as rewriting from '../../../src/node/parts/rewriting.ts';
import { Loader } from '../../../src/node/loader/loader.ts';

/** A loader for these files, which lie in `/app`. Programs leave what they find in `out`. */
function load(files: Readonly<Record<string, string>>): { loader: Loader; out: unknown[] } {
  const out: unknown[] = [];
  const entries = Object.entries(files).map(([name, text]) => [`/app/${name}`, text] as const);
  const loader = new Loader({
    files: new Files(openDisk(mountDisk(entries), 1)),
    native: {
      runScript: (text) => void runInThisContext(text),
      importText: undefined,
      placeOf: () => undefined,
    },
    rewriting: () => rewriting,
    rewritten: new Map(),
    builtin: (name) => (name === 'fake' ? { out, twice: (n: number) => 2 * n } : undefined),
    isBuiltin: (name) => name === 'fake' || name === 'http',
    hold: (promise) => promise,
  });
  return { loader, out };
}

async function run(
  files: Readonly<Record<string, string>>,
  entry = 'main.mjs',
): Promise<unknown[]> {
  const { loader, out } = load(files);
  const path = `/app/${entry}`;
  if (loader.isCommonJs(path)) loader.commonJs.runMain(path);
  else await loader.runMain(path);
  return out;
}

const useOut = "import { out } from 'node:fake';\n";

test('bindings are live, functions are hoisted through a circle', async () => {
  const out = await run({
    'main.mjs': `${useOut}import { count, up, early } from './b.mjs';
      export function hoisted() { return 'hoisted' }
      up(); up()
      up()
      out.push(count, early)`,
    'b.mjs': `import { hoisted } from './main.mjs';
      export let count = 0;
      export const up = () => { count++ };
      export const early = hoisted()`,
  });
  assert.deepEqual(out, [3, 'hoisted']);
});

test('a use before a circle has come round is the language’s own error', async () => {
  await assert.rejects(
    run({
      'main.mjs': `import './b.mjs'; export const late = 1`,
      'b.mjs': `import { late } from './main.mjs'; late`,
    }),
    /^ReferenceError: Cannot access 'late' before initialization/,
  );
});

test('every form of import and export', async () => {
  const out = await run({
    'main.mjs': `${useOut}import d, { a, b as c, 'a name' as named } from './names.mjs';
      import * as all from './names.mjs';
      import data from './data.json' with { type: 'json' };
      import { twice } from 'fake';
      import { a as passedOn, star, inner } from './barrel.mjs';
      const { x, y: [z] } = { x: twice(2), y: [a] };
      out.push(d(), a, c, named, Object.keys(all), data.n, x, z, passedOn, star, inner.star);
      out.push({ a, c }, \`\${a}\`, typeof twice, (() => c)());
      label: for (const each of [a]) { if (each) break label }
      switch (a) { case 1:
        twice(1)
      }`,
    'names.mjs': `export default function () { return 'default' }
      export const a = 1, b = 2; const hidden = 3; export { hidden as 'a name' }`,
    'data.json': '{ "n": 9 }',
    'barrel.mjs': `export * from './star.mjs'; export { a } from './names.mjs'; export * as inner from './star.mjs'`,
    'star.mjs': `export const star = '*'; export default 'not passed on'`,
  });
  assert.deepEqual(out.slice(0, 4), ['default', 1, 2, 3]);
  assert.deepEqual(out[4], ['a', 'a name', 'b', 'default']);
  assert.deepEqual(out.slice(5, 11), [9, 4, 1, 1, '*', '*']);
  assert.deepEqual(out.slice(11), [{ a: 1, c: 2 }, '1', 'function', 2]);
});

test('an imported function is called without a this, also where a semicolon is missing', async () => {
  const out = await run({
    'main.mjs': `${useOut}import { who } from './b.mjs'
      const first = 1
      who(out)
      if (first) who(out)
      else who(out)
      new who.Class(out)`,
    'b.mjs': `export function who(out) { out.push(this) }
      who.Class = class { constructor(out) { out.push(new.target === who.Class) } }`,
  });
  assert.deepEqual(out, [undefined, undefined, true]);
});

test('modules run once, in order, and siblings wait together for top-level awaits', async () => {
  const out = await run({
    'main.mjs': `${useOut}import './a.mjs'; import './b.mjs'; import './a.mjs';
      export { c } from './c.mjs'; out.push('main')`,
    'a.mjs': `${useOut}out.push('a 1'); await new Promise((go) => setTimeout(go, 5)); out.push('a 2')`,
    'b.mjs': `${useOut}out.push('b 1'); await null; out.push('b 2')`,
    'c.mjs': `${useOut}export const c = 0; out.push('c')`,
  });
  assert.deepEqual(out, ['a 1', 'b 1', 'c', 'b 2', 'a 2', 'main']);
});

test('import.meta, import() of a computed name, and of a module that throws', async () => {
  const out = await run({
    'main.mjs': `${useOut}out.push(import.meta.url, import.meta.filename, import.meta.dirname,
        import.meta.resolve('./b.mjs'));
      const { b } = await import('./' + 'b.mjs'); out.push(b);
      const tries = [];
      for (const _ of [1, 2]) await import('./bad.mjs').catch((error) => tries.push(error));
      out.push(tries[0].message, tries[0] === tries[1])`,
    'b.mjs': 'export const b = import.meta.main',
    'bad.mjs': "throw new Error('bad')",
  });
  assert.deepEqual(out, [
    'file:///app/main.mjs',
    '/app/main.mjs',
    '/app',
    'file:///app/b.mjs',
    false,
    'bad',
    true,
  ]);
});

test('a namespace looks like one and cannot be changed', async () => {
  const out = await run({
    'main.mjs': `${useOut}import * as ns from './b.mjs';
      const attempt = (act) => { try { act(); return 'allowed' } catch (error) { return error.constructor.name } };
      out.push(String(ns[Symbol.toStringTag]), Object.getPrototypeOf(ns), 'b' in ns, ns.missing,
        attempt(() => { ns.b = 2 }), attempt(() => { delete ns.b }), attempt(() => { ns.c = 1 }),
        Object.getOwnPropertyDescriptor(ns, 'b').value, Object.isExtensible(ns))`,
    'b.mjs': 'export let b = 1; b = 5',
  });
  assert.deepEqual(out, [
    'Module',
    null,
    true,
    undefined,
    'TypeError',
    'TypeError',
    'TypeError',
    5,
    false,
  ]);
});

test('CommonJS: exports, circles, cache, JSON, index files, and what a wrapper gives', async () => {
  const out = await run(
    {
      'main.cjs': `const { out } = require('fake');
        const a = require('./a'); out.push(a.done, a.fromB, require('./a') === a, require('./data').n);
        out.push(require('./folder').name, __filename, __dirname, arguments.length);
        out.push(require.main === module, module.children.length, this === exports);
        out.push(require('pkg').pkg); return; out.push('unreachable')`,
      'a.js':
        "exports.done = false; exports.fromB = require('./b.js').sawDone; exports.done = true",
      'b.js': "exports.sawDone = require('./a.js').done",
      'data.json': '{ "n": 3 }',
      'folder/index.js': "module.exports = { name: 'index' }",
      'node_modules/pkg/package.json': '{ "main": "lib/entry" }',
      'node_modules/pkg/lib/entry.js': "exports.pkg = 'pkg'",
    },
    'main.cjs',
  );
  assert.deepEqual(out, [
    true,
    false,
    true,
    3,
    'index',
    '/app/main.cjs',
    '/app',
    5,
    true,
    3,
    true,
    'pkg',
  ]);
});

test('each kind of module reaches the other', async () => {
  const out = await run({
    'main.mjs': `${useOut}import whole, { one, two } from './c.cjs';
      out.push(whole.one, one, two, (await import('./c.cjs')).default.esm)`,
    'c.cjs': `exports.one = 1; module.exports.two = 2; exports.esm = require('./e.mjs').value`,
    'e.mjs': 'export const value = 8',
  });
  assert.deepEqual(out, [1, 1, 2, 8]);
});

test('a .js file is what its package or its text says', async () => {
  const asModule = { 'main.js': `${useOut}out.push(typeof require)` };
  assert.deepEqual(await run(asModule, 'main.js'), ['undefined']);
  const asScript = { 'main.js': "require('fake').out.push(typeof module)" };
  assert.deepEqual(await run(asScript, 'main.js'), ['object']);
  const told = { 'main.js': 'var await_ = 1', 'package.json': '{ "type": "module" }' };
  assert.equal(load(told).loader.isCommonJs('/app/main.js'), false);
});

test('what is missing fails with Node’s own codes', async () => {
  const cases: [string, string | undefined, RegExp][] = [
    [
      "import './no.mjs'",
      'ERR_MODULE_NOT_FOUND',
      /^Cannot find module '\/app\/no.mjs' imported from \/app\/main.mjs$/,
    ],
    [
      "import 'no'",
      'ERR_MODULE_NOT_FOUND',
      /^Cannot find package 'no' imported from \/app\/main.mjs$/,
    ],
    ["import 'node:no'", 'ERR_UNKNOWN_BUILTIN_MODULE', /^No such built-in module: node:no$/],
    [
      "import 'http'",
      'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM',
      /^node:http is not available in the built-in engine$/,
    ],
    ["import 'https://x.test/a.mjs'", 'ERR_UNSUPPORTED_ESM_URL_SCHEME', /protocol 'https:'/],
    ["import { no } from 'fake'", undefined, /does not provide an export named 'no'$/],
    ["import { no } from './c.cjs'", undefined, /^Named export 'no' not found/],
    ["import './data.json'", 'ERR_IMPORT_ATTRIBUTE_MISSING', /needs an import attribute/],
    ["import './x.txt'", 'ERR_UNKNOWN_FILE_EXTENSION', /Unknown file extension ".txt"/],
  ];
  const others = { 'c.cjs': '', 'data.json': '{}', 'x.txt': '' };
  for (const [text, code, message] of cases) {
    await assert.rejects(
      run({ 'main.mjs': text, ...others }),
      (error: Error & { code?: string }) => {
        assert.match(error.message, message);
        assert.equal(error.code, code, text);
        return true;
      },
    );
  }
  const { loader } = load({ 'main.cjs': "require('./no')" });
  assert.throws(
    () => {
      loader.commonJs.runMain('/app/main.cjs');
    },
    { code: 'MODULE_NOT_FOUND', requireStack: ['/app/main.cjs'] },
  );
});

test('a missing export is pointed at in its own line', async () => {
  await assert.rejects(
    run({
      'main.mjs': "import {\n  yes,\n  no as never } from './b.mjs'",
      'b.mjs': 'export const yes = 1',
    }),
    ({ stack }: Error) => {
      const head = `file:///app/main.mjs:3\n  no as never } from './b.mjs'\n  ^^^^^^^^^^^\nSyntaxError: `;
      assert.ok(stack?.startsWith(head), stack);
      return true;
    },
  );
});

test('packages say in exports and imports what may be reached, and for whom', async () => {
  const files = {
    'main.mjs': `${useOut}import dual from 'pkg'; import feature from 'pkg/features/one';
      import inner from '#inner';
      out.push(dual, feature, inner, (await import('./c.cjs')).default);`,
    'package.json': '{ "name": "app", "imports": { "#inner": "./inner.mjs" } }',
    'inner.mjs': "export default 'inner'",
    'c.cjs': "module.exports = require('pkg')",
    'node_modules/pkg/package.json': JSON.stringify({
      exports: {
        '.': { import: './esm.mjs', default: './cjs.cjs' },
        './features/*': './src/*.mjs',
        './features/hidden': null,
        './bad': 'src/one.mjs',
      },
    }),
    'node_modules/pkg/esm.mjs': "export default 'esm'",
    'node_modules/pkg/cjs.cjs': "module.exports = 'cjs'",
    'node_modules/pkg/src/one.mjs': "export default 'one'",
  };
  assert.deepEqual(await run(files), ['esm', 'one', 'inner', 'cjs']);
  const refused: [string, string][] = [
    ['pkg/esm.mjs', 'ERR_PACKAGE_PATH_NOT_EXPORTED'],
    ['pkg/features/hidden', 'ERR_PACKAGE_PATH_NOT_EXPORTED'],
    ['pkg/bad', 'ERR_INVALID_PACKAGE_TARGET'],
    ['#none', 'ERR_PACKAGE_IMPORT_NOT_DEFINED'],
  ];
  for (const [specifier, code] of refused) {
    await assert.rejects(run({ ...files, 'main.mjs': `import '${specifier}'` }), { code });
  }
});

test('a text runs as a script: what it declares is global, its last value can be printed', () => {
  const { loader } = load({});
  const printed: unknown[] = [];
  const order = { name: '[eval]', folder: '/app', prints: (value: unknown) => printed.push(value) };
  loader.commonJs.runText({ ...order, text: 'var scriptVariable = 20; scriptVariable + 1' });
  assert.deepEqual(printed, [21]);
  assert.equal((globalThis as Record<string, unknown>)['scriptVariable'], 20);
  assert.throws(
    () => {
      loader.commonJs.runText({ ...order, text: 'return 1' });
    },
    { name: 'SyntaxError' },
  );
});
