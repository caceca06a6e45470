// What stands around the calls of a text that uses hooks. Nobody but the caller of an asynchronous
// function gets to see its promise: each call is rewritten to tell of what it gave.
import type { AnyNode } from 'acorn';
import type MagicString from 'magic-string';

/** Whether a text is to tell of its calls: it names what makes hooks, or has need of them. */
export function usesHooks(text: string): boolean {
  return /\bcreateHook\b|['"](?:node:)?domain['"]/u.test(text);
}

/** `f(x)` becomes `called(mark(), f(x))`; `within` are the nodes that a chain has been rewritten with. */
export function followCall(
  magic: MagicString,
  context: string,
  node: AnyNode,
  within: Set<AnyNode>,
): void {
  // `a?.b()` ends early as a whole.
  if (node.type === 'ChainExpression') addSpine(node.expression, within);
  const isWhole = node.type === 'ChainExpression' || node.type === 'CallExpression';
  if (!isWhole || within.has(node)) return;
  if (node.type === 'CallExpression' && node.callee.type === 'Super') return;
  magic.appendRight(node.start, `${context}.called(${context}.mark(), `);
  magic.prependLeft(node.end, ')');
}

function addSpine(node: AnyNode, within: Set<AnyNode>): void {
  within.add(node);
  if (node.type === 'CallExpression') addSpine(node.callee, within);
  if (node.type === 'MemberExpression') addSpine(node.object, within);
}
