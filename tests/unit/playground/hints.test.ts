// The hints: what stands behind a program's error, by what real Node and the browser say of it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import en from '../../../src/i18n/strings/tools/en.ts';
import zhTW from '../../../src/i18n/strings/tools/zh-TW.ts';
import { hintFor, type HintId } from '../../../src/playground/run/hints.ts';

/** What real Node says on stderr of a module of this text. */
function errorOf(source: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'hints-'));
  try {
    writeFileSync(join(folder, 'main.mjs'), source);
    return spawnSync(process.execPath, ['main.mjs'], { cwd: folder, encoding: 'utf8' }).stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const programs: readonly (readonly [source: string, id: HintId, name: string])[] = [
  ["import 'lodash';", 'no-package', 'lodash'],
  ["import '@scope/pool';", 'no-package', '@scope/pool'],
  [
    "import { createRequire } from 'node:module';\ncreateRequire(import.meta.url)('lodash');",
    'no-package',
    'lodash',
  ],
  ["import './wroker.mjs';", 'no-file', 'wroker.mjs'],
  ["const fs = require('fs');", 'require-in-module', ''],
  ["print('hello');", 'python-print', ''],
  ['const x = None;', 'python-constant', 'None'],
  ['let ok = True;', 'python-constant', 'True'],
  ['let ok = False;', 'python-constant', 'False'],
  ["async def main():\n    print('hi')", 'python-def', ''],
  ['def f():\n    return 1', 'python-def', ''],
  ['if (1) {\n} elif (2) {\n}', 'python-elif', ''],
  ['import asyncio\n', 'python-import', ''],
  ['from threading import Thread\n', 'python-import', ''],
];

for (const [source, id, name] of programs) {
  test(`${JSON.stringify(source)}: ${id}`, () => {
    const hint = hintFor(errorOf(source), { 'main.mjs': source }, 'builtin');
    assert.deepEqual(hint, { id, name });
  });
}

test('no network: the built-in engine has none, StackBlitz some', () => {
  for (const error of ['Failed to fetch', 'fetch failed', 'Load failed']) {
    const stderr = `TypeError: ${error}\n    at main.mjs:1:7\n`;
    assert.equal(hintFor(stderr, {}, 'builtin')?.id, 'no-network');
    assert.equal(hintFor(stderr, {}, 'stackblitz')?.id, 'cross-origin');
  }
});

test('of other errors, and of words that only look like these, nothing is said', () => {
  for (const source of [
    'throw new Error("def f(): elif None");',
    'undefinedName();',
    'let let = 1;',
    "// def f():\nconsole.error('print is not defined'); process.exit(1);",
    "import { readFile } from 'node:fs';\nconst x = ;",
  ]) {
    assert.equal(hintFor(errorOf(source), { 'main.mjs': source }, 'builtin'), undefined, source);
  }
});

test('every hint has one line in each language, with the name in it', () => {
  for (const [, id, name] of programs) {
    for (const { hints } of [en, zhTW]) {
      assert.ok(hints[id](name).includes(name));
      assert.doesNotMatch(hints[id](name), /\n/);
    }
  }
});
