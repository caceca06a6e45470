// Edits in the site's storage: they outlive a reload, a change of language, a day.

import { keepItem, keptItem } from '../../storage/items.ts';
import { parseDraft, type Draft } from '../draft.ts';
import { draftOf } from '../draft-of.ts';
import { isEdited, originalsOf } from '../files.ts';
import { areFilesFree } from '../free-files.ts';
import { shareInAddress } from '../share/address.ts';
import { editsKey } from './edits-key.ts';

/** Milliseconds from a key press to the storage: a pause in typing. */
const pause = 250;

const waiting = new Map<HTMLElement, ReturnType<typeof setTimeout>>();

// Whoever leaves in the middle of a word keeps it too.
addEventListener('pagehide', () => {
  for (const block of waiting.keys()) store(block);
});

/** Keeps the edits of a block, soon. */
export function keepEdits(block: HTMLElement): void {
  clearTimeout(waiting.get(block));
  waiting.set(
    block,
    setTimeout(() => {
      store(block);
    }, pause),
  );
}

function store(block: HTMLElement): void {
  clearTimeout(waiting.get(block));
  waiting.delete(block);
  // What came by a link stays in the link: it does not take the place of the reader's own.
  if ('shared' in block.dataset) {
    void shareInAddress(block);
    return;
  }
  const isChanged = isEdited(block) || areFieldsChanged(block);
  const draft = isChanged ? JSON.stringify(kept(block)) : undefined;
  // Where it cannot be kept, the edits live as long as the page.
  keepItem('lasting', editsKey(block.dataset['example'] ?? ''), draft);
}

/** Where files are free, so is how they are started. */
function areFieldsChanged(block: HTMLElement): boolean {
  if (!areFilesFree(block)) return false;
  const { entry, args = '', env = '' } = draftOf(block);
  return args !== '' || env !== '' || entry !== block.dataset['entry'];
}

/** Only what differs: a file that is mended on the site later is mended for this reader too. */
function kept(block: HTMLElement): Draft {
  const draft = draftOf(block);
  if (areFilesFree(block)) return draft;
  const before = originalsOf(block);
  const changed = Object.entries(draft.files).filter(([name, text]) => text !== before[name]);
  return { ...draft, files: Object.fromEntries(changed) };
}

/** What was kept of an example; undefined where nothing, or nothing sound, was. */
export function keptDraft(example: string): Draft | undefined {
  return parseDraft(keptItem('lasting', editsKey(example)) ?? '');
}
