// What is changed in an article's markup, as a tree, between what its author wrote and its HTML.

import { satteri, satteriHeadingIdsPlugin } from '@astrojs/markdown-satteri';
import { glueTerms } from './glued-terms.ts';
import { keepHeadingPhrases } from './heading-phrases.ts';
import { nameTables } from './named-tables.ts';

/** Astro's own processor of Markdown, with what the course adds. */
export const markdownProcessor = satteri({
  // The ids come first: they are made of the words as written, and tables are named by them.
  hastPlugins: [satteriHeadingIdsPlugin(), glueTerms, nameTables, keepHeadingPhrases],
});
