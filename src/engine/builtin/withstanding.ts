// Rewrites a bundle of the kernel so that it withstands what programs do to the language's prototypes.
import type { AnyNode, ArrayPattern, Expression, ObjectExpression } from 'acorn';
import MagicString from 'magic-string';
import { eachChild, parse } from '../../node/loader/parse.ts';

/** What every bundle calls what `createEach` makes. */
export const eachName = '__each';

/** What iterates its first argument. */
const iterating = new Set(
  (
    'Blob Map Set WeakMap WeakSet Uint8Array Int32Array Float64Array Promise.all Promise.race ' +
    'Promise.any Promise.allSettled Object.fromEntries Array.from'
  ).split(' '),
);

/** What takes a descriptor as its third argument, and what takes a table of them as its second. */
const describing = new Set(['Object.defineProperty', 'Reflect.defineProperty', '__defProp']);
const describingAll = new Set(['Object.defineProperties', 'Object.create']);

/**
 * The same script, in which arrays are iterated by {@link eachName} or by index, descriptors inherit
 * nothing, and neither do options that were left out.
 */
export function withstanding(script: string): string {
  const edited = new MagicString(script);
  visit(parse(script, 'script'), edited);
  return edited.toString();
}

function visit(node: AnyNode, edited: MagicString): void {
  switch (node.type) {
    case 'ForOfStatement':
      if (!node.await) wrap(node.right, edited);
      break;
    case 'ArrayExpression':
      spread(node.elements, edited);
      break;
    case 'YieldExpression':
      if (node.delegate && node.argument) wrap(node.argument, edited);
      break;
    case 'VariableDeclarator':
      if (node.id.type !== 'ArrayPattern' || !node.init) break;
      takeApart(node.id, node.init, edited);
      return;
    case 'AssignmentExpression':
      if (node.left.type === 'ArrayPattern') {
        wrap(node.right, edited);
        visitChildren(node.left, edited);
        visit(node.right, edited);
        return;
      }
      break;
    case 'ArrayPattern':
      readByIndex(node, edited);
      break;
    case 'AssignmentPattern':
      if (node.left.type === 'ObjectPattern' && node.right.type === 'ObjectExpression')
        inheritNothing(node.right, edited);
      break;
    case 'ForInStatement':
      // esbuild's own, of the exports of a module.
      if (node.right.type === 'Identifier' && node.right.name === 'all')
        ownNames(node.right, edited);
      break;
    case 'CallExpression':
    case 'NewExpression':
      visitCall(node, edited);
  }
  visitChildren(node, edited);
}

function visitChildren(node: AnyNode, edited: MagicString): void {
  eachChild(node, (child) => {
    visit(child, edited);
  });
}

/** `const [a, b] = value`, where the value may be anything that can be iterated. */
function takeApart(pattern: ArrayPattern, value: Expression, edited: MagicString): void {
  if (value.type === 'ArrayExpression') readByIndex(pattern, edited);
  else wrap(value, edited);
  visitChildren(pattern, edited);
  visit(value, edited);
}

/** `[a, , b]` as `{0:a,2:b}`: what stands within other patterns takes arrays apart. */
function readByIndex({ start, end, elements }: ArrayPattern, edited: MagicString): void {
  if (elements.some((each) => each?.type === 'RestElement')) return;
  let last = start;
  for (const [at, element] of elements.entries()) {
    if (!element) continue;
    edited.overwrite(last, element.start, `${last === start ? '{' : ','}${String(at)}:`);
    last = element.end;
  }
  edited.overwrite(last, end, last === start ? '{}' : '}');
}

function visitCall(
  { callee, arguments: given }: Extract<AnyNode, { type: 'CallExpression' | 'NewExpression' }>,
  edited: MagicString,
): void {
  const name = calledName(callee);
  const [first, second, third] = given;
  spread(given, edited);
  if (iterating.has(name) && first && first.type !== 'SpreadElement') wrap(first, edited);
  // What is transferred.
  if (name.endsWith('.postMessage') && second) wrap(second, edited);
  if (describing.has(name) && third?.type === 'ObjectExpression') inheritNothing(third, edited);
  if (!describingAll.has(name) || second?.type !== 'ObjectExpression') return;
  for (const property of second.properties) {
    if (property.type === 'Property' && property.value.type === 'ObjectExpression')
      inheritNothing(property.value, edited);
  }
}

function spread(elements: readonly (AnyNode | null)[], edited: MagicString): void {
  for (const each of elements) if (each?.type === 'SpreadElement') wrap(each.argument, edited);
}

/** `Object.create`, `Map`, or `.name` where the object is none; empty where it is called otherwise. */
function calledName(callee: AnyNode): string {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type !== 'MemberExpression' || callee.computed) return '';
  const { object, property } = callee;
  if (property.type !== 'Identifier') return '';
  return `${object.type === 'Identifier' ? object.name : ''}.${property.name}`;
}

function wrap({ type, start, end }: AnyNode, edited: MagicString): void {
  const [before, behind] = type === 'SequenceExpression' ? ['((', '))'] : ['(', ')'];
  // As in `of[1,2]`: what was no word becomes one.
  const space = /\w/u.test(edited.original[start - 1] ?? '') ? ' ' : '';
  edited.appendRight(start, space + eachName + before).prependLeft(end, behind);
}

function ownNames({ start, end }: AnyNode, edited: MagicString): void {
  edited.appendRight(start, 'Object.assign(Object.create(null),').prependLeft(end, ')');
}

function inheritNothing({ start, properties }: ObjectExpression, edited: MagicString): void {
  const isBare = properties.some(
    (each) =>
      each.type === 'Property' && each.key.type === 'Identifier' && each.key.name === '__proto__',
  );
  if (!isBare) edited.appendLeft(start + 1, `__proto__:null${properties.length > 0 ? ',' : ''}`);
}
