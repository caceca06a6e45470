// Shows the answer to a query: what was found, in which language, or what may have been meant.

import { type Locale, localeInfo, otherLocale } from '../i18n/locales.ts';
import type { ReadingStrings } from '../i18n/reading/types.ts';
import type { Answer } from '../search/answer.ts';
import type { Finding } from '../search/find.ts';
import { make } from './dialog.ts';
import { resultList } from './search-results.ts';

/** Pages that are shown at once: enough to choose from. */
const shownPages = 30;

/** Where an answer is shown, and in what words. */
export interface SearchView {
  readonly status: HTMLElement;
  readonly results: HTMLElement;
  readonly locale: Locale;
  readonly strings: ReadingStrings['search'];
}

/** Shows an answer in place of the last one. */
export function showAnswer(
  { status, results, locale, strings }: SearchView,
  query: string,
  { here, there, suggestion }: Answer,
): void {
  const other = otherLocale(locale);
  const isNothing = here.pages.length === 0;
  const lines = [
    isNothing ? strings.nothing(query) : foundLine(here, query, strings),
    there && strings.inOther(placesOf(there)),
    isNothing && !there && !suggestion && strings.advice,
  ];
  status.replaceChildren(
    make('p', '', query === '' ? strings.hint : lines.filter(Boolean).join(strings.between)),
    ...(suggestion ? [suggestionLine(suggestion.query, strings)] : []),
  );
  results.replaceChildren(
    ...listsOf(here),
    ...(there ? [make('h2', 'search-language', localeInfo[other].name), ...listsOf(there)] : []),
    ...(suggestion ? listsOf(suggestion.found) : []),
  );
  results.querySelector('.search-language')?.setAttribute('lang', other);
  if (!there) return;
  for (const element of results.querySelectorAll('.search-language ~ section')) {
    element.setAttribute('lang', other);
  }
}

function foundLine(
  found: Finding,
  query: string,
  { found: say, meant, instead }: ReadingStrings['search'],
): string {
  const line =
    say(placesOf(found)) + (found.meant.length > 0 ? meant(found.meant.slice(0, 3)) : '');
  return found.instead === undefined ? line : instead(query, found.instead, line);
}

/** 「你是不是要找…」: a press puts it into the field. */
function suggestionLine(query: string, { didYouMean }: ReadingStrings['search']): HTMLElement {
  const [before, after] = didYouMean;
  const button = make('button', 'link-button', query);
  button.type = 'button';
  button.dataset['query'] = query;
  const line = make('p', 'search-suggestion');
  line.append(before, button, after);
  return line;
}

const listsOf = ({ pages }: Finding): HTMLElement[] => pages.slice(0, shownPages).map(resultList);

const placesOf = ({ pages }: Finding): number =>
  pages.reduce((sum, { sections }) => sum + sections.length, 0);
