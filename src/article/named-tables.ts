// Tables: each with a name, in a box that scrolls where the table is wider than the text.

import { defineHastPlugin, type HastPluginEntry } from 'satteri';
import { pageTitleId } from './titles.ts';

/**
 * Names each table by its caption, or by the heading before it, and puts it in a `<wide-table>`. A cell
 * at the head of a column that is empty heads nothing: it becomes a plain one. Headings have their ids.
 */
export const nameTables: HastPluginEntry = () => {
  let heading = pageTitleId;
  return defineHastPlugin({
    name: 'name-tables',
    element: [
      {
        filter: ['h2', 'h3', 'h4'],
        visit(node) {
          if (typeof node.properties.id === 'string') heading = node.properties.id;
        },
      },
      {
        filter: ['table'],
        visit(node, context) {
          const isCaption = (child: (typeof node.children)[number]) =>
            child.type === 'element' && child.tagName === 'caption';
          if (!node.children.some(isCaption)) {
            context.setProperty(node, 'ariaLabelledBy', [heading]);
          }
          const box = {
            type: 'element',
            tagName: 'wide-table',
            properties: {},
            children: [],
          } as const;
          context.wrapNode(node, { ...box, children: [] });
        },
      },
      {
        filter: ['th'],
        visit(node, context) {
          if (context.textContent(node).trim() !== '') return;
          context.replaceNode(node, { ...node, tagName: 'td', children: [] });
        },
      },
    ],
  });
};
