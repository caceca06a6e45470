// A program that was downloaded runs with plain Node as it did on the page.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { folderOf, zipFolder } from '../../../src/playground/share/folder.ts';

const program = {
  files: {
    'main.mjs':
      "import { word } from './lib/word.mjs';\nconsole.log(word, process.argv.slice(2), process.env.TWO);\n",
    'lib/word.mjs': "export const word = '交錯';\n",
  },
  entry: 'main.mjs',
  args: ['a b', "it's", '--n=1'],
  env: { TWO: 'x y # "z"' },
};

test('the archive is a folder that npm starts', () => {
  const archive = unzipSync(zipFolder('mine', folderOf('mine', program)));
  const folder = mkdtempSync(join(tmpdir(), 'folder-'));
  try {
    for (const [path, bytes] of Object.entries(archive)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), strFromU8(bytes));
    }
    const { stdout } = spawnSync('npm', ['start', '--silent'], {
      cwd: join(folder, 'mine'),
      encoding: 'utf8',
    });
    assert.equal(stdout, `交錯 [ 'a b', "it's", '--n=1' ] x y # "z"\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a package.json of its own stays', () => {
  const files = { ...program.files, 'package.json': '{"type":"module"}' };
  assert.equal(folderOf('mine', { ...program, files })['package.json'], '{"type":"module"}');
});
