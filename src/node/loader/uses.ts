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
  /** It is assigned to. */
  readonly isTarget: boolean;
  /** A property of it is assigned to or deleted. */
  readonly isTargetsObject: boolean;
}

/** All uses of these top-level names, but for those in `export { … }` and `export * as …`. */
export function findUses(program: Program, names: ReadonlySet<string>): Use[] {
  if (names.size === 0) return [];
  const { callees, shorthands, statements, targetsObjects } = surroundings(program);
  return referencesTo(program, names).map((identifier) => ({
    ...identifier,
    isCallee: callees.has(identifier.start),
    isShorthand: shorthands.has(identifier.start),
    startsStatement: statements.has(identifier.start),
    isTargetsObject: targetsObjects.has(identifier.start),
  }));
}

interface Place {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly isTarget: boolean;
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
    .flatMap(({ references }) =>
      references.map((each) => {
        const { name, start, end } = each.identifier as unknown as Place;
        return { name, start, end, isTarget: each.isWrite() };
      }),
    )
    .filter(({ start }) => !lists.some((list) => list.start <= start && start < list.end));
}

function surroundings(program: Program) {
  const callees = new Set<number>();
  const shorthands = new Set<number>();
  const statements = new Set<number>();
  const targetsObjects = new Set<number>();
  walk(program, (node) => {
    for (const each of targetsOf(node))
      if (each?.type === 'MemberExpression' && each.object.type === 'Identifier')
        targetsObjects.add(each.object.start);
    const callee = calleeOf(node);
    if (callee?.type === 'Identifier') callees.add(callee.start);
    if (node.type === 'Property' && node.shorthand) shorthands.add(node.start);
    for (const each of statementsOf(node)) statements.add(each.start);
  });
  return { callees, shorthands, statements, targetsObjects };
}

/** What a node assigns to or deletes itself. */
function targetsOf(node: AnyNode): readonly (AnyNode | null)[] {
  switch (node.type) {
    case 'AssignmentExpression':
    case 'AssignmentPattern':
    case 'ForInStatement':
    case 'ForOfStatement':
      return [node.left];
    case 'UpdateExpression':
    case 'RestElement':
      return [node.argument];
    case 'UnaryExpression':
      return node.operator === 'delete' ? [node.argument] : [];
    case 'ArrayPattern':
      return node.elements;
    case 'ObjectPattern':
      return node.properties.map((each) => (each.type === 'Property' ? each.value : each.argument));
    default:
      return [];
  }
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
