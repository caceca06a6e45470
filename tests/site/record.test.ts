// `npm run record`: what it writes, and what it refuses to.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { copySite } from '../support/site-copy.ts';

const id = 'one-turn';
const copy = copySite();
after(() => {
  rmSync(copy, { recursive: true });
});

interface Recorded {
  readonly node: string;
  readonly program: string;
  readonly events: readonly { readonly kind: string; readonly text?: string }[];
}

const place = (name: string, example = id): string => join(copy, 'content/examples', example, name);
const recorded = (example = id): Recorded =>
  JSON.parse(readFileSync(place('recorded.json', example), 'utf8')) as Recorded;

/** Runs the command of package.json in the copy. */
function record(...ids: string[]): { status: number | null; stdout: string; stderr: string } {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const [, file = ''] = /^node (\S+)$/.exec(scripts['record'] ?? '') ?? [];
  return spawnSync(process.execPath, [join(copy, file), ...ids], { cwd: copy, encoding: 'utf8' });
}

test('it records the examples that are named, in this Node, and says where', () => {
  const { program, events } = recorded();
  const other = readFileSync(place('recorded.json', 'next-tick-or-promise'), 'utf8');
  rmSync(place('recorded.json'));
  writeFileSync(place('recorded.json', 'next-tick-or-promise'), other.trimEnd());

  const { status, stdout, stderr } = record(id);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^content\/examples\/one-turn\/recorded\.json \(\d+ ms\)\n$/);
  const made = recorded();
  assert.equal(made.node, process.version);
  assert.equal(made.program, program);
  const printed = (all: Recorded['events']): string => all.map(({ text = '' }) => text).join('');
  assert.equal(printed(made.events), printed(events));
  // What was not named is as it was.
  assert.equal(
    readFileSync(place('recorded.json', 'next-tick-or-promise'), 'utf8'),
    other.trimEnd(),
  );
});

test('an example that does not exist is named, and nothing is written', () => {
  const before = readFileSync(place('recorded.json'), 'utf8');
  const { status, stderr } = record('no-such-example');
  assert.equal(status, 1);
  assert.match(stderr, /^There is no example 'no-such-example' in content\/examples\/\n$/);
  assert.equal(readFileSync(place('recorded.json'), 'utf8'), before);
});

test('a run that breaks the property is not written', () => {
  const before = readFileSync(place('recorded.json'), 'utf8');
  writeFileSync(place('main.mjs'), "console.log('something else');\n");
  const { status, stderr } = record(id);
  assert.equal(status, 1);
  assert.match(stderr, /^one-turn breaks its property\. /);
  assert.equal(readFileSync(place('recorded.json'), 'utf8'), before);
});
