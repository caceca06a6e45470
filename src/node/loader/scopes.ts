// The names that scopes of strict code declare, and so hide those of the same name around them.
import type { AnyNode } from 'acorn';
import { boundNames, declaredNames } from './bound-names.ts';

type Hidden = ReadonlySet<string>;

/** What is hidden where these names are declared, too; names that are not `wanted` do not count. */
export function hiding(hidden: Hidden, names: readonly string[], wanted: Hidden): Hidden {
  const added = names.filter((name) => wanted.has(name) && !hidden.has(name));
  return added.length === 0 ? hidden : new Set([...hidden, ...added]);
}

/** What statements declare in their block: all but `var`. */
export function lexicalNames(statements: readonly AnyNode[]): string[] {
  return statements.flatMap((each) => {
    if (each.type === 'FunctionDeclaration' || each.type === 'ClassDeclaration')
      return declaredNames(each);
    return isLexical(each) ? declaredNames(each) : [];
  });
}

/** Whether it is a `let`, a `const`, or the like. */
export function isLexical(node: AnyNode | null | undefined): node is AnyNode {
  return node?.type === 'VariableDeclaration' && node.kind !== 'var';
}

/** The names that parameters declare. */
export function parameterNames(parameters: readonly AnyNode[]): string[] {
  return parameters.flatMap(boundNames);
}

/** The `var`s in statements that are a function's, however deep. */
export function varNames(statements: readonly (AnyNode | null | undefined)[]): string[] {
  return statements.flatMap((each) => {
    if (!each) return [];
    if (each.type === 'VariableDeclaration') return isLexical(each) ? [] : declaredNames(each);
    return varNames(statementsIn(each));
  });
}

function statementsIn(node: AnyNode): readonly (AnyNode | null | undefined)[] {
  switch (node.type) {
    case 'BlockStatement':
      return node.body;
    case 'IfStatement':
      return [node.consequent, node.alternate];
    case 'ForStatement':
      return [node.init, node.body];
    case 'ForInStatement':
    case 'ForOfStatement':
      return [node.left, node.body];
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'LabeledStatement':
      return [node.body];
    case 'SwitchStatement':
      return node.cases.flatMap(({ consequent }) => consequent);
    case 'TryStatement':
      return [node.block, node.handler?.body, node.finalizer];
    default:
      return [];
  }
}
