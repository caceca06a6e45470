// Finding things and moving around, in English.

import type { ReadingStrings } from './types.ts';

export default {
  contents: 'Contents',
  home: 'Home',
  breadcrumbs: 'You are here',
  untranslated: 'This page has no English version yet. Here it is in Chinese.',
  close: 'Close',
  theme: { label: 'Theme', system: 'As the system', light: 'Light', dark: 'Dark' },
  search: {
    label: 'Search',
    placeholder: 'Words, code, a term…',
    hint: 'Searches headings, text, code and the glossary.',
    found: (count) => (count === 1 ? '1 place' : `${String(count)} places`),
    nothing: (query) => `Nothing about “${query}”.`,
    advice: 'Other words, or fewer, may find more.',
    meant: (terms) => `, also with “${terms.join('”, “')}”`,
    instead: (query, part, found) =>
      `Nothing about “${query}” as a whole. About “${part}”: ${found}`,
    inOther: (count) => `In Chinese: ${count === 1 ? '1 place' : `${String(count)} places`}.`,
    between: ' ',
    didYouMean: ['Did you mean “', '”?'],
    notLoaded: 'The search did not load. Check the network, then try again.',
  },
  keys: {
    title: 'Keyboard',
    actions: {
      search: 'Search',
      help: 'This list',
      contents: 'Contents',
      nextHeading: 'Next heading',
      previousHeading: 'Heading before',
      nextArticle: 'Next article',
      previousArticle: 'Article before',
      language: 'Switch language',
      theme: 'Next theme',
    },
    enabled: 'Single keys do these things',
    or: 'or',
  },
} satisfies ReadingStrings;
