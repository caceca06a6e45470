// The search: a dialog with a field and, below it, what was found, page by page.

import { loadReadingStrings } from '../i18n/client-strings.ts';
import { type Locale, otherLocale } from '../i18n/locales.ts';
import type { ReadingStrings } from '../i18n/reading/types.ts';
import { answer } from '../search/answer.ts';
import { make, makeDialog, showDialog } from './dialog.ts';
import { showAnswer } from './search-answer.ts';
import { loadIndex } from './search-index.ts';

/** Shows the search of a language. What was typed before in it is still there. */
export async function showSearch(locale: Locale): Promise<void> {
  const known = document.querySelector<HTMLDialogElement>(`dialog.search[lang="${locale}"]`);
  if (document.querySelector('dialog.search[open]')) return;
  const dialog = known ?? makeSearch(locale, await loadReadingStrings(locale));
  await showDialog(dialog);
  const field = dialog.querySelector('input');
  if (field && !known) {
    field.value = missedWords();
    field.dispatchEvent(new Event('input'));
  }
  field?.select();
}

/** On a page that does not exist, the words of its address: a reader may have meant another. */
function missedWords(): string {
  if (document.documentElement.dataset['page'] !== undefined) return '';
  const name = location.pathname.split('/').findLast(Boolean) ?? '';
  try {
    return decodeURIComponent(name)
      .replaceAll(/[-_+]+|\.html?$/g, ' ')
      .trim();
  } catch {
    return '';
  }
}

function makeSearch(locale: Locale, strings: ReadingStrings): HTMLDialogElement {
  const { label, placeholder, hint } = strings.search;
  const dialog = makeDialog('search', label, strings.close);
  dialog.lang = locale;
  const field = make('input', 'search-field');
  field.type = 'search';
  field.placeholder = placeholder;
  field.setAttribute('aria-label', label);
  field.autocomplete = 'off';
  field.spellcheck = false;
  field.enterKeyHint = 'search';
  const status = make('div', 'search-status');
  status.append(make('p', '', hint));
  status.setAttribute('role', 'status');
  const results = make('div', 'search-results');
  dialog.append(field, status, results);

  async function search(): Promise<void> {
    const query = field.value;
    try {
      const index = await loadIndex(locale);
      const found = await answer(index, query, () => loadIndex(otherLocale(locale)));
      if (field.value !== query) return;
      showAnswer({ status, results, locale, strings: strings.search }, query.trim(), found);
      dialog.scrollTop = 0;
    } catch (error) {
      if (field.value !== query) return;
      status.replaceChildren(make('p', '', strings.search.notLoaded));
      reportError(error);
    }
  }

  field.addEventListener('input', () => void search());
  dialog.addEventListener('keydown', (event) => {
    // A field that holds something would take the first Escape for itself.
    if (event.key === 'Escape' && !event.isComposing) dialog.close();
    moveByKey(event, field, [
      ...dialog.querySelectorAll<HTMLElement>('[data-query], .search-result'),
    ]);
  });
  dialog.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const suggested = target.closest<HTMLElement>('[data-query]');
    if (suggested) {
      field.value = suggested.dataset['query'] ?? '';
      field.focus();
      void search();
    }
    if (target.closest('a')) dialog.close();
  });
  document.body.append(dialog);
  return dialog;
}

/** Up and Down go through the field and what is below; Enter in the field follows the first link. */
function moveByKey(
  event: KeyboardEvent,
  field: HTMLInputElement,
  below: readonly HTMLElement[],
): void {
  if (event.isComposing) return;
  const stops: readonly HTMLElement[] = [field, ...below];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step !== 0 && at !== -1) {
    event.preventDefault();
    stops[(at + step + stops.length) % stops.length]?.focus();
  } else if (event.key === 'Enter' && document.activeElement === field) {
    event.preventDefault();
    below.find((stop) => stop instanceof HTMLAnchorElement)?.click();
  }
}
