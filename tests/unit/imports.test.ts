// The house has an order: which room of `src` may import from which, and no circles anywhere.

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

/** For each room, the rooms that it may import from, beside itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  pages: ['layouts', 'article', 'pictures', 'i18n'],
  layouts: ['chrome', 'article', 'i18n', 'styles'],
  chrome: ['visit', 'search', 'i18n', 'storage'],
  article: ['playground', 'example', 'i18n'],
  playground: ['engine', 'example', 'visit', 'i18n', 'storage'],
  example: ['engine', 'i18n'],
  i18n: ['engine', 'storage'],
  visit: ['storage'],
  search: [],
  storage: [],
  pictures: [],
  offline: ['deploy'],
  deploy: [],
  engine: ['node'],
  node: [],
};

const importPattern =
  /(?:^|[^.\w])(?:import|export)\s*(type\s)?[^'"();]*?(?:from\s*)?\(?['"]([^'"]+)['"]/gm;

interface Import {
  readonly from: string;
  readonly to: string;
  /** Types vanish before anything runs, so they cannot make a circle. */
  readonly typeOnly: boolean;
}

const imports: Import[] = globSync('src/**/*.{ts,astro}').flatMap((from) =>
  [...readFileSync(from, 'utf8').matchAll(importPattern)]
    .filter(([, , specifier]) => specifier?.startsWith('.'))
    .map(([, type, specifier]) => ({
      from,
      to: join(dirname(from), specifier ?? '').replace(/\?.*$/, ''),
      typeOnly: type !== undefined,
    })),
);

const roomOf = (file: string): string => file.split('/')[1] ?? '';

test('imports were found', () => {
  assert.ok(imports.length > 20, `only ${String(imports.length)}: is the pattern still right?`);
});

test('every import goes the way the house allows', () => {
  const wrong = imports
    .filter(({ from, to }) => from.split('/').length > 2 && roomOf(from) !== roomOf(to))
    .filter(({ from, to }) => !(mayImport[roomOf(from)] ?? []).includes(roomOf(to)))
    .map(({ from, to }) => `${from} imports ${to}: ${roomOf(from)} may not know ${roomOf(to)}`);
  assert.deepEqual(wrong, []);
});

test('no file imports itself by a circle', () => {
  const edges = Map.groupBy(
    imports.filter(({ typeOnly }) => !typeOnly),
    ({ from }) => from,
  );
  const done = new Set<string>();
  const circleThrough = (file: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const { to } of edges.get(file) ?? []) {
      const circle = circleThrough(to, [...path, file]);
      if (circle) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of edges.keys()) {
    assert.equal(circleThrough(file, [])?.join(' → '), undefined);
  }
});
