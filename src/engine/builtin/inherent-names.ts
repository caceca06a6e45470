// Takes out of a bundle the namings of esbuild's `keepNames` that name what is called so anyhow.
import type { AnyNode } from 'acorn';
import MagicString from 'magic-string';
import { parse, walk } from '../../node/loader/parse.ts';

type Class = Extract<AnyNode, { type: 'ClassDeclaration' | 'ClassExpression' }>;

/**
 * The same script, in which only those functions and classes are named that would be called otherwise.
 * Each naming defines a property while the script is read, and the kernel's would be a thousand.
 */
export function withoutInherentNames(script: string): string {
  const edited = new MagicString(script);
  walk(parse(script, 'script'), (node) => {
    if (node.type === 'ExpressionStatement' && isOfDeclared(node.expression))
      edited.remove(node.start, node.end);
    if (node.type === 'SequenceExpression') {
      for (const [at, next] of node.expressions.slice(1).entries()) {
        const each = node.expressions[at];
        if (each && isOfDeclared(each)) edited.remove(each.start, next.start);
      }
    }
    if (isClass(node) && node.id) dropNaming(node, node.id.name, edited);
    const { inherent, value } = bindingIn(node) ?? {};
    if (inherent === undefined || !value) return;
    if (isClass(value) && !value.id) dropNaming(value, inherent, edited);
    const { target, name } = namingIn(value) ?? {};
    if (!target || name !== inherent || !isAnonymous(target)) return;
    edited.remove(value.start, target.start).remove(target.end, value.end);
  });
  return edited.toString();
}

/** What `__name(target, 'name')` names, and how. */
function namingIn(node: AnyNode): { readonly target: AnyNode; readonly name: string } | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return undefined;
  const [target, name] = node.arguments;
  if (node.callee.name !== '__name' || !target || name?.type !== 'Literal') return undefined;
  return { target, name: String(name.value) };
}

/** Whether it gives a declared function the name that it has. */
function isOfDeclared(node: AnyNode): boolean {
  const { target, name } = namingIn(node) ?? {};
  return target?.type === 'Identifier' && target.name === name;
}

/** Where the language calls an anonymous function or class after what it is bound to. */
function bindingIn(
  node: AnyNode,
): { readonly inherent: string; readonly value: AnyNode | null | undefined } | undefined {
  const [name, value] =
    node.type === 'VariableDeclarator'
      ? [node.id, node.init]
      : node.type === 'AssignmentExpression'
        ? [node.left, node.right]
        : (node.type === 'Property' || node.type === 'PropertyDefinition') && !node.computed
          ? [node.key, node.value]
          : [];
  return name?.type === 'Identifier' ? { inherent: name.name, value } : undefined;
}

/** Takes `static{__name(this,"Name")}` out of a class that is called so. */
function dropNaming(node: Class, inherent: string, edited: MagicString): void {
  for (const member of node.body.body) {
    const [only] = member.type === 'StaticBlock' ? member.body : [];
    if (only?.type !== 'ExpressionStatement') continue;
    const { target, name } = namingIn(only.expression) ?? {};
    if (target?.type === 'ThisExpression' && name === inherent)
      edited.remove(member.start, member.end);
  }
}

function isClass(node: AnyNode): node is Class {
  return node.type === 'ClassDeclaration' || node.type === 'ClassExpression';
}

function isAnonymous(node: AnyNode): boolean {
  return (
    node.type === 'ArrowFunctionExpression' ||
    ((node.type === 'FunctionExpression' || node.type === 'ClassExpression') && !node.id)
  );
}
