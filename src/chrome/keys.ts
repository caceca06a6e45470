// The keys of the site. What they do is written under `?`.

import type { KeyAction } from '../i18n/reading/types.ts';
import { readingLine } from '../visit/place.ts';
import { areKeysOn, keyOf } from './key-table.ts';
import { isSearchOpening, openSearch } from './site-search.ts';
import { chooseTheme, currentTheme, themes } from './theme.ts';

/** Shows the list of keys. */
export async function openHelp(): Promise<void> {
  const { showHelp } = await import('./help-dialog.ts');
  await showHelp();
}

const actions: Record<KeyAction, () => void> = {
  search: () => void openSearch(),
  help: () => void openHelp(),
  contents: () => {
    const nav = document.getElementById('contents');
    const button = document.querySelector<HTMLElement>('.contents-button');
    if (button?.checkVisibility()) nav?.togglePopover();
    nav?.querySelector<HTMLElement>('[aria-current], a')?.focus();
  },
  nextHeading: () => {
    goToHeading(1);
  },
  previousHeading: () => {
    goToHeading(-1);
  },
  nextArticle: () => {
    press('.pager [rel="next"]');
  },
  previousArticle: () => {
    press('.pager [rel="prev"]');
  },
  language: () => {
    press('.language-switch');
  },
  theme: () => {
    chooseTheme(themes[(themes.indexOf(currentTheme()) + 1) % themes.length] ?? 'system');
  },
};

const press = (selector: string): void => document.querySelector<HTMLElement>(selector)?.click();

function goToHeading(step: 1 | -1): void {
  const headings = [...document.querySelectorAll<HTMLElement>('main :is(h2, h3)')];
  const tops = headings.map((heading) => heading.getBoundingClientRect().top);
  const line = readingLine / 2;
  const next =
    step === 1 ? tops.findIndex((top) => top > line) : tops.findLastIndex((top) => top < 0);
  headings[next]?.scrollIntoView({ block: 'start' });
}

addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  const action = event.ctrlKey || event.metaKey ? chordOf(event) : singleOf(event);
  if (!action) return;
  event.preventDefault();
  actions[action]();
});

const chordOf = (event: KeyboardEvent): KeyAction | undefined =>
  event.key.toLowerCase() === 'k' && !event.shiftKey ? 'search' : undefined;

function singleOf(event: KeyboardEvent): KeyAction | undefined {
  const isElsewhere = isTyping(event.composedPath()[0]) || isSearchOpening();
  if (isElsewhere || !areKeysOn() || document.querySelector('dialog[open]')) return;
  return (Object.keys(keyOf) as KeyAction[]).find((action) => keyOf[action] === event.key);
}

/** Where a key is text, or has a meaning of its own. */
/** What is in a shadow tree, as a block's editor, is told by its own name here. */
function isTyping(target: EventTarget | undefined): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select') !== null)
  );
}

document.addEventListener('click', (event) => {
  if (event.target instanceof Element && event.target.closest('[data-action="keys"]')) {
    void openHelp();
  }
});
