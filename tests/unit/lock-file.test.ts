// The lock files must serve every platform, not only the one they were written on.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

interface LockedPackage {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

type Entry = readonly [path: string, entry: LockedPackage];

const readLock = (file: string): readonly Entry[] =>
  Object.entries(
    (
      JSON.parse(readFileSync(file, 'utf8')) as {
        readonly packages: Readonly<Record<string, LockedPackage>>;
      }
    ).packages,
  );

for (const file of ['package-lock.json', 'tests/nodes/package-lock.json']) {
  const entries = readLock(file);
  const locked = new Set(
    entries.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 13)),
  );

  test(`every optional dependency of every platform is locked in ${file}`, () => {
    const missing = entries.flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !locked.has(name))
        .map((name) => `${name}, which ${path || 'package.json'} asks for`),
    );
    assert.deepEqual(
      missing,
      [],
      `${file} is incomplete, so \`npm ci\` would fail on another platform. ` +
        'Pin a version of the asking package whose platform packages are all published.',
    );
  });

  test(`${file} ties nobody to one registry`, () => {
    const tied = entries.filter(([, { resolved }]) => resolved?.startsWith('http'));
    assert.deepEqual(
      tied.map(([path]) => path),
      [],
      'Write the lock file with the settings of .npmrc.',
    );
  });

  test(`every package of ${file} has its integrity`, () => {
    const unsure = entries.filter(([path, { integrity }]) => path !== '' && !integrity);
    assert.deepEqual(
      unsure.map(([path]) => path),
      [],
    );
  });
}

test('both Nodes of the tests have a package for each platform of the pinned one', () => {
  const platforms = (file: string): readonly string[] =>
    Object.keys(readLock(file)[0]?.[1].optionalDependencies ?? {});
  const names = platforms('package-lock.json').map((name) =>
    name.replace(/^node-(?:bin-)?(?=darwin|linux|win)/, ''),
  );
  assert.deepEqual(
    platforms('tests/nodes/package-lock.json').toSorted(),
    ['20', '22'].flatMap((line) => names.map((name) => `node-${line}-${name}`)).toSorted(),
  );
});
