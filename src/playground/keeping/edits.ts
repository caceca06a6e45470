// Edits in the site's storage: they outlive a reload, a change of language, a day.

import { keepItem, keptItem } from '../../storage/items.ts';
import { Block } from '../block/block.ts';
import { parseDraft, type Draft, type Files } from '../block/draft.ts';
import { isChanged, readDraft } from '../block/program.ts';
import { editsKey } from './keys.ts';
import { formatLink, longestLink, setAddress } from './link.ts';

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
  // Where files are free, so is how they are started.
  const isOwn = block.isFree ? isChanged(block) : block.isEdited;
  const draft = isOwn ? JSON.stringify(ownDraft(block)) : undefined;
  // Where it cannot be kept, the edits live as long as the page.
  keepItem('lasting', editsKey(block.example), draft);
}

async function storeInAddress(block: Block): Promise<void> {
  const link = await formatLink(block.example, readDraft(block));
  if (link.length <= longestLink && block.root.isConnected) setAddress(link);
}

/** Only what differs: a file that is mended on the site later is mended for this reader too. */
function ownDraft(block: Block): Draft {
  const draft = readDraft(block);
  return block.isFree ? draft : { ...draft, files: editedFiles(block) };
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
