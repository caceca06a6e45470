// The files of a block whose reader may add, rename and delete them: its tabs and panels.

import { fileElement, fileElements, filesOf, type Files } from './files.ts';
import { entryField } from './run/program.ts';
import { showFile, shownFile, tabsOf } from './tabs.ts';

/** Whether the reader may do so here. */
export const areFilesFree = (block: HTMLElement): boolean => 'free' in block.dataset;

/** Has the block hold exactly these files, in this order; those that stay keep their editor. */
export function replaceFiles(block: HTMLElement, files: Files): void {
  const names = Object.keys(files);
  for (const name of names) if (!fileElement(block, name)) addFile(block, name);
  for (const name of Object.keys(filesOf(block)))
    if (!names.includes(name)) removeFile(block, name);
  for (const name of names) tabOf(block, name)?.parentElement?.append(tabOf(block, name) ?? '');
  showFile(block, names.includes(shownFile(block)) ? shownFile(block) : (names[0] ?? ''));
  listEntries(block);
}

/** Adds an empty file, after the others. */
export function addFile(block: HTMLElement, name: string): void {
  const id = `${block.id}-${String(performance.now()).replace('.', '-')}`;
  const tab = document.createElement('button');
  tab.type = 'button';
  tab.className = 'file-tab';
  tab.role = 'tab';
  tab.id = `${id}-tab`;
  tab.setAttribute('aria-controls', `${id}-file`);
  tab.ariaSelected = 'false';
  tab.tabIndex = -1;
  tab.dataset['action'] = 'tab';
  tab.dataset['value'] = name;
  tab.textContent = name;
  block.querySelector('[role="tablist"]')?.append(tab);

  const panel = document.createElement('div');
  panel.className = 'code-file';
  panel.id = `${id}-file`;
  panel.role = 'tabpanel';
  panel.setAttribute('aria-labelledby', tab.id);
  panel.dataset['file'] = name;
  panel.dataset['tabbed'] = '';
  const still = document.createElement('pre');
  still.className = 'code';
  still.tabIndex = 0;
  still.append(document.createElement('code'));
  panel.append(still);
  fileElements(block).at(-1)?.after(panel);
  listEntries(block);
}

/** Deletes a file; another one is shown in its place. The last one stays. */
export function removeFile(block: HTMLElement, name: string): void {
  if (fileElements(block).length < 2) return;
  const wasShown = shownFile(block) === name;
  fileElement(block, name)?.remove();
  tabOf(block, name)?.remove();
  if (wasShown) showFile(block, shownFile(block));
  listEntries(block);
}

/** Gives a file another name. */
export function renameFile(block: HTMLElement, from: string, to: string): void {
  const file = fileElement(block, from);
  const tab = tabOf(block, from);
  if (!file || !tab) return;
  const entry = entryField(block);
  const wasEntry = entry?.value === from;
  file.dataset['file'] = to;
  tab.dataset['value'] = to;
  tab.textContent = to;
  listEntries(block);
  if (entry && wasEntry) entry.value = to;
}

const tabOf = (block: HTMLElement, name: string): HTMLElement | undefined =>
  tabsOf(block).find((tab) => tab.dataset['value'] === name);

/** Offers each file as the one to start; the choice stays as long as its file does. */
function listEntries(block: HTMLElement): void {
  const field = entryField(block);
  if (!field) return;
  const chosen = field.value;
  const names = tabsOf(block).map((tab) => tab.dataset['value'] ?? '');
  field.replaceChildren(...names.map((name) => new Option(name, name)));
  if (names.includes(chosen)) field.value = chosen;
}
