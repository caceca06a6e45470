// What stands around an `await` in rewritten text: `await x` becomes `resume(await carry(x))`.
import type { AwaitExpression, ForOfStatement } from 'acorn';
import type MagicString from 'magic-string';

/** The same for `for await (… of x)`: `x` becomes `follow(x)`. */
export function followLoop(magic: MagicString, { right }: ForOfStatement, context: string): void {
  magic.appendLeft(right.start, `${context}.follow((`);
  magic.prependRight(right.end, '))');
}

/** Rewrites one; `context` is the name under which the text finds the hooks of `awaits.ts`. */
export function followAwait(magic: MagicString, node: AwaitExpression, context: string): void {
  magic.appendLeft(node.start, `${context}.resume(`);
  magic.appendLeft(node.argument.start, `${context}.carry((`);
  magic.prependRight(node.argument.end, '))');
  magic.appendRight(node.end, ')');
}
