// Syntax highlighting at build: one pass, elements instead of colours, so both themes are CSS alone.

import {
  type BundledLanguage,
  type ShikiTransformer,
  bundledLanguages,
  codeToHtml,
  createCssVariablesTheme,
} from 'shiki';

const theme = createCssVariablesTheme({ name: 'interleave', variablePrefix: '--' });

/**
 * What the editor cannot tell from any other name or mark has no colour here either: none goes at a click.
 * Nor have a call's arguments, which are Python's.
 */
const plain = [
  'variable.other.constant',
  'variable.other.object',
  'variable.other.readwrite',
  'variable.other.property',
  'support.class',
  'support.variable',
  'support.constant',
  'keyword.operator.spread',
  'meta.function-call.arguments',
  'punctuation.accessor',
  'punctuation.separator',
  'punctuation.terminator',
];
theme.tokenColors = [
  ...(theme.tokenColors ?? []),
  { scope: plain, settings: { foreground: 'var(--foreground)' } },
];

type Code = Parameters<NonNullable<ShikiTransformer['code']>>[0];
type Part = Code['children'][number];

/**
 * Turns Shiki's inline colours into elements, since the page's policy allows no inline
 * style, and leaves out every element that colours nothing: a browser lays out each of them.
 */
const elementsForColours: ShikiTransformer = {
  name: 'elements-for-colours',
  preprocess(_, options) {
    // A busy machine would give up in the middle of a line, and say nothing.
    options.tokenizeTimeLimit = 0;
    options.mergeSameStyleTokens = true;
  },
  code(node) {
    node.children = node.children.flatMap((line) =>
      line.type === 'element' ? line.children.flatMap(coloured) : line,
    );
  },
  pre(node) {
    delete node.properties.style;
    node.properties['class'] = 'code';
  },
};

/**
 * The element of each colour: there are thousands on a page, and a class for each would cost a reader half
 * a kilobyte. What is not here has the colour of all text.
 */
export const tokenElements: ReadonlyMap<string, string> = new Map([
  ['keyword', 't-k'],
  ['string-expression', 't-s'],
  ['string', 't-s'],
  ['comment', 't-c'],
  ['constant', 't-n'],
  ['function', 't-f'],
  ['punctuation', 't-p'],
  ['link', 't-l'],
]);

/** A token as the element of its colour, or the text alone of one that has the colour of all. */
function coloured(token: Part): Part | Part[] {
  if (token.type !== 'element') return token;
  const name = /--token-([a-z-]+)/.exec(String(token.properties.style))?.[1] ?? '';
  const tagName = tokenElements.get(name);
  return tagName === undefined ? token.children : { ...token, tagName, properties: {} };
}

/** Shiki's options for the fenced blocks of articles. */
export const shikiConfig = { theme, transformers: [elementsForColours] };

/** Highlighted `<pre class="code"><code>…` for a file, by the ending of its name. */
export async function highlightFile(name: string, source: string): Promise<string> {
  const language = name.slice(name.lastIndexOf('.') + 1);
  if (!(language in bundledLanguages)) {
    throw new Error(`no highlighting for '${name}': give the file an ending that Shiki knows`);
  }
  return codeToHtml(source.trimEnd(), { lang: language as BundledLanguage, ...shikiConfig });
}
