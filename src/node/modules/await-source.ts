// What stands around an `await` in rewritten text: `await x` becomes `resume(await carry(x))`.
import type { AwaitExpression } from 'acorn';
import type MagicString from 'magic-string';

/** Rewrites one; `context` is the name under which the text finds the hooks of `awaits.ts`. */
export function followAwait(magic: MagicString, node: AwaitExpression, context: string): void {
  magic.appendLeft(node.start, `${context}.resume(`);
  magic.appendLeft(node.argument.start, `${context}.carry((`);
  magic.prependRight(node.argument.end, '))');
  magic.appendRight(node.end, ')');
}
