// What stands around an `await` in rewritten text, and for an `import`: `await x` becomes `resume(await carry(x))`.
import type { AwaitExpression, ForOfStatement, ImportExpression, Program } from 'acorn';
import type MagicString from 'magic-string';
import { walk } from './parse.ts';

/**
 * Puts texts before and behind an expression. Of several pairs around the same one, the first to be put
 * there is outermost; so parents go first.
 */
export function surround(
  magic: MagicString,
  { start, end }: { readonly start: number; readonly end: number },
  before: string,
  behind: string,
): void {
  // A keyword that the expression's own first letter ended: `await[x]`, `of"s"`.
  const gap = /\w/u.test(magic.original[start - 1] ?? '') ? ' ' : '';
  magic.appendRight(start, `${gap}${before}`);
  magic.prependLeft(end, behind);
}

/** The same for `for await (… of x)`: `x` becomes `follow(x)`. */
export function followLoop(magic: MagicString, { right }: ForOfStatement, context: string): void {
  surround(magic, right, `${context}.follow((`, '))');
}

/** Rewrites one; `context` is the name under which the text finds its hooks. */
export function followAwait(magic: MagicString, node: AwaitExpression, context: string): void {
  surround(magic, node, `${context}.resume(`, ')');
  surround(magic, node.argument, `${context}.carry((`, '))');
}

/** `import(x)` becomes `import(x)` of the hooks. */
export function followImport(
  magic: MagicString,
  { start }: ImportExpression,
  context: string,
): void {
  magic.update(start, start + 'import'.length, `${context}.import`);
}

/** All of these in a text that is no module. */
export function followAll(magic: MagicString, program: Program, context: string): void {
  walk(program, (node) => {
    if (node.type === 'AwaitExpression') followAwait(magic, node, context);
    if (node.type === 'ForOfStatement' && node.await) followLoop(magic, node, context);
    if (node.type === 'ImportExpression') followImport(magic, node, context);
  });
}
