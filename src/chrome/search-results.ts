// A page that was found: its title, and the places in it, each a link with an excerpt.

import { excerptOf, holdsAny, marked, type Piece } from '../search/excerpt.ts';
import type { Found, FoundPage } from '../search/find.ts';
import { make } from './dialog.ts';

/** Places of one page that are shown: the rest is found by reading on. */
const shownSections = 4;

/** Makes the part of the results that belongs to one page. */
export function resultList({ page, sections }: FoundPage): HTMLElement {
  const group = make('section', 'search-page');
  const list = make('ul');
  for (const found of sections.slice(0, shownSections)) {
    const item = make('li');
    item.append(resultLink(page.url, found));
    list.append(item);
  }
  group.append(make('h2', 'search-title', page.title), list);
  return group;
}

function resultLink(url: string, { section, words }: Found): HTMLElement {
  const link = make('a', 'search-result');
  link.href = section.id === '' ? url : `${url}#${section.id}`;
  const heading = make('strong');
  heading.append(...elementsOf(marked(section.heading, words)));
  const isInProse = holdsAny(section.prose, words) || !holdsAny(section.code, words);
  const excerpt = make(isInProse ? 'span' : 'code');
  excerpt.append(...elementsOf(excerptOf(isInProse ? section.prose : section.code, words)));
  link.append(heading, excerpt);
  return link;
}

function elementsOf(pieces: readonly Piece[]): (string | HTMLElement)[] {
  return pieces.map(({ text, isMarked }) => (isMarked ? make('mark', '', text) : text));
}
