// What the forms with a callback say of arguments that are not what they should be, as this Node says it.
import assert from 'node:assert/strict';
import real from 'node:fs';
import { test } from 'node:test';
import { createOwnFs } from './own-fs.ts';

type Call = (...args: readonly unknown[]) => unknown;

const values = [undefined, null, 1, 'x', {}, -2];

/** All lists of so many values. */
function listsOf(length: number): readonly (readonly unknown[])[] {
  if (length === 0) return [[]];
  return listsOf(length - 1).flatMap((list) => values.map((value) => [...list, value]));
}

function said(call: Call, args: readonly unknown[]): string {
  try {
    call(...args);
    return 'nothing';
  } catch (error) {
    return (error as Error).message;
  }
}

/** With no callback none of these does anything. */
const names = [
  ...['appendFile', 'chown', 'fdatasync', 'fstat', 'fsync', 'lchown', 'link', 'lstat', 'lutimes'],
  ...['mkdtemp', 'open', 'opendir', 'read', 'readFile', 'readdir', 'readlink', 'readv', 'realpath'],
  ...['rename', 'rmdir', 'stat', 'statfs', 'unlink', 'utimes', 'writeFile', 'writev', 'cp'],
];

for (const name of names) {
  test(`${name} without a callback`, () => {
    const own = createOwnFs().fs;
    for (const args of [0, 1, 2, 3, 4].flatMap((length) => listsOf(length))) {
      const [ours, theirs] = [own, real].map((fs) => said(Reflect.get(fs, name) as Call, args));
      assert.equal(ours, theirs, JSON.stringify(args));
    }
  });
}

test('fchown looks at its owners first, and takes what is no function for none', () => {
  const own = createOwnFs().fs;
  for (const args of [
    [1, 'x'],
    [1, 1, {}],
    [1, Number.NaN],
    [1, 2 ** 32, 0],
    [1, 1, -2],
    [1, 1],
  ]) {
    const [ours, theirs] = [own, real].map((fs) => said(fs.fchown as Call, args));
    assert.equal(ours, theirs, JSON.stringify(args));
  }
});

test('calls without a callback keep their words where they block', () => {
  const own = createOwnFs().fs;
  const calls: readonly (readonly [string, ...unknown[]])[] = [
    ['readSync', 3, { buffer: null }],
    ['readSync', 3, Buffer.alloc(1), 'x'],
    ['opendirSync', '/tmp', { bufferSize: 0 }],
    ['opendirSync', '/tmp', { bufferSize: '1' }],
  ];
  for (const [name, ...args] of calls) {
    const [ours, theirs] = [own, real].map((fs) => said(Reflect.get(fs, name) as Call, args));
    assert.equal(ours, theirs, name);
  }
});
