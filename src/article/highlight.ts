// Syntax highlighting at build: one pass, classes instead of colours, so both themes are CSS alone.

import {
  type BundledLanguage,
  type ShikiTransformer,
  bundledLanguages,
  codeToHtml,
  createCssVariablesTheme,
} from 'shiki';

const theme = createCssVariablesTheme({ name: 'interleave', variablePrefix: '--' });

/** What the editor cannot tell from any other name or mark has no colour here either: none goes at a click. */
const plain = [
  'variable.other.constant',
  'variable.other.object',
  'variable.other.readwrite',
  'variable.other.property',
  'support.class',
  'support.variable',
  'support.constant',
  'keyword.operator.spread',
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
 * Turns Shiki's inline colours into classes, since the page's policy allows no inline
 * style, and leaves out every element that colours nothing: a browser lays out each of them.
 */
const classesForColours: ShikiTransformer = {
  name: 'classes-for-colours',
  preprocess(_, options) {
    // A busy machine would give up in the middle of a line, and say nothing.
    options.tokenizeTimeLimit = 0;
    options.mergeSameStyleTokens = true;
  },
  code(node) {
    node.children = node.children.flatMap((line) =>
      line.type === 'element' ? line.children.flatMap(classed) : line,
    );
  },
  pre(node) {
    delete node.properties.style;
    node.properties['class'] = 'code';
  },
};

/**
 * The class of each colour, a letter: there are thousands on a page. What is not here has the colour of
 * all text.
 */
export const tokenClasses: ReadonlyMap<string, string> = new Map([
  ['keyword', 'k'],
  ['string-expression', 's'],
  ['string', 's'],
  ['comment', 'c'],
  ['constant', 'n'],
  ['function', 'f'],
  ['punctuation', 'p'],
  ['link', 'l'],
]);

/** A token with its class, or the text alone of one that has the colour of all. */
function classed(token: Part): Part | Part[] {
  if (token.type !== 'element') return token;
  const name = /--token-([a-z-]+)/.exec(String(token.properties.style))?.[1] ?? '';
  const letter = tokenClasses.get(name);
  return letter === undefined ? token.children : { ...token, properties: { class: letter } };
}

/** Shiki's options for the fenced blocks of articles. */
export const shikiConfig = { theme, transformers: [classesForColours] };

/** Highlighted `<pre class="code"><code>…` for a file, by the ending of its name. */
export async function highlightFile(name: string, source: string): Promise<string> {
  const language = name.slice(name.lastIndexOf('.') + 1);
  if (!(language in bundledLanguages)) {
    throw new Error(`no highlighting for '${name}': give the file an ending that Shiki knows`);
  }
  return codeToHtml(source.trimEnd(), { lang: language as BundledLanguage, ...shikiConfig });
}
