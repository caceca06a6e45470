// The editor colours code as the page did: a click into it must not change what is there.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { highlightTree, tagHighlighter } from '@lezer/highlight';
import { parse, walkSync, TEXT_NODE, type Node } from 'ultrahtml';
import { highlightFile, tokenElements } from '../../../src/article/highlight.ts';
import { readExamples } from '../../../src/example/recorder/folder.ts';
import { highlighting, language } from '../../../src/playground/editor/look.ts';

/** The share of words and marks that may differ: what the two parsers know of a name is not the same. */
const tolerated = 0.01;

const tokenOf = (colour: string): string => /--token-([a-z-]+)/.exec(colour)?.[1] ?? 'plain';

const tokenOfElement = new Map([...tokenElements].map(([token, element]) => [element, token]));

const editorStyle = tagHighlighter(
  highlighting.specs.map(({ tag, color }) => ({ tag, class: tokenOf(String(color)) })),
);

/** The colour of each character in the editor. */
function coloursOfEditor(text: string): readonly string[] {
  const colours = Array<string>(text.length).fill('plain');
  highlightTree(language.parser.parse(text), editorStyle, (from, to, token) => {
    colours.fill(token, from, to);
  });
  return colours;
}

/** The colour of each character in the page. */
async function coloursOfPage(name: string, text: string): Promise<readonly string[]> {
  const colours: string[] = [];
  walkSync(parse(await highlightFile(name, text)) as Node, (node: Node, parent?: Node) => {
    if (node.type !== TEXT_NODE) return;
    const name = parent && 'name' in parent ? String(parent.name) : '';
    const token = tokenOfElement.get(name) ?? 'plain';
    const length = node.value.replaceAll(/&[#\w]+;/gu, '·').length;
    colours.push(...Array<string>(length).fill(token));
  });
  return colours;
}

test('code has the same colours in the page and in the editor', async () => {
  const differing: string[] = [];
  let words = 0;
  for (const { id, files } of (await readExamples()).values()) {
    for (const { path, source } of files.filter((file) => /\.m?js$/.test(file.path))) {
      const text = source.en.trimEnd();
      const [page, editor] = [await coloursOfPage(path, text), coloursOfEditor(text)];
      assert.equal(page.length, text.length, `${id}/${path}`);
      for (const { 0: word, index } of text.matchAll(/[\w$]+|[^\s\w$]/gu)) {
        words += 1;
        if (page[index] !== editor[index]) {
          differing.push(`${word}: ${String(page[index])}, ${String(editor[index])} in ${id}`);
        }
      }
    }
  }
  assert.ok(words > 10_000);
  assert.ok(differing.length < words * tolerated, differing.join('\n'));
});
