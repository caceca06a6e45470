// What the keys of the site do. It is written under `?`.

import type { KeyAction } from '../i18n/reading/types.ts';
import { keyOf } from './key-table.ts';
import { openSearch } from './site-search.ts';
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
    click('.pager [rel="next"]');
  },
  previousArticle: () => {
    click('.pager [rel="prev"]');
  },
  language: () => {
    click('.language-switch');
  },
  theme: () => {
    chooseTheme(themes[(themes.indexOf(currentTheme()) + 1) % themes.length] ?? 'system');
  },
};

const click = (selector: string): void => document.querySelector<HTMLElement>(selector)?.click();

function goToHeading(step: 1 | -1): void {
  const headings = [...document.querySelectorAll<HTMLElement>('main :is(h2, h3)')];
  const tops = headings.map((heading) => heading.getBoundingClientRect().top);
  // Where a heading stands that was gone to: below the header.
  const line = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
  const next =
    step === 1
      ? tops.findIndex((top) => top > line + 2)
      : tops.findLastIndex((top) => top < line - 2);
  headings[next]?.scrollIntoView({ block: 'start' });
}

/** Does what a key is for: a single one, or `search` for the chord. */
export function press(key: string): void {
  const action = (Object.keys(keyOf) as KeyAction[]).find((each) => keyOf[each] === key);
  if (action) actions[action]();
}
