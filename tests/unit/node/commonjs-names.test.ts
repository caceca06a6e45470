// What an import of CommonJS gives, and a `require` of an ES module: held against this Node's own.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { load } from './loader-harness.ts';

const root = mkdtempSync(join(tmpdir(), 'commonjs-names-'));
// Whatever package may lie above it.
writeFileSync(join(root, 'package.json'), '{}');
after(() => {
  rmSync(root, { recursive: true });
});

type Files = Readonly<Record<string, string>>;
let written = 0;

/** Writes files into a folder of their own, and gives its path. */
function write(files: Files): string {
  written += 1;
  const folder = join(root, String(written));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Names, with what is known of the values wherever the files lie. */
/** As Node imports it. */
const importReal = (url: string): Promise<object> => import(url) as Promise<object>;

async function seen(namespace: Promise<object>): Promise<unknown> {
  try {
    return Object.entries(await namespace).map(([name, value]: [string, unknown]) => {
      if (typeof value === 'object') return [name, Object.keys(value ?? {})];
      return [name, typeof value === 'function' ? value.name : value];
    });
  } catch (error) {
    return String(error).split('\n')[0];
  }
}

const a = { 'a.cjs': 'exports.one = 1; exports.two = 2; exports.default = 3' };
const both = 'exports.one = 1; exports.two = 2';
const eachKey = `var _a = require('./a.cjs');
Object.keys(_a).forEach(function (key) {
  if (key === "default" || key === "__esModule") return;`;

const texts: readonly (string | Files)[] = [
  both,
  'exports.default = 1; exports.__esModule = true; exports.a = 2',
  "exports['a-b'] = 1; module.exports.c = 2; module.exports['d'] = 3",
  "const [a, b, d] = [1, 2, 3]; module.exports = { a, b: 'c', d }",
  'const [a, b] = [1, 2]; module.exports = { a, b, c: a }',
  'const a = { b: 1 }; module.exports = { a: a.b, c: a }',
  "const a = 1; module.exports = { 'a': a, 'b-c': a }",
  'const a = 1; module.exports = { a, b() {}, c: a }',
  'const a = {}; module.exports = { ...a, b: a }',
  'module.exports = { a: 1 }',
  'module.exports = class Whole { static a = 1 }',
  'module.exports = 5; exports.a = 1',
  'module.exports = null',
  'module.exports = null; exports.a = 1',
  'exports.a = 1; module.exports = Object.create({ a: 1 })',
  'exports.a = 1; module.exports = Object.defineProperty({}, "a", { get() { throw new Error("no") } })',
  'exports = module.exports = { a, b }; var a = 1, b = 2',
  'module.exports = exports = { a, b }; var a = 1, b = 2',
  'var a = 1, b = 2; 0 && (module.exports = { a, b }); module.exports = new Map()',
  'exports.a = exports.b = void 0; exports.a = 1',
  "Object.defineProperty(exports, 'a', { value: 1 })",
  "Object.defineProperty(exports, 'a', { enumerable: true, value: 1 })",
  "Object.defineProperty(module.exports, 'a', { enumerable: true, get: function () { return q.p } }); var q = {}",
  "Object.defineProperty(exports, 'a', { enumerable: true, get: () => 1 })",
  "Object.defineProperty(exports, 'a', { enumerable: true, get() { return f() } }); var f = () => 1",
  {
    'main.cjs': `var __importDefault = (this && this.__importDefault) || ((mod) => ({ default: mod }));
      exports.b = void 0; var a_1 = require("./a.cjs");
      Object.defineProperty(exports, "b", { enumerable: true, get: function () { return __importDefault(a_1).default; } });`,
    ...a,
  },
  '(function (e) { e.a = 1 })(exports)',
  'if (true) { exports.a = 1 } function f() { exports.b = 1 }',
  '#!/usr/bin/env node\nexports.a = 1',
  "/* exports.a = 1 */ exports.b = 1; 'exports.c = 1'; `exports.d = 1 ${exports.e = 1}`",
  'exports.a = /exports.b = 1/; exports.c = 1 / 2 / 1',
  'exports.a = 1; exports.load = () => import("node:os")',
  'exports.a = (',
  { 'main.cjs': "module.exports = require('./a.cjs')", ...a },
  { 'main.cjs': "module.exports = { ...require('./a.cjs'), three: null }", ...a },
  { 'main.cjs': "module.exports = require('./a')", 'a.js': both },
  { 'main.cjs': "module.exports = require('./folder')", 'folder/index.js': both },
  { 'main.cjs': "module.exports = require('./a')", a: both },
  { 'main.cjs': "module.exports = require('./a.json')", 'a.json': '{ "one": 1 }' },
  { 'main.cjs': "module.exports = require('./a.mjs')", 'a.mjs': 'export const one = 1' },
  { 'main.cjs': "module.exports = require('./a.mjs')", 'a.mjs': 'let exports = {}; exports.a = 1' },
  {
    'main.cjs': "module.exports = require('./a.js')",
    'a.js': 'var exports = {}; exports.a = 1',
    'package.json': '{ "type": "module" }',
  },
  {
    'main.cjs': "module.exports = require('pkg')",
    'node_modules/pkg/package.json': '{ "exports": { "import": "./i.mjs", "require": "./r.cjs" } }',
    'node_modules/pkg/i.mjs': 'export const imported = 1',
    'node_modules/pkg/r.cjs': both,
  },
  { 'main.cjs': "exports.a = 1; if (exports.b) module.exports = require('./missing')" },
  { 'main.cjs': "if (0) module.exports = require('./a.cjs'); else module.exports = {}", ...a },
  { 'main.cjs': `${eachKey} exports[key] = _a[key]; });`, ...a },
  {
    'main.cjs': `${eachKey} if (key in exports && exports[key] === _a[key]) return;
      Object.defineProperty(exports, key, { enumerable: true, get: function () { return _a[key]; } });
    });`,
    ...a,
  },
  ...['tslib_1.__exportStar', '__exportStar'].map((star) => ({
    'main.cjs': `var __exportStar = (m, e) => { for (const k in m) if (k !== 'default') e[k] = m[k] };
      var tslib_1 = { __exportStar }; exports.own = 0; ${star}(require("./a.cjs"), exports);`,
    ...a,
  })),
  {
    'main.cjs': "exports.main = 1; if (0) module.exports = require('./b.cjs')",
    'b.cjs': "exports.b = 1; if (0) module.exports = require('./c.cjs')",
    'c.cjs': "exports.c = 1; if (0) module.exports = require('./main.cjs')",
  },
];

for (const each of texts) {
  const files = typeof each === 'string' ? { 'main.cjs': each } : each;
  test(`the names of ${JSON.stringify(each).slice(0, 100)}`, async () => {
    const real = await seen(importReal(pathToFileURL(join(write(files), 'main.cjs')).href));
    const own = await seen(load(files).loader.import('./main.cjs', 'file:///app/x.mjs'));
    assert.deepEqual(own, real);
  });
}

test('Node’s own lexer is another one, and sees three things otherwise', async () => {
  const otherwise: readonly [text: string, real: string[], own: string[]][] = [
    ["module.exports = { a: require('./a.cjs') }", ['a', 'one', 'two'], ['a']],
    ['module.exports = { get a() {} }', [], ['get']],
    [
      `exports.b = 0; var f = () => 1;
       Object.defineProperty(exports, 'b', { enumerable: true, get: function () { return f() } })`,
      ['b'],
      [],
    ],
  ];
  const names = async (namespace: Promise<object>): Promise<string[]> =>
    Object.keys(await namespace).filter((name) => !['default', 'module.exports'].includes(name));
  for (const [text, real, own] of otherwise) {
    const files = { 'main.cjs': text, ...a };
    const url = pathToFileURL(join(write(files), 'main.cjs')).href;
    assert.deepEqual(await names(importReal(url)), real);
    assert.deepEqual(
      await names(load(files).loader.import('./main.cjs', 'file:///app/x.mjs')),
      own,
    );
  }
});

test('each file of a circle has the names that were there when it was read', async () => {
  const files = {
    'a.cjs': "exports.a = 1; if (0) module.exports = require('./b.cjs')",
    'b.cjs': "exports.b = 1; if (0) module.exports = require('./a.cjs')",
  };
  const folder = write(files);
  const { loader } = load(files);
  for (const name of ['a.cjs', 'b.cjs', 'a.cjs']) {
    const real = await seen(importReal(pathToFileURL(join(folder, name)).href));
    assert.deepEqual(await seen(loader.import(`./${name}`, 'file:///app/x.mjs')), real);
  }
});

/** What a `require` of `e.mjs` gives, and whether it stays the same and live. */
const requiring = `const first = require('./e.mjs');
const again = require('./e.mjs');
first.up?.();
const same = first === again;
const cached = require.cache[require.resolve('./e.mjs')];
const marked = Object.getOwnPropertyDescriptor(first, '__esModule');
module.exports = [typeof first, Object.keys(first), same, first.x, marked?.value, first.default,
  cached.exports === first, cached.loaded, module.children.length];`;

for (const text of [
  'export let x = 1; export const up = () => { x++ }',
  'export let x = 1; export const up = () => { x++ }; export default 5',
  'export default 5; export const __esModule = false',
  "function f() {} export { f as 'module.exports' }; export default 1",
  "export default 1; export * from './star.mjs'",
]) {
  test(`require() of ${text}`, () => {
    const files = {
      'main.cjs': requiring,
      'e.mjs': text,
      'star.mjs': "const whole = { x: 1 }; export { whole as 'module.exports' }",
    };
    const folder = write(files);
    const real = createRequire(join(folder, 'x.js'))('./main.cjs') as unknown;
    const own = load(files).loader.commonJs.createRequire('/app/x.js')('./main.cjs');
    assert.deepEqual(own, real);
  });
}
