// Where a module uses the names it imports, and what stands around each use.
import type { AnyNode, Identifier, Program } from 'acorn';
import { declaredNames } from './bound-names.ts';
import { eachChild } from './parse.ts';
import { hiding, isLexical, lexicalNames, parameterNames, varNames } from './scopes.ts';

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
  const search = new Search(names);
  search.list(program.body, new Set());
  return search.found;
}

type Kind<Type extends AnyNode['type']> = Extract<AnyNode, { type: Type }>;
type AnyFunction = Kind<'ArrowFunctionExpression' | 'FunctionDeclaration' | 'FunctionExpression'>;
type AnyClass = Kind<'ClassDeclaration' | 'ClassExpression'>;

/** What the surroundings say of an expression. */
type Role = 'callee' | 'shorthand' | 'target' | 'shorthand target' | 'targetsObject' | undefined;

/** `hidden`, throughout: the names that something else is called in that place. */
type Hidden = ReadonlySet<string>;

class Search {
  readonly found: Use[] = [];
  readonly #names: ReadonlySet<string>;
  #statement = -1;

  constructor(names: ReadonlySet<string>) {
    this.#names = names;
  }

  /** Statements in a row. */
  list(statements: readonly AnyNode[], hidden: Hidden): void {
    for (const each of statements) {
      this.#statement = each.start;
      this.#visit(each, hidden);
    }
  }

  #hiding(hidden: Hidden, names: readonly string[]): Hidden {
    return hiding(hidden, names, this.#names);
  }

  #visit(node: AnyNode | null | undefined, hidden: Hidden, role?: Role): void {
    if (!node) return;
    switch (node.type) {
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'ExportAllDeclaration':
      case 'ImportDeclaration':
      case 'Literal':
      case 'MetaProperty':
      case 'TemplateElement':
        return;
      case 'Identifier':
        this.#identifier(node, hidden, role);
        return;
      case 'ArrowFunctionExpression':
      case 'FunctionDeclaration':
      case 'FunctionExpression':
        this.#function(node, hidden);
        return;
      case 'ClassDeclaration':
      case 'ClassExpression':
        this.#class(node, hidden);
        return;
      case 'BlockStatement':
        this.list(node.body, this.#hiding(hidden, lexicalNames(node.body)));
        return;
      case 'StaticBlock':
        this.#body(node.body, hidden);
        return;
      case 'SwitchStatement':
        this.#switch(node, hidden);
        return;
      case 'ForStatement':
        this.#each([node.init, node.test, node.update, node.body], this.#loop(node.init, hidden));
        return;
      case 'ForInStatement':
      case 'ForOfStatement':
        this.#visit(node.left, this.#loop(node.left, hidden), 'target');
        this.#each([node.right, node.body], this.#loop(node.left, hidden));
        return;
      case 'CatchClause':
        this.#each(
          [node.param, node.body],
          this.#hiding(hidden, parameterNames(node.param ? [node.param] : [])),
        );
        return;
      case 'LabeledStatement':
        this.#visit(node.body, hidden);
        return;
      case 'ExportNamedDeclaration':
        this.#visit(node.declaration, hidden);
        return;
      case 'MemberExpression':
        this.#visit(node.object, hidden, role?.endsWith('target') ? 'targetsObject' : undefined);
        if (node.computed) this.#visit(node.property, hidden);
        return;
      case 'MethodDefinition':
      case 'PropertyDefinition':
        if (node.computed) this.#visit(node.key, hidden);
        this.#visit(node.value, hidden);
        return;
      case 'Property':
        if (node.computed) this.#visit(node.key, hidden);
        this.#visit(node.value, hidden, propertyRole(node.shorthand, role));
        return;
      case 'AssignmentPattern':
        this.#visit(node.left, hidden, role ?? 'target');
        this.#visit(node.right, hidden);
        return;
      case 'AssignmentExpression':
        this.#visit(node.left, hidden, 'target');
        this.#visit(node.right, hidden);
        return;
      case 'ArrayPattern':
      case 'ObjectPattern':
      case 'RestElement':
        this.#children(node, hidden, role);
        return;
      case 'UpdateExpression':
        this.#visit(node.argument, hidden, 'target');
        return;
      case 'UnaryExpression':
        this.#visit(node.argument, hidden, node.operator === 'delete' ? 'target' : undefined);
        return;
      case 'CallExpression':
        this.#visit(node.callee, hidden, 'callee');
        this.#each(node.arguments, hidden);
        return;
      case 'TaggedTemplateExpression':
        this.#visit(node.tag, hidden, 'callee');
        this.#visit(node.quasi, hidden);
        return;
      default:
        this.#children(node, hidden, undefined);
    }
  }

  #identifier({ name, start, end }: Identifier, hidden: Hidden, role: Role): void {
    if (!this.#names.has(name) || hidden.has(name)) return;
    this.found.push({
      name,
      start,
      end,
      isCallee: role === 'callee',
      isShorthand: role === 'shorthand' || role === 'shorthand target',
      startsStatement: start === this.#statement,
      isTarget: role === 'target' || role === 'shorthand target',
      isTargetsObject: role === 'targetsObject',
    });
  }

  /** What parameters see, the body's `var`s do not hide. */
  #function(node: AnyFunction, hidden: Hidden): void {
    const own = node.type === 'FunctionExpression' ? declaredNames(node) : [];
    const around = this.#hiding(hidden, [...own, ...parameterNames(node.params)]);
    this.#each(node.params, around);
    if (node.body.type === 'BlockStatement') this.#body(node.body.body, around);
    else this.#visit(node.body, around);
  }

  #body(statements: readonly AnyNode[], hidden: Hidden): void {
    const names = [...varNames(statements), ...lexicalNames(statements)];
    this.list(statements, this.#hiding(hidden, names));
  }

  #class(node: AnyClass, hidden: Hidden): void {
    this.#each([node.superClass, ...node.body.body], this.#hiding(hidden, declaredNames(node)));
  }

  #switch({ discriminant, cases }: Kind<'SwitchStatement'>, hidden: Hidden): void {
    this.#visit(discriminant, hidden);
    const names = lexicalNames(cases.flatMap(({ consequent }) => consequent));
    const inside = this.#hiding(hidden, names);
    for (const { test, consequent } of cases) {
      this.#visit(test, inside);
      this.list(consequent, inside);
    }
  }

  /** What is hidden in a loop whose head may declare something. */
  #loop(head: AnyNode | null | undefined, hidden: Hidden): Hidden {
    return isLexical(head) ? this.#hiding(hidden, declaredNames(head)) : hidden;
  }

  #each(nodes: readonly (AnyNode | null | undefined)[], hidden: Hidden): void {
    for (const each of nodes) this.#visit(each, hidden);
  }

  #children(node: AnyNode, hidden: Hidden, role: Role): void {
    eachChild(node, (child) => {
      this.#visit(child, hidden, role);
    });
  }
}

function propertyRole(isShorthand: boolean, role: Role): Role {
  if (!isShorthand) return role;
  return role === 'target' ? 'shorthand target' : 'shorthand';
}
