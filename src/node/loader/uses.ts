// Where a module uses the names it imports, and what stands around each use.
import type { AnyNode, Program } from 'acorn';
import { analyze } from 'eslint-scope';
import type { Scope } from 'eslint-scope';
import { walk } from './parse.ts';

/** One identifier that means an imported binding. Offsets are into the module's text. */
export interface Use {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** It is called, or tags a template. */
  readonly isCallee: boolean;
  /** It is `{ name }`, a property's name and value in one. */
  readonly isShorthand: boolean;
  /** A statement in a list of statements begins with it. */
  readonly startsStatement: boolean;
}

/** All uses of these top-level names, but for those in `export { … }` and `export * as …`. */
export function findUses(program: Program, names: ReadonlySet<string>): Use[] {
  if (names.size === 0) return [];
  const { callees, shorthands, statements } = surroundings(program);
  return referencesTo(program, names).map((identifier) => ({
    ...identifier,
    isCallee: callees.has(identifier.start),
    isShorthand: shorthands.has(identifier.start),
    startsStatement: statements.has(identifier.start),
  }));
}

interface Place {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

function referencesTo(program: Program, names: ReadonlySet<string>): Place[] {
  // The two packages have types for the same tree that do not know of each other.
  const { scopes } = analyze(program as never, {
    ecmaVersion: 2024,
    sourceType: 'module',
    fallback: 'iteration',
    // In strict code it declares nothing for others.
    ignoreEval: true,
  });
  const moduleScope = scopes.find((scope: Scope) => scope.type === 'module');
  const lists = program.body.filter(
    (node) =>
      node.type === 'ExportAllDeclaration' ||
      (node.type === 'ExportNamedDeclaration' && !node.declaration),
  );
  return (moduleScope?.variables ?? [])
    .filter(({ name }) => names.has(name))
    .flatMap(({ references }) => references.map((each) => each.identifier as unknown as Place))
    .filter(({ start }) => !lists.some((list) => list.start <= start && start < list.end))
    .map(({ name, start, end }) => ({ name, start, end }));
}

function surroundings(program: Program) {
  const callees = new Set<number>();
  const shorthands = new Set<number>();
  const statements = new Set<number>();
  walk(program, (node) => {
    const callee = calleeOf(node);
    if (callee?.type === 'Identifier') callees.add(callee.start);
    if (node.type === 'Property' && node.shorthand) shorthands.add(node.start);
    for (const each of statementsOf(node)) statements.add(each.start);
  });
  return { callees, shorthands, statements };
}

function calleeOf(node: AnyNode): AnyNode | undefined {
  if (node.type === 'CallExpression') return node.callee;
  return node.type === 'TaggedTemplateExpression' ? node.tag : undefined;
}

function statementsOf(node: AnyNode): readonly AnyNode[] {
  switch (node.type) {
    case 'Program':
    case 'BlockStatement':
    case 'StaticBlock':
      return node.body;
    case 'SwitchCase':
      return node.consequent;
    default:
      return [];
  }
}
