// The parts of processes that need no worker: names, command lines, the shell's words.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { test } from 'node:test';
import { createChildProcess } from '../../../src/node/builtins/child-process/child-process.ts';
import { mountDisk } from '../../../src/node/disk/mount.ts';
import { expandWord, parseShell } from '../../../src/node/commands/shell-words.ts';
import { signalNumbers } from '../../../src/node/system/signals.ts';
import { readNodeCommand } from '../../../src/node/thread/command-line.ts';

const require = createRequire(import.meta.url);

test('node:child_process has every name that Node’s has', () => {
  const fail = (): never => assert.fail();
  const own = createChildProcess({
    thread: undefined as never,
    streams: fail,
    publish: fail,
    warn: fail,
    children: undefined as never,
    openChannel: fail,
    isFull: fail,
    isFolder: fail,
    find: fail,
    files: fail,
    systemErrorName: fail,
    env: fail,
    execPath: '',
    execArgv: fail,
  });
  const real = require('node:child_process') as object;
  assert.deepEqual(Object.keys(own).sort(), Object.keys(real).sort());
});

test('the signals are those of Linux', { skip: process.platform !== 'linux' }, () => {
  assert.deepEqual({ ...signalNumbers }, { ...constants.signals });
});

/** Each command of a line: how it is joined, and its words with their variables filled in. */
function commandsOf(line: string): [string, ...string[]][] {
  const env = { NAME: 'value', PART: 'a b' };
  return parseShell(line).map(({ joint, words }) => [
    joint,
    ...words.map((word) => expandWord(word, env, 7)),
  ]);
}

test('a shell’s line: quotes, variables, joints, redirections', () => {
  assert.deepEqual(commandsOf('echo hi && node x.mjs || a; b\nc'), [
    ['always', 'echo', 'hi'],
    ['and', 'node', 'x.mjs'],
    ['or', 'a'],
    ['always', 'b'],
    ['always', 'c'],
  ]);
  assert.deepEqual(commandsOf(`x 'a "$NAME"' "b $NAME \\"q\\"" c\\ d"e" $NAME\${PART} $? ''`), [
    ['always', 'x', 'a "$NAME"', 'b value "q"', 'c de', 'valuea b', '7', ''],
  ]);
  const [command] = parseShell('x 2>&1 >/dev/null < in');
  assert.deepEqual(
    command?.words.map(({ redirects }) => redirects),
    [false, true, true, false, true, false],
  );
  assert.deepEqual(commandsOf('a | b c; d'), [
    ['always', 'a'],
    ['pipe', 'b', 'c'],
    ['always', 'd'],
  ]);
  assert.throws(() => parseShell('a & b'), { name: 'SyntaxError', message: /"&"/u });
  assert.throws(() => parseShell("echo 'open"), { message: /Unterminated/u });
});

type Start = Parameters<typeof readNodeCommand>[0];

test('node’s command line', () => {
  const disk = mountDisk([
    ['/home/project/a.js', ''],
    ['/home/project/b.mjs', ''],
  ]);
  const process = { cwd: '/home/project', disk, pid: 1, env: {} };
  const read = (...args: string[]): unknown => {
    const start = { process, line: { name: 'node', args } } as unknown as Start;
    const order = readNodeCommand(start, 'v1');
    if (order.kind === 'print') return [order.stream, order.text, order.code];
    const begun = order.kind === 'read' ? order.start('g()') : order.start;
    return [begun.entry, begun.argv, begun.execArgv];
  };
  const file = (path: string) => ({ kind: 'file', path: `/home/project/${path}` });
  assert.deepEqual(read('--version'), ['stdout', 'v1\n', 0]);
  assert.deepEqual(read('a', '-e', 'x'), [file('a'), ['-e', 'x'], []]);
  assert.deepEqual(read('--no-warnings', 'b.mjs'), [file('b.mjs'), [], ['--no-warnings']]);
  const text = { kind: 'text', text: 'f()', prints: false };
  assert.deepEqual(read('-e', 'f()', '1'), [text, ['1'], ['-e', 'f()']]);
  assert.deepEqual(read('--input-type=module', '-e', 'f()'), [
    text,
    [],
    ['--input-type=module', '-e', 'f()'],
  ]);
  assert.deepEqual((read('-e') as unknown[])[2], 9);
  const typed = { kind: 'text', text: 'g()', prints: false, name: '[stdin]' };
  for (const [words, entry] of [
    [['--eval=f()'], text],
    [['--eval=f()', '-p'], { ...text, prints: true }],
    [['-p', '--eval=f()'], { ...text, prints: true }],
    [['-p', 'g()', '-e', 'f()'], { ...text, prints: true }],
    [['-p', '\\-1'], { ...text, text: '-1', prints: true }],
    [['--print=f()'], { ...typed, prints: true }],
    [['-p'], { ...typed, prints: true }],
    [['-p', ''], { ...typed, prints: true }],
    [['-p', '-'], { ...typed, prints: true }],
  ] as const)
    assert.deepEqual((read(...words) as unknown[])[0], entry, words.join(' '));
  for (const [words, said] of [
    [['--eval='], '--eval= requires an argument'],
    [['--eval', '-1'], '--eval requires an argument'],
    [['-pe'], '--eval requires an argument'],
    [['-e', '-'], '-e requires an argument'],
    [['-e=f()'], 'bad option: -e=f()'],
    [['-pe=f()'], 'bad option: -pe=f()'],
  ] as const)
    assert.deepEqual(read(...words), ['stderr', `node: ${said}\n`, 9]);
  assert.deepEqual(read(), [typed, [], []]);
  assert.deepEqual(read('--no-warnings', '-', '1'), [typed, ['-', '1'], ['--no-warnings']]);
});
