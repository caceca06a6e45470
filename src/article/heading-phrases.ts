// Keeps the phrases of headings together, whose words may stand in several elements, such as code.

import { defineHastPlugin } from 'satteri';
import { keepPhrases } from './titles.ts';

/** Joins the spaces within the phrases of headings. It changes their text: their ids are made before. */
export const keepHeadingPhrases = defineHastPlugin({
  name: 'keep-heading-phrases',
  text(node, context) {
    const parent = context.parent(node);
    if (parent.type !== 'element' || !/^h[1-6]$/.test(parent.tagName)) return;
    const index = context.indexOf(node) ?? 0;
    // What stands beside the text in another element, such as code, counts as Latin.
    const before = index > 0 ? 'x' : '';
    const after = index < parent.children.length - 1 ? 'x' : '';
    const kept = keepPhrases(before + node.value + after);
    const value = kept.slice(before.length, kept.length - after.length);
    if (value !== node.value) context.replaceNode(node, { type: 'text', value });
  },
});
