// The tabs of a block of several files: one file is shown, the others are a press away.

import { fileElements, nameOf } from './files.ts';

/** The tabs, in order; none in a block of one file. */
export function tabsOf(block: HTMLElement): HTMLElement[] {
  return [...block.querySelectorAll<HTMLElement>('[role="tab"]')];
}

/** The name of the file that is shown. */
export function shownFile(block: HTMLElement): string {
  const files = fileElements(block);
  const shown = files.find((file) => 'shown' in file.dataset) ?? files[0];
  return shown ? nameOf(shown) : '';
}

/** Shows a file of the block, and selects its tab. */
export function showFile(block: HTMLElement, name: string): void {
  for (const file of fileElements(block)) {
    const isShown = nameOf(file) === name;
    file.toggleAttribute('data-shown', isShown);
    if (isShown && file instanceof HTMLDetailsElement) file.open = true;
  }
  for (const tab of tabsOf(block)) {
    const isSelected = tab.dataset['value'] === name;
    tab.ariaSelected = String(isSelected);
    tab.tabIndex = isSelected ? 0 : -1;
  }
}

/** Moves between tabs by the arrow keys, Home and End, as lists of tabs do everywhere. */
export function moveBetweenTabs(block: HTMLElement, event: KeyboardEvent): void {
  const tabs = tabsOf(block);
  const at = tabs.indexOf(event.target as HTMLElement);
  if (at < 0) return;
  const places: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    Home: 0,
    End: -1,
  };
  const place = places[event.key];
  if (place === undefined) return;
  const tab = tabs.at(place % tabs.length);
  event.preventDefault();
  tab?.focus();
  showFile(block, tab?.dataset['value'] ?? '');
}
