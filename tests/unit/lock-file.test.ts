// The lock file must serve every platform, not only the one it was written on.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

interface LockedPackage {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};
const entries = Object.entries(lock.packages);
const locked = new Set(entries.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 13)));

test('every optional dependency of every platform is locked', () => {
  const missing = entries.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !locked.has(name))
      .map((name) => `${name}, which ${path || 'package.json'} asks for`),
  );
  assert.deepEqual(
    missing,
    [],
    'package-lock.json is incomplete, so `npm ci` would fail on another platform. ' +
      'Pin a version of the asking package whose platform packages are all published.',
  );
});

test('the lock file ties nobody to one registry', () => {
  const tied = entries.filter(([, { resolved }]) => resolved?.startsWith('http'));
  assert.deepEqual(
    tied.map(([path]) => path),
    [],
    'Write the lock file with the settings of .npmrc.',
  );
});
