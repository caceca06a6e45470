// `npm run record-python`: what it writes, and what it refuses to.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { isRecentPython, pythonVersion } from '../../src/example/recorder/python-runner.ts';
import { copySite } from '../support/site-copy.ts';

const id = 'one-dinner';
const copy = copySite();
after(() => {
  rmSync(copy, { recursive: true });
});

const here = await pythonVersion();
const skip = here !== undefined && isRecentPython(here) ? false : 'no Python of 3.11 or later here';

interface Recorded {
  readonly python: string;
  readonly program: string;
  readonly lines: readonly { readonly text: string }[];
}

const place = (name: string): string => join(copy, 'content/python', id, name);
const written = (): string => readFileSync(place('recorded.json'), 'utf8');
const recorded = (): Recorded => JSON.parse(written()) as Recorded;

/** Runs the command of package.json in the copy. */
function record(
  ids: readonly string[],
  env: Readonly<Record<string, string>> = {},
): { status: number | null; stdout: string; stderr: string } {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const [, file = ''] = /^node (\S+)$/.exec(scripts['record-python'] ?? '') ?? [];
  return spawnSync(process.execPath, [join(copy, file), ...ids], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
}

test('it records the programs that are named, in this Python, and says where', { skip }, () => {
  const before = recorded();
  rmSync(place('recorded.json'));
  const { status, stdout, stderr } = record([id]);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^content\/python\/one-dinner\/recorded\.json \(Python 3\.\S+, \d+ ms\)\n$/);
  const made = recorded();
  assert.equal(made.python, here);
  assert.equal(made.program, before.program);
  const printed = ({ lines }: Recorded): string[] => lines.map(({ text }) => text);
  assert.deepEqual(printed(made), printed(before));
});

test('a program that does not exist is named, and nothing is written', () => {
  const before = written();
  const { status, stderr } = record(['no-such-program']);
  assert.equal(status, 1);
  assert.equal(stderr, "There is no program 'no-such-program' in content/python/\n");
  assert.equal(written(), before);
});

test('where there is no Python, it says so, and nothing is written', () => {
  const before = written();
  const { status, stderr } = record([id], { PYTHON: 'no-such-python' });
  assert.equal(status, 1);
  assert.equal(stderr, "There is no Python here: no command 'no-such-python'\n");
  assert.equal(written(), before);
});

test('a run that breaks the property is not written', { skip }, () => {
  const before = written();
  writeFileSync(place('main.py'), "print('something else')\n");
  const { status, stderr } = record([id]);
  assert.equal(status, 1);
  assert.match(stderr, /^one-dinner breaks its property\. /);
  assert.equal(written(), before);
});
