// The search: a dialog with a field and, below it, what was found, page by page.

import { loadReadingStrings } from '../i18n/client-strings.ts';
import type { ReadingStrings } from '../i18n/reading/types.ts';
import { find, type ReadyIndex } from '../search/find.ts';
import { makeDialog, make } from './dialog.ts';
import { loadIndex } from './search-index.ts';
import { resultList } from './search-results.ts';

/** Pages that are shown at once: enough to choose from. */
const shownPages = 30;

/** Shows the search. What was typed before in this language is still there. */
export async function showSearch(): Promise<void> {
  const open = document.querySelector<HTMLDialogElement>('dialog.search');
  if (open?.open) return;
  const strings = await loadReadingStrings();
  const dialog = open ?? makeSearch(strings);
  dialog.showModal();
  dialog.querySelector('input')?.select();
}

function makeSearch(strings: ReadingStrings): HTMLDialogElement {
  const { label, placeholder, hint } = strings.search;
  const dialog = makeDialog('search', label, strings.close);
  const field = make('input', 'search-field');
  field.type = 'search';
  field.placeholder = placeholder;
  field.setAttribute('aria-label', label);
  field.autocomplete = 'off';
  field.spellcheck = false;
  field.enterKeyHint = 'search';
  const status = make('p', 'search-status', hint);
  status.setAttribute('role', 'status');
  const results = make('div', 'search-results');
  dialog.append(field, status, results);

  const indexed = keptIndex();
  async function search(): Promise<void> {
    const query = field.value;
    try {
      const found = find(await indexed(), query);
      if (field.value !== query) return;
      const places = found.reduce((sum, { sections }) => sum + sections.length, 0);
      status.textContent =
        query.trim() === ''
          ? hint
          : places > 0
            ? strings.search.found(places)
            : strings.search.nothing(query.trim());
      results.replaceChildren(...found.slice(0, shownPages).map(resultList));
      dialog.scrollTop = 0;
    } catch (error) {
      if (field.value !== query) return;
      status.textContent = strings.search.notLoaded;
      reportError(error);
    }
  }

  field.addEventListener('input', () => void search());
  dialog.addEventListener('keydown', (event) => {
    // A field that holds something would take the first Escape for itself.
    if (event.key === 'Escape' && !event.isComposing) dialog.close();
    moveByKey(event, field, [...results.querySelectorAll('a')]);
  });
  results.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a')) dialog.close();
  });
  document.body.append(dialog);
  return dialog;
}

/** Gives the index, loaded once. Who joins a load that then fails tries anew: the network may be back. */
function keptIndex(): () => Promise<ReadyIndex> {
  let kept: Promise<ReadyIndex> | undefined;
  const load = (): Promise<ReadyIndex> =>
    (kept ??= loadIndex().catch((error: unknown) => {
      kept = undefined;
      throw error;
    }));
  return () => kept?.catch(load) ?? load();
}

/** Up and Down go through the field and the links; Enter in the field follows the first. */
function moveByKey(
  event: KeyboardEvent,
  field: HTMLInputElement,
  links: readonly HTMLAnchorElement[],
): void {
  if (event.isComposing) return;
  const stops: readonly HTMLElement[] = [field, ...links];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step !== 0 && at !== -1) {
    event.preventDefault();
    stops[(at + step + stops.length) % stops.length]?.focus();
  } else if (event.key === 'Enter' && document.activeElement === field) {
    event.preventDefault();
    links[0]?.click();
  }
}
