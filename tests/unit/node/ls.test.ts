// `ls` lists what GNU's lists, in all its common forms.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateText, humanSize, modeText } from '../../../src/node/commands/ls-long.ts';
import type { Disk } from '../../../src/node/disk/disk.ts';
import { runRealShell, runShell } from './shell-harness.ts';

const files = {
  'a.txt': 'x'.repeat(10),
  'big.bin': 'x'.repeat(123_456),
  '.hidden': '',
  'sub/b.txt': 'three\n',
  'sub/deep/c.txt': '',
  'sub/.d': '',
};
const recent = new Date(Date.now() - 86_400_000);
const old = new Date(2001, 1, 3, 4, 5, 6);

/** The same times, modes and a link on both. */
function prepare(disk: Disk): void {
  const home = '/home/project';
  disk.symlink('a.txt', `${home}/link`);
  disk.symlink('sub', `${home}/folder-link`);
  disk.chmod(`${home}/big.bin`, 0o755, true);
  const paths = ['.hidden', 'big.bin', 'sub/.d', 'sub/b.txt', 'sub/deep/c.txt', 'sub/deep', 'sub'];
  for (const path of [...paths, 'link', 'folder-link', '.', '..']) {
    disk.utimes(`${home}/${path}`, 0, recent.getTime(), false);
  }
  disk.utimes(`${home}/a.txt`, 0, old.getTime(), true);
}

const stamp = (date: Date): string => `@${String(date.getTime() / 1000)}`;
const setup = `ln -s a.txt link; ln -s sub folder-link; chmod 755 big.bin; umask 022; chmod 755 sub sub/deep
touch -h -d ${stamp(recent)} .hidden big.bin sub/.d sub/b.txt sub/deep/c.txt sub/deep sub link folder-link .; touch -d ${stamp(old)} a.txt`;

/** What depends on the machine: who owns files, how folders are kept, what is above. */
function plain(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^(?:total|d.* \.\.$)/u.test(line))
    .map((line) => line.replace(/^(d\S+).* (\S+ +\d+ +[\d:]+ \S+)$/u, '$1 $2'))
    .map((line) => line.replace(/^d\S+( .* \.)$/u, 'd$1'))
    .map((line) => line.replace(/^([-l]\S+) +(\d+) +\S+ +\S+ +/u, '$1 $2 who who '))
    .join('\n');
}

for (const line of [
  'ls',
  'ls -1',
  'ls -a',
  'ls -A',
  'ls -aA; ls -Aa',
  'ls -R',
  'ls -lR sub',
  'ls -t',
  'ls -tr; ls -rt',
  'ls -r',
  'ls -d',
  'ls -d sub a.txt',
  'ls -l',
  'ls -la',
  'ls -lah',
  'ls -l big.bin a.txt',
  'ls -lh big.bin',
  'ls -ld sub',
  'ls -l1',
  'ls sub a.txt missing',
  'ls -r sub a.txt .',
  'ls -l link folder-link',
  'ls folder-link',
  'ls sub/deep sub -l',
  'ls -- -l',
  'ls -lz',
  'ls -l9',
  'ls --nonsense',
  'ls --all',
  'ls missing -a',
  'ls ""',
]) {
  test(`as GNU’s: ${line}`, { skip: process.platform !== 'linux' }, async () => {
    const own = await runShell(line, files, prepare);
    const real = runRealShell(line, files, setup);
    assert.equal(plain(own.stdout), plain(real.stdout));
    assert.deepEqual([own.stderr, own.code], [real.stderr, real.code]);
  });
}

test('the long form stands in columns, behind the room that all takes', async () => {
  const { stdout } = await runShell('ls -l', files, prepare);
  const [total, ...lines] = stdout.trimEnd().split('\n');
  assert.equal(total, 'total 126');
  const date = dateText(recent.getTime(), Date.now());
  assert.deepEqual(lines, [
    '-rw-r--r-- 1 reader reader     10 Feb  3  2001 a.txt',
    `-rwxr-xr-x 1 reader reader 123456 ${date} big.bin`,
    `lrwxrwxrwx 1 reader reader      3 ${date} folder-link -> sub`,
    `lrwxrwxrwx 1 reader reader      5 ${date} link -> a.txt`,
    `drwxr-xr-x 3 reader reader ${lines.at(-1)?.slice(27, 33) ?? ''} ${date} sub`,
  ]);
});

test('modes, sizes and dates', () => {
  assert.equal(modeText(0o104751), '-rwsr-x--x');
  assert.equal(modeText(0o041777), 'drwxrwxrwt');
  assert.equal(modeText(0o102644), '-rw-r-Sr--');
  assert.deepEqual([0, 1023, 1024, 1025, 10_189, 10_240, 1_048_576].map(humanSize), [
    '0',
    '1023',
    '1.0K',
    '1.1K',
    '10K',
    '10K',
    '1.0M',
  ]);
  const now = new Date(2026, 10, 28, 12).getTime();
  assert.equal(dateText(new Date(2026, 10, 8, 9, 5).getTime(), now), 'Nov  8 09:05');
  assert.equal(dateText(new Date(2026, 3, 8).getTime(), now), 'Apr  8  2026');
  assert.equal(dateText(now + 1, now), 'Nov 28  2026');
});
