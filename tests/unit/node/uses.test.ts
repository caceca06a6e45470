// Uses of imported names: as the scope analysis that ESLint has finds them, and where that one errs.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Program } from 'acorn';
import { analyze } from 'eslint-scope';
import type { Scope } from 'eslint-scope';
import { parse, walk } from '../../../src/node/loader/parse.ts';
import { lexicalNames, varNames } from '../../../src/node/loader/scopes.ts';
import { findUses } from '../../../src/node/loader/uses.ts';

function importsOf(program: Program): Set<string> {
  const declarations = program.body.filter((node) => node.type === 'ImportDeclaration');
  return new Set(declarations.flatMap((each) => each.specifiers.map(({ local }) => local.name)));
}

/** Start, and whether it is written to, of each reference to these names. */
function referencesTo(program: Program, names: ReadonlySet<string>): string[] {
  walk(program, (node) => Object.assign(node, { range: [node.start, node.end] }));
  const { scopes } = analyze(program as never, {
    ecmaVersion: 2024,
    sourceType: 'module',
    fallback: 'iteration',
    ignoreEval: true,
  });
  const lists = program.body.filter(
    (node) => node.type === 'ExportNamedDeclaration' && !node.declaration,
  );
  return scopes
    .filter((scope: Scope) => scope.type === 'module')
    .flatMap(({ variables }) => variables.filter(({ name }) => names.has(name)))
    .flatMap(({ references }) => references)
    .map(
      (each) => [(each.identifier as unknown as { start: number }).start, each.isWrite()] as const,
    )
    .filter(([start]) => !lists.some((list) => list.start <= start && start < list.end))
    .sort(([a], [b]) => a - b)
    .map(([start, isTarget]) => `${String(start)} ${String(isTarget)}`);
}

const usesIn = (program: Program, names: ReadonlySet<string>): string[] =>
  findUses(program, names).map(({ start, isTarget }) => `${String(start)} ${String(isTarget)}`);

/** The module as if it imported each name that it does not declare at its top. */
function importingAll(text: string): string {
  const program = parse(text, 'module');
  const own = new Set([...program.body.flatMap(topLevelNames), ...importsOf(program)]);
  const names = new Set<string>();
  walk(program, (node) => {
    if (node.type === 'Identifier' && !own.has(node.name)) names.add(node.name);
  });
  const allowed = [...names].filter((name) => !notBindable.has(name));
  return `import { ${allowed.join(', ')} } from 'all'; ${text.replace(/^#!/u, '//')}`;
}

const notBindable = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval ' +
    'export extends false finally for function if implements import in instanceof interface let new ' +
    'null package private protected public return static super switch this throw true try typeof var ' +
    'void while with yield'
  ).split(' '),
);

function topLevelNames(node: Program['body'][number]): string[] {
  const declares =
    node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration';
  const declaration = declares ? node.declaration : node;
  return declaration ? [...varNames([declaration]), ...lexicalNames([declaration])] : [];
}

test('in the modules of packages, whatever they import', () => {
  const files = globSync(
    'node_modules/{acorn,astro,vite,shiki,valibot,yaml,zod,magic-string,@codemirror/*}/**/*.{mjs,js}',
  );
  let found = 0;
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    if (text.length > 250_000 || !/^(?:im|ex)port\b/mu.test(text)) continue;
    for (const each of [text, importingAll(text)]) {
      const program = parse(each, 'module');
      const names = importsOf(program);
      const uses = usesIn(program, names);
      assert.deepEqual(uses, referencesTo(program, names), file);
      found += uses.length;
    }
  }
  assert.ok(found > 20_000, String(found));
});

test('a parameter sees no variable of the body', () => {
  const text = 'import { x } from "x"; export function f(a = x) { var x = a; return x; }';
  const program = parse(text, 'module');
  assert.deepEqual(usesIn(program, new Set(['x'])), [`${String(text.indexOf('= x') + 2)} false`]);
});
