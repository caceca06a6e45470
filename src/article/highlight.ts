// Syntax highlighting at build: one pass, classes instead of colours, so both themes are CSS alone.

import {
  type BundledLanguage,
  type ShikiTransformer,
  bundledLanguages,
  codeToHtml,
  createCssVariablesTheme,
} from 'shiki';

const theme = createCssVariablesTheme({ name: 'interleave', variablePrefix: '--' });

/** Turns Shiki's inline colours into classes (`token-keyword`): the page's policy allows no inline style. */
const classesForColours: ShikiTransformer = {
  name: 'classes-for-colours',
  pre(node) {
    delete node.properties['style'];
    node.properties['class'] = 'code';
  },
  span(node) {
    const token = /--(token-[a-z-]+)/.exec(String(node.properties['style']))?.[1];
    delete node.properties['style'];
    if (token) node.properties['class'] = token;
  },
};

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
