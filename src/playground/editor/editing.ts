// Editing the files of a block: the editor, the mark of an edit, and the way back.

import { loadBlockStrings } from '../../i18n/block-strings.ts';
import type { EditAction } from '../block/actions.ts';
import { type Actions, codeOf, nameOf, type Block, type TextPlace } from '../block/block.ts';
import { choiceButton } from '../block/controls.ts';
import type { Draft, Files } from '../block/draft.ts';
import { replaceFiles } from '../block/free-files.ts';
import { askNotice, hideNotice } from '../block/notice.ts';
import { readDraft } from '../block/program.ts';
import { keepEdits } from '../keeping/edits.ts';
import { parsePlace } from '../output/places.ts';

/** What the buttons do. */
export const actions = {
  edit: (block) => edit(block),
  'go-to': async (block, button) => {
    const place = parsePlace(button.dataset['value'] ?? '');
    if (!place) return;
    block.showFile(place.file);
    await edit(block, place);
  },
  reset: async (block) => {
    const { resetAsks, resetNow, keep } = (await loadBlockStrings()).tools.editor;
    askNotice(block, resetAsks, choiceButton(resetNow, 'reset-now'), choiceButton(keep, 'keep'));
  },
  'reset-now': async (block) => {
    const { wasReset, undo } = (await loadBlockStrings()).tools.editor;
    block.before = readDraft(block);
    await setFiles(block, block.originals, 'reset');
    askNotice(block, wasReset, choiceButton(undo, 'undo-reset'));
  },
  'undo-reset': async (block) => {
    await setFiles(block, block.before?.files ?? {});
    keep(block);
  },
  keep,
} satisfies Actions<EditAction>;

function keep(block: Block): void {
  hideNotice(block);
  block.button('reset').focus();
}

/** Opens the editor of the shown file, and puts the caret at a place. */
export async function edit(block: Block, place?: TextPlace): Promise<void> {
  const file = block.fileElement(block.shownFile);
  const before = document.activeElement;
  file?.toggleAttribute('data-coming', true);
  const [{ tools }, { openEditor }] = await Promise.all([
    loadBlockStrings(),
    import('./editor.ts'),
  ]).finally(() => file?.removeAttribute('data-coming'));
  if (!file?.isConnected) return;
  const editor = openEditor(block, file, tools.editor, onEdit);
  // The reader may have gone on to something else while the editor came.
  const { activeElement: now, body } = document;
  const isStill = now === before || now === body || file.contains(now);
  if (isStill && 'shown' in file.dataset) editor.focus(place);
}

/** Who changes the files: a Reset or another act of the reader's, or what was kept or came by a link. */
type Change = 'reset' | 'act' | 'restored';

/**
 * Puts these texts into the files of the block that have these names, or, where its files are free,
 * has it hold exactly these. What was `restored` is not kept again. Does nothing when the block is
 * `taken` once all that this needs has loaded.
 */
export async function setFiles(
  block: Block,
  files: Files,
  change: Change = 'act',
  isTaken = (): boolean => false,
): Promise<void> {
  const isOriginal = (name: string): boolean => files[name] === block.originals[name];
  // What is not as it came has lost its colours: the editor has them.
  const [{ tools }, editor] = await Promise.all([
    loadBlockStrings(),
    Object.keys(files).every(isOriginal) ? undefined : import('./editor.ts'),
  ]);
  if (isTaken()) return;
  block.isQuiet = true;
  try {
    if (block.isFree) replaceFiles(block, files);
    for (const file of block.fileElements) {
      const name = nameOf(file);
      const text = files[name];
      if (text === undefined) continue;
      setText(block, file, text);
      if (!isOriginal(name)) editor?.openEditor(block, file, tools.editor, onEdit);
    }
  } finally {
    block.isQuiet = false;
  }
  tellEdit(block, change);
}

/** Puts a draft into a block, as {@link setFiles} does, and how it is started. */
export async function applyDraft(block: Block, draft: Draft, change?: Change): Promise<void> {
  await setFiles(block, draft.files, change);
  if (block.isFree) block.root.dataset['needs'] = draft.needs ?? '';
  for (const name of ['args', 'env'] as const) {
    const field = block.field(name);
    if (field) field.value = draft[name] ?? '';
  }
  const entry = block.entryField;
  if (entry && draft.entry !== undefined && draft.entry in draft.files) entry.value = draft.entry;
}

/** The code was changed by the reader. */
export function onEdit(block: Block): void {
  if (!block.isQuiet) tellEdit(block, 'act');
}

function tellEdit(block: Block, change: Change): void {
  markEdits(block);
  if (change !== 'restored') keepEdits(block);
  const { files, isEdited } = block;
  block.tell(change === 'reset' ? 'reset' : 'edit', { files, isEdited });
}

function setText(block: Block, file: HTMLElement, text: string): void {
  const code = codeOf(file);
  if (code.textContent === text) return;
  const editor = block.editors.get(file);
  if (editor) editor.set(text);
  else code.textContent = text;
}

/** Marks the block and the tabs of the files that differ, or takes the marks away. */
function markEdits(block: Block): void {
  const { root, isEdited, files, originals } = block;
  root.toggleAttribute('data-edited', isEdited);
  const mark = root.querySelector<HTMLElement>('[data-part="edited"]');
  if (mark) mark.hidden = !isEdited;
  block.button('reset').hidden = !isEdited;
  for (const tab of block.tabs) {
    const name = tab.dataset['value'] ?? '';
    tab.toggleAttribute('data-edited', files[name] !== originals[name]);
  }
}
