// The house has an order: which room may import from which, types included, and no circles anywhere.

import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

type Table = Readonly<Record<string, readonly string[]>>;

/** For each room of `src`, in the README's order, the rooms that it may import from, beside itself. */
const house: Table = {
  pages: ['layouts', 'article', 'exercise', 'pictures', 'i18n', 'styles'],
  layouts: ['chrome', 'article', 'engine', 'i18n', 'styles'],
  chrome: ['engine', 'styles', 'visit', 'search', 'i18n', 'storage'],
  article: ['playground', 'timeline', 'exercise', 'example', 'chart', 'drawing', 'styles', 'i18n'],
  playground: [
    'engine',
    'timeline',
    'outcomes',
    'exercise',
    'example',
    'chart',
    'drawing',
    'styles',
    'visit',
    'i18n',
    'storage',
  ],
  timeline: ['engine', 'example', 'drawing', 'i18n'],
  outcomes: ['engine', 'example'],
  exercise: ['engine', 'example', 'i18n'],
  example: ['engine', 'chart', 'i18n'],
  chart: ['drawing'],
  drawing: [],
  i18n: ['engine', 'storage'],
  pictures: ['styles'],
  styles: [],
  visit: ['storage'],
  search: [],
  storage: [],
  offline: ['deploy'],
  deploy: [],
  engine: ['node'],
  node: [],
};

/** What a thread is made of, from the ground up. */
const grounds = {
  system: [],
  collections: [],
  values: [],
  errors: ['values', 'system'],
  paths: ['errors'],
  events: ['errors', 'collections'],
  stacks: ['errors', 'values', 'system'],
  disk: ['errors', 'system', 'values'],
  loop: ['collections', 'stacks'],
  wire: ['disk', 'errors', 'system'],
  ports: ['loop', 'wire', 'stacks', 'errors', 'collections', 'values'],
  globals: ['errors', 'events', 'stacks', 'system', 'values'],
  loader: ['disk', 'errors', 'globals', 'loop', 'paths', 'stacks', 'values', 'wire'],
  context: ['loop', 'ports', 'wire', 'errors', 'loader'],
} satisfies Table;

/** The same for the rooms of the block, `src/playground`; what lies loose there may know them all. */
const block: Table = {
  block: [],
  output: ['block'],
  keeping: ['block'],
  editor: ['keeping', 'output', 'block'],
  share: ['editor', 'keeping', 'block'],
  timeline: ['output', 'block'],
  chart: ['block'],
  prediction: ['block'],
  run: ['prediction', 'keeping', 'timeline', 'chart', 'output', 'block'],
  many: ['run', 'prediction', 'output', 'block'],
  exercise: ['many', 'run', 'editor', 'keeping', 'block'],
  present: ['keeping', 'timeline', 'block'],
};

/** The same for the rooms of the kernel, `src/node`. */
const kernel: Table = {
  ...grounds,
  host: ['wire', 'disk', 'system', 'collections'],
  builtins: Object.keys(grounds),
  parts: ['builtins', 'commands', 'globals', 'loader', 'values', 'system'],
  thread: [...Object.keys(grounds), 'builtins', 'parts'],
  commands: ['context', 'wire', 'disk', 'paths', 'system'],
};

const importPattern =
  /(?:^|[^.\w])(?:import|export)\s*(?:type\s)?[^'"();]*?(?:from\s*)?\(?['"]([^'"]+)['"]/gm;

interface Import {
  readonly from: string;
  readonly to: string;
}

const imports: Import[] = globSync('src/**/*.{ts,astro}').flatMap((from) =>
  [...readFileSync(from, 'utf8').matchAll(importPattern)]
    .filter(([, specifier]) => /^\.\.?\/.*\w/.test(specifier ?? ''))
    .map(([, specifier]) => ({
      from,
      to: join(dirname(from), specifier ?? '').replace(/\?.*$/, ''),
    })),
);

/** What a file lies in below `base`, or undefined where it lies loose there, or elsewhere. */
function roomOf(file: string, base: string): string | undefined {
  if (!file.startsWith(`${base}/`)) return undefined;
  const [room, ...rest] = file.slice(base.length + 1).split('/');
  return rest.length === 0 ? undefined : room;
}

/** A sentence for each import below `base` that the table does not allow. */
function strayImports(base: string, table: Table): string[] {
  return imports.flatMap(({ from, to }) => {
    const [room, other] = [roomOf(from, base), roomOf(to, base)];
    if (room === undefined || room === other) return [];
    if (other === undefined && !to.startsWith(`${base}/`)) return [];
    if (other !== undefined && table[room]?.includes(other)) return [];
    return [`${from} imports ${to}: ${room} may not know ${other ?? 'what lies loose'}`];
  });
}

/** Follows the arrows and gives the first circle that it finds. */
function findCircle(arrows: readonly Import[]): readonly string[] | undefined {
  const edges = Map.groupBy(arrows, ({ from }) => from);
  const done = new Set<string>();
  const circleThrough = (place: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(place)) return [...path.slice(path.indexOf(place)), place];
    if (done.has(place)) return undefined;
    for (const { to } of edges.get(place) ?? []) {
      const circle = circleThrough(to, [...path, place]);
      if (circle) return circle;
    }
    done.add(place);
    return undefined;
  };
  for (const place of edges.keys()) {
    const circle = circleThrough(place, []);
    if (circle) return circle;
  }
  return undefined;
}

test('imports were found', () => {
  assert.ok(imports.length > 900, `only ${String(imports.length)}: is the pattern still right?`);
});

test('the house is the list of the README, and every arrow in it goes down', () => {
  const [, list = ''] = /\nsrc\/\n([^]*?)\n\w/.exec(readFileSync('README.md', 'utf8')) ?? [];
  const rooms = [...list.matchAll(/^ {2}(\w+)\//gm)].map(([, room = '']) => room);
  assert.deepEqual(Object.keys(house), rooms);
  const isRoom = (path: string): boolean => statSync(path).isDirectory();
  assert.deepEqual(
    globSync('src/*').filter(isRoom).sort(),
    rooms.map((room) => join('src', room)).sort(),
  );
  for (const [place, room] of rooms.entries()) {
    const below = new Set(rooms.slice(place + 1));
    assert.deepEqual(
      house[room]?.filter((other) => !below.has(other)),
      [],
      room,
    );
  }
});

test('every import goes the way the house allows', () => {
  assert.deepEqual(strayImports('src', house), []);
});

test('every import in the kernel goes the way its rooms allow', () => {
  assert.deepEqual(strayImports('src/node', kernel), []);
});

test('every import in the block goes the way its rooms allow', () => {
  assert.deepEqual(strayImports('src/playground', block), []);
  assert.deepEqual(
    [
      ...new Set(globSync('src/playground/*/*.ts').map((file) => roomOf(file, 'src/playground'))),
    ].sort(),
    Object.keys(block).sort(),
  );
});

test('every room of the kernel is in the table, and nothing lies loose but the two scripts', () => {
  assert.deepEqual(
    [...new Set(globSync('src/node/*/**/*.ts').map((file) => roomOf(file, 'src/node')))].sort(),
    Object.keys(kernel).sort(),
  );
  assert.deepEqual(globSync('src/node/*.ts').sort(), [
    'src/node/frame-script.ts',
    'src/node/worker-script.ts',
  ]);
});

test('no file imports itself by a circle, types included', () => {
  assert.equal(findCircle(imports)?.join(' → '), undefined);
});

test('no folder of the kernel imports itself by a circle, types included', () => {
  const folders = imports
    .filter(({ from, to }) => from.startsWith('src/node/') && to.startsWith('src/node/'))
    .map(({ from, to }) => ({ from: dirname(from), to: dirname(to) }))
    .filter(({ from, to }) => from !== to);
  assert.equal(findCircle(folders)?.join(' → '), undefined);
});
