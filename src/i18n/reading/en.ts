// Finding things and moving around, in English.

import type { ReadingStrings } from './types.ts';

export default {
  contents: 'Contents',
  home: 'Home',
  breadcrumbs: 'Breadcrumbs',
  untranslated: 'This page is not available in English yet. This is the Chinese version.',
  close: 'Close',
  theme: { label: 'Theme', system: 'System', light: 'Light', dark: 'Dark' },
  search: {
    label: 'Search',
    placeholder: 'Words, code, a term…',
    hint: 'Searches headings, text, code and the glossary.',
    found: (count) => (count === 1 ? '1 result' : `${String(count)} results`),
    nothing: (query) => `No results for “${query}”.`,
    advice: 'Try other words, or fewer.',
    meant: (terms) => `, including “${terms.join('”, “')}”`,
    instead: (query, part, found) => `No results for all of “${query}”. For “${part}”: ${found}`,
    inOther: (count) => `In Chinese: ${count === 1 ? '1 result' : `${String(count)} results`}.`,
    between: ' ',
    didYouMean: ['Did you mean “', '”?'],
    notLoaded: 'Search could not be loaded. Check the network, then try again.',
  },
  keys: {
    title: 'Keyboard shortcuts',
    actions: {
      search: 'Search',
      help: 'Show this list',
      contents: 'Contents',
      nextHeading: 'Next heading',
      previousHeading: 'Previous heading',
      nextArticle: 'Next article',
      previousArticle: 'Previous article',
      language: 'Switch language',
      theme: 'Change theme',
    },
    presenting: {
      title: 'While presenting a block',
      larger: 'Larger type',
      smaller: 'Smaller type',
      end: 'Stop presenting',
    },
    enabled: 'Use single keys as shortcuts',
    or: 'or',
  },
} satisfies ReadingStrings;
