// The names that declarations and patterns bind.
import type { AnyNode } from 'acorn';
import { nameOf } from './parse.ts';

/** The names that a declaration adds to its scope. */
export function declaredNames(declaration: AnyNode): string[] {
  if (declaration.type !== 'VariableDeclaration') {
    return 'id' in declaration && declaration.id ? [nameOf(declaration.id)] : [];
  }
  return declaration.declarations.flatMap(({ id }) => boundNames(id));
}

/** The names that a pattern binds. */
export function boundNames(pattern: AnyNode | null): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((each) =>
        boundNames(each.type === 'Property' ? each.value : each.argument),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap(boundNames);
    case 'RestElement':
      return boundNames(pattern.argument);
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    default:
      return [];
  }
}
