// Keeps the code and the output of a page's blocks while the reader is elsewhere: on another page, in
// the other language, or waiting for this one to be loaded anew.

import { loadBlockStrings } from '../i18n/client-strings.ts';
import { keepItem, keptItem } from '../storage/items.ts';
import { type BlockState, restoreState, stateOf } from './block-state.ts';
import { originalsOf } from './files.ts';
import { areFilesFree } from './free-files.ts';
import { askedKey, keptKey } from './kept-key.ts';
import { parseKeptPage, type KeptPage } from './kept-page.ts';
import { action, part } from './parts.ts';

const allBlocks = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('runnable-example'),
];

/** Loads the page anew, keeping it; `block` is the one whose reader wants it. */
export function reloadKeeping(block: HTMLElement): void {
  keepItem('visit', askedKey, String(allBlocks().indexOf(block)));
  location.reload();
}

/** Keeps the page that is about to be left. Its runs have ended. */
export function keepPage(): void {
  const page = allBlocks().map((block) => ({
    example: block.dataset['example'] ?? '',
    state: edited(block, stateOf(block) ?? {}),
  }));
  if (!store(page))
    store(
      page.map(({ example, state: { files } }) => ({ example, state: files ? { files } : {} })),
    );
}

/** Of the files only those that were edited: the others speak the language of the page. */
function edited(block: HTMLElement, { files, ...state }: BlockState): BlockState {
  if (!files) return state;
  // Where files are free they are none but these.
  if (areFilesFree(block)) return { ...state, files };
  const originals = originalsOf(block);
  const changed = Object.entries(files).filter(([name, text]) => originals[name] !== text);
  return { ...state, files: Object.fromEntries(changed) };
}

function store(page: KeptPage): boolean {
  const isEmpty = page.every(({ state: { files, run } }) => !files && !run);
  return keepItem('visit', keptKey(), isEmpty ? undefined : JSON.stringify(page));
}

/** What was kept of this page, if anything. */
function keptPage(): KeptPage | undefined {
  const text = keptItem('visit', keptKey());
  return text === undefined ? undefined : parseKeptPage(text);
}

/** Whether this block asked to load the page anew: told once. */
function hasAsked(index: number): boolean {
  if (keptItem('visit', askedKey) !== String(index)) return false;
  keepItem('visit', askedKey, undefined);
  return true;
}

/** Gives a block back what it had when the page was left. Does nothing where nothing was kept. */
export async function restoreBlock(block: HTMLElement): Promise<void> {
  const index = allBlocks().indexOf(block);
  const own = keptPage()?.[index];
  if (!own || own.example !== block.dataset['example']) return;
  await restoreState(block, own.state);
  if (!hasAsked(index)) return;
  const { reloaded } = await loadBlockStrings();
  const note = document.createElement('span');
  note.textContent = reloaded;
  part(block, 'status').append(note);
  action(block, 'run').focus();
}
