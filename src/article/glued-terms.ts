// Keeps what stands beside a term, such as a full stop or a bracket, on its line: a term is a button, and
// before and after one a line may break.

import { defineHastPlugin, type HastNode } from 'satteri';

/** What may not begin a line, at the start of a text; and what may not end one, at the end. */
const closing = /^[，、。；：！？）」』〉》】”’.,;:!?)\]]+/u;
const opening = /[（「『〈《【“‘([]+$/u;

const isTerm = (node: Readonly<HastNode> | undefined): boolean =>
  node?.type === 'mdxJsxTextElement' && node.name === 'Term';
const markIn = (node: Readonly<HastNode> | undefined, mark: RegExp): string =>
  node?.type === 'text' ? (mark.exec(node.value)?.[0] ?? '') : '';
const text = (value: string): HastNode[] => (value === '' ? [] : [{ type: 'text', value }]);

/** Wraps each `<Term>` and the marks that touch it in an element that does not break. */
export const glueTerms = defineHastPlugin({
  name: 'glue-terms',
  mdxJsxTextElement: {
    filter: ['Term'],
    visit(node, context) {
      const index = context.indexOf(node) ?? 0;
      const siblings = context.parent(node).children;
      const before = markIn(siblings[index - 1], opening);
      const after = markIn(siblings[index + 1], closing);
      if (before === '' && after === '') return;
      const children = [...text(before), node, ...text(after)] as never[];
      const properties = { className: ['term-line'] };
      context.replaceNode(node, { type: 'element', tagName: 'span', properties, children });
    },
  },
  text(node, context) {
    const siblings: readonly Readonly<HastNode>[] = context.parent(node).children;
    const index = context.indexOf(node) ?? 0;
    const from = isTerm(siblings[index - 1]) ? markIn(node, closing).length : 0;
    const rest = node.value.slice(from);
    const until = isTerm(siblings[index + 1])
      ? rest.length - markIn({ ...node, value: rest }, opening).length
      : rest.length;
    if (rest.slice(0, until) !== node.value) context.replaceNode(node, text(rest.slice(0, until)));
  },
});
