// How programs of test262 are chosen and run, in this Node.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { readLanguageTree } from '../conformance/test262-programs.ts';
import { inNode, runBatch } from '../conformance/test262-runs.ts';

test('test262: what is run, with its harness, and what becomes of it', async () => {
  const files = {
    'harness/assert.js': 'function assert(ok) { if (!ok) throw new Error("not so"); }',
    'harness/sta.js': '',
    'harness/more.js': 'const more = 5;',
    'harness/doneprintHandle.js': 'function $DONE() {}',
    'test/language/includes.js': '/*---\nincludes: [more.js]\n---*/ assert(more === 5);',
    'test/language/lines.js':
      '/*---\nincludes:\n  - more.js\nflags: [module]\n---*/ assert(more === 6);',
    'test/language/done.js': '/*---\nflags: [async]\n---*/ setTimeout($DONE, 1);',
    'test/language/never.js': '/*---\nflags: [async]\n---*/ void $DONE;',
    'test/language/imports.js': '/*---\n---*/ import x from "./x_FIXTURE.js"; assert(x === 1);',
    'test/language/x_FIXTURE.js': 'export default 1;',
    'test/language/a-spoils.js': '/*---\n---*/ Array.prototype.map = Map = null;',
    'test/language/kills.js': '/*---\n---*/ process.kill(process.pid, "SIGKILL");',
    'test/language/negative.js': '/*---\nnegative:\n  phase: parse\n---*/ = 1;',
    'test/language/raw.js': '/*---\nflags: [raw]\n---*/',
    'test/language/sloppy.js': '/*---\nflags: [noStrict]\n---*/ with ({}) {}',
  };
  const folder = mkdtempSync(join(tmpdir(), 'tree-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const { programs, fixtures } = readLanguageTree(folder);
    assert.deepEqual(Object.keys(fixtures), ['x_FIXTURE.js']);
    assert.deepEqual(
      programs.map(({ file }) => file),
      ['a-spoils.js', 'done.js', 'imports.js', 'includes.js', 'kills.js', 'lines.js', 'never.js'],
    );
    const failures = await runBatch(inNode, programs, fixtures);
    assert.equal(failures.get('kills.js'), 'takes the process down');
    assert.equal(failures.get('lines.js'), 'Error: not so');
    assert.equal(failures.get('never.js'), 'never done');
    for (const passing of ['a-spoils.js', 'done.js', 'imports.js'])
      assert.equal(failures.get(passing), undefined, passing);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
