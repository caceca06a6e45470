// The shell does what a real one does with the same line, and says by name what it does not know.
import assert from 'node:assert/strict';
import { realpathSync } from 'node:fs';
import { test } from 'node:test';
import { runRealShell, runShell } from './shell-harness.ts';

const isDash = process.platform === 'linux' && realpathSync('/bin/sh').endsWith('dash');
const files = { 'a.txt': 'one\ntwo\n', 'sub/b.txt': 'three\n' };

const lines = [
  // Words and quoting.
  `echo a  b '  c  ' "  d  "`,
  `echo 'it'"'"'s' a\\ b "\\"q\\" \\\\ \\x" '\\n'`,
  `echo "\\$NAME $NAME \${NAME}s" '$NAME' \\$NAME`,
  `echo "" ''x $NOTHING end`,
  `echo "two
lines" a\\
b`,
  `echo a # not this
echo b#c`,
  `X=1 Y="$NAME" ; echo $X $Y`,
  `X=inner env | cat | head -n 0; echo "<$X>"`,
  `export X=1; echo $X`,
  `echo -n a; echo b`,
  // Joints and codes.
  'true && echo yes || echo no',
  'false && echo yes || echo no',
  'false || echo a && echo b',
  'true || echo a && echo b',
  'false; echo $?; true; echo $?',
  'echo a;echo b',
  `true &&
echo next`,
  `

echo late

`,
  'exit 3; echo never',
  'ulimit -c 0 && exec echo taken; echo never',
  'exec cat a.txt; echo never',
  'exit 300',
  'false',
  'exit',
  ':',
  '',
  // Unknown commands.
  'nope',
  'nope; echo $?',
  'nope 2>/dev/null',
  'nope 2>&1 | cat',
  'nope | cat',
  'echo a | nope',
  'nope > out; cat out',
  // Pipes.
  'cat a.txt | head -n 1',
  'cat a.txt sub/b.txt | cat | cat',
  'false | true',
  'true | false',
  'cat missing | cat',
  'cat missing 2>&1 | cat',
  // Redirections.
  'echo a > f; echo b >> f; cat f',
  'cat < a.txt',
  'cat < missing',
  'echo x > none/f',
  'echo err >&2',
  'echo err >&2 2>/dev/null',
  'cat missing > f 2>&1; cat f',
  'cat missing 2>&1 > f',
  'cat < a.txt > f; cat f',
  '> f; cat f; ls f',
  // Folders.
  'cd sub && cat b.txt',
  'cd missing',
  'cd sub; cd ..; cat a.txt',
  // Syntax.
  'echo a &&',
  '&& echo a',
  'echo a ;; echo b',
  '| cat',
  'echo a |',
  '; echo a',
];

for (const line of lines) {
  test(`as in sh: ${line}`, { skip: process.platform === 'win32' }, async () => {
    const own = await runShell(line, files);
    const real = runRealShell(line, files);
    const { stdout, code } = own;
    assert.deepEqual([stdout, code], [real.stdout, real.code], own.stderr);
    if (isDash) assert.equal(own.stderr, real.stderr);
  });
}

for (const [line, what] of [
  ['sleep 1 & echo a', '&'],
  ['(echo a)', '('],
  ['echo `pwd`', '`'],
  ['echo "`pwd`"', '`'],
  ['echo $(pwd)', '('],
  ['echo "$(pwd)"', '$('],
  ['echo ${X:-a}', '${'],
  ['echo $1', '$1'],
  ['if true; then echo a; fi', 'if'],
  ['while true; do echo a; done', 'while'],
  ['for x in a; do echo a; done', 'for'],
  ['! true', '!'],
  ['{ echo a; }', '{'],
  ['cat 3< a.txt', '3<'],
] as const) {
  test(`refused by name: ${line}`, async () => {
    const { stdout, stderr, code } = await runShell(line, files);
    assert.deepEqual([stdout, code], ['', 2]);
    assert.ok(stderr.includes(`"${what}`), stderr);
    assert.match(stderr, /is not available in the built-in engine/u);
  });
}
