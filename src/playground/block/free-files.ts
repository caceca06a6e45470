// The files of a block whose reader may add, rename and delete them: its tabs and panels.

import type { Block } from './block.ts';
import type { Files } from './draft.ts';

/** Has the block hold exactly these files, in this order; those that stay keep their editor. */
export function replaceFiles(block: Block, files: Files): void {
  const names = Object.keys(files);
  for (const name of names) if (!block.fileElement(name)) addFile(block, name);
  for (const name of Object.keys(block.files)) if (!names.includes(name)) removeFile(block, name);
  for (const name of names) tabOf(block, name)?.parentElement?.append(tabOf(block, name) ?? '');
  block.showFile(names.includes(block.shownFile) ? block.shownFile : (names[0] ?? ''));
  listEntries(block);
}

/** Adds an empty file, after the others. */
export function addFile(block: Block, name: string): void {
  const number = freeNumber(block);
  const tab = document.createElement('button');
  tab.type = 'button';
  tab.className = 'file-tab';
  tab.role = 'tab';
  tab.id = `${block.root.id}-tab-${String(number)}`;
  tab.setAttribute('aria-controls', fileId(block, number));
  tab.ariaSelected = 'false';
  tab.tabIndex = -1;
  tab.dataset['action'] = 'tab';
  tab.dataset['value'] = name;
  tab.textContent = name;
  block.root.querySelector('[role="tablist"]')?.append(tab);

  const panel = document.createElement('div');
  panel.className = 'code-file';
  panel.id = fileId(block, number);
  panel.role = 'tabpanel';
  panel.setAttribute('aria-labelledby', tab.id);
  panel.dataset['file'] = name;
  panel.dataset['tabbed'] = '';
  const title = document.createElement('p');
  title.className = 'code-file-name';
  title.ariaHidden = 'true';
  title.textContent = name;
  const still = document.createElement('pre');
  still.className = 'code';
  still.tabIndex = 0;
  still.append(document.createElement('code'));
  panel.append(title, still);
  block.fileElements.at(-1)?.after(panel);
  listEntries(block);
}

/** Deletes a file; another one is shown in its place. The last one stays. */
export function removeFile(block: Block, name: string): void {
  if (block.fileElements.length < 2) return;
  const wasShown = block.shownFile === name;
  block.fileElement(name)?.remove();
  tabOf(block, name)?.remove();
  if (wasShown) block.showFile(block.shownFile);
  listEntries(block);
}

/** Gives a file another name. */
export function renameFile(block: Block, from: string, to: string): void {
  const file = block.fileElement(from);
  const tab = tabOf(block, from);
  if (!file || !tab) return;
  const entry = block.entryField;
  const wasEntry = entry?.value === from;
  file.dataset['file'] = to;
  tab.dataset['value'] = to;
  tab.textContent = to;
  const title = file.querySelector('.code-file-name');
  if (title) title.textContent = to;
  listEntries(block);
  if (entry && wasEntry) entry.value = to;
}

const fileId = (block: Block, number: number): string => `${block.root.id}-file-${String(number)}`;

/** A number that no file of the block has; those that came with the page count from 0. */
function freeNumber(block: Block): number {
  let number = 0;
  while (block.root.querySelector(`#${CSS.escape(fileId(block, number))}`)) number += 1;
  return number;
}

const tabOf = (block: Block, name: string): HTMLElement | undefined =>
  block.tabs.find((tab) => tab.dataset['value'] === name);

/** Offers each file as the one to start; the choice stays as long as its file does. */
function listEntries(block: Block): void {
  const field = block.entryField;
  if (!field) return;
  const chosen = field.value;
  const names = block.tabs.map((tab) => tab.dataset['value'] ?? '');
  field.replaceChildren(...names.map((name) => new Option(name, name)));
  if (names.includes(chosen)) field.value = chosen;
}
