// Every export of every built-in module, two levels deep, beside the pinned Node's.
import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { mirrorProgram } from '../support/mirror-program.ts';
import { runInNode } from '../support/real-node.ts';
import { run, test } from './lab.ts';

type Told = Readonly<Record<string, string | undefined>>;

/** What differs, by reason and module: `*` stands for any letters. */
type Lacks = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const lacks = JSON.parse(
  readFileSync(new URL('mirror-lacks.json', import.meta.url), 'utf8'),
) as Lacks;

const patterns = Object.values(lacks).flatMap((modules) =>
  Object.entries(modules).flatMap(([module, paths]) => paths.map((path) => module + path)),
);

function matcher(pattern: string): RegExp {
  const literal = pattern.replaceAll(/[\\^$.|?+()[\]{}]/gu, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${literal}$`, 'u');
}

/** The classes that only fail by their names: their members are not asked for. */
function missingClasses(real: Told, own: Told): string[] {
  const ending = ' extends';
  return Object.keys(real)
    .filter((path) => path.endsWith(ending) && !(path in own))
    .map((path) => path.slice(0, -ending.length));
}

function differences(real: Told, own: Told, classes: readonly string[]): string[] {
  const isMember = (path: string): boolean =>
    classes.some((name) => path.startsWith(name) && /^[ #.]/u.test(path.slice(name.length)));
  return [...new Set([...Object.keys(real), ...Object.keys(own)])].filter(
    (path) => real[path] !== own[path] && (path in own || !isMember(path)),
  );
}

test('every name is there with Node’s type, length and attributes, or is listed with a reason', async ({
  sharedLab,
}) => {
  const files = { 'main.mjs': mirrorProgram };
  const [node, { stdout }] = await Promise.all([runInNode(files), run(sharedLab, files)]);
  const real = JSON.parse(node.lines[0] ?? '') as Told;
  const own = JSON.parse(stdout) as Told;
  expect(Object.keys(real).length).toBeGreaterThan(4000);
  const classes = missingClasses(real, own);
  const found = differences(real, own, classes);
  const listed = patterns.map(matcher);
  const told = found
    .filter((path) => !listed.some((pattern) => pattern.test(path)))
    .map((path) => `${path}: ${real[path] ?? 'nothing'} in Node, ${own[path] ?? 'nothing'} here`);
  expect(told).toEqual([]);
  expect(patterns.filter((_, at) => !found.some((path) => listed[at]?.test(path)))).toEqual([]);
  expect(
    classes.filter((name) => !(name in own) && !listed.some((each) => each.test(name))),
  ).toEqual([]);
});
