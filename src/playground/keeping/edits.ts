// Edits in the site's storage: they outlive a reload, a change of language, a day.

import { keepItem, keptItem } from '../../storage/items.ts';
import { Block } from '../block/block.ts';
import { parseDraft, type Draft, type Files } from '../block/draft.ts';
import { isChanged, readDraft, readSharedDraft } from '../block/program.ts';
import { editsKey } from './keys.ts';
import { formatLink, longestLink, setAddress } from './link.ts';
import { freeName, keepProgram, newId, openProgram, setOpen } from './programs.ts';

/** Milliseconds from a key press to the storage: a pause in typing. */
const pause = 250;

// Whoever leaves in the middle of a word keeps it too.
addEventListener('pagehide', keepNow);

/** Keeps the edits of a block, soon. */
export function keepEdits(block: Block): void {
  clearTimeout(block.waiting);
  block.waiting = setTimeout(() => {
    store(block);
  }, pause);
}

/** Keeps at once what was edited last on the shown page. */
export function keepNow(): void {
  for (const block of Block.all()) if (block.waiting !== undefined) store(block);
}

function store(block: Block): void {
  clearTimeout(block.waiting);
  block.waiting = undefined;
  // What came by a link stays in the link: it does not take the place of the reader's own.
  if ('shared' in block.root.dataset) {
    void storeInAddress(block);
    return;
  }
  if (block.isFree) {
    storeProgram(block);
    return;
  }
  const draft = block.isEdited ? JSON.stringify(ownDraft(block)) : undefined;
  // Where it cannot be kept, the edits live as long as the page.
  keepItem('lasting', editsKey(block.example), draft);
}

/** A program of the reader's own is kept by its name; one that is not changed needs no keeping. */
function storeProgram(block: Block): void {
  const open = openProgram();
  const draft = { ...open?.draft, ...readDraft(block) };
  if (open) {
    const isSame = JSON.stringify(open.draft) === JSON.stringify(draft);
    if (!isSame) keepProgram({ ...open, draft, isTouched: true });
    return;
  }
  if (!isChanged(block)) return;
  const id = newId();
  block.title = freeName(block.title);
  keepProgram({ id, name: block.title, draft, isTouched: true });
  setOpen(id);
}

/** Keeps at once what a block holds. A program that came by a link becomes one of the reader's own. */
export function keepOwn(block: Block): void {
  if ('shared' in block.root.dataset) {
    delete block.root.dataset['shared'];
    setAddress('');
    setOpen(undefined);
  }
  store(block);
}

async function storeInAddress(block: Block): Promise<void> {
  const link = await formatLink(block.example, readSharedDraft(block));
  if (link.length <= longestLink && block.root.isConnected) setAddress(link);
  await carryToPlayground(block);
}

/** Has the link to the playground carry a program that is kept nowhere but in the address. */
export async function carryToPlayground(block: Block): Promise<void> {
  const link = block.root.querySelector<HTMLAnchorElement>('[data-part="play"]');
  const { entry = '' } = block.root.dataset;
  if (link) link.hash = await formatLink('playground', { entry, ...readSharedDraft(block) });
}

/** Only what differs: a file that is mended on the site later is mended for this reader too. */
function ownDraft(block: Block): Draft {
  return { ...readDraft(block), files: editedFiles(block) };
}

/** The files of a block that were edited: the others speak the language of the page. */
export function editedFiles({ isFree, files, originals }: Block): Files {
  // Where files are free they are none but these.
  if (isFree) return files;
  return Object.fromEntries(
    Object.entries(files).filter(([name, text]) => text !== originals[name]),
  );
}

/** What was kept of an example; undefined where nothing, or nothing sound, was. */
export function keptDraft(example: string): Draft | undefined {
  return parseDraft(keptItem('lasting', editsKey(example)) ?? '');
}
