// Work on the files themselves, where they are free: add, rename, delete.

import { loadBlockStrings } from '../../i18n/block-strings.ts';
import type { PlaygroundStrings } from '../../i18n/strings/tools/types.ts';
import type { FileAction } from '../block/actions.ts';
import type { Actions, Block } from '../block/block.ts';
import { choiceButton } from '../block/controls.ts';
import { isFileName } from '../block/draft.ts';
import { addFile, removeFile, renameFile } from '../block/free-files.ts';
import { askNotice, hideNotice, showNotice } from '../block/notice.ts';
import { readDraft } from '../block/program.ts';
import { applyDraft, edit, onEdit } from './editing.ts';
import { askName } from './name-form.ts';

/** What the buttons do. */
export const actions = {
  'add-file': async (block, button) => {
    const { playground } = (await loadBlockStrings()).tools;
    const typed = await askName(block, button, playground, '', (name) =>
      problemWith(block, name, playground),
    );
    if (typed === undefined) return;
    addFile(block, typed);
    block.showFile(typed);
    onEdit(block);
    await edit(block);
  },
  'rename-file': async (block, button) => {
    const { playground } = (await loadBlockStrings()).tools;
    const file = block.shownFile;
    const typed = await askName(block, button, playground, file, (name) =>
      name === file ? undefined : problemWith(block, name, playground),
    );
    if (typed === undefined) return;
    renameFile(block, file, typed);
    onEdit(block);
  },
  'remove-file': async (block) => {
    const { playground, editor } = (await loadBlockStrings()).tools;
    const file = block.shownFile;
    if (block.fileElements.length < 2) {
      showNotice(block, playground.lastFile);
      return;
    }
    block.before = readDraft(block);
    removeFile(block, file);
    onEdit(block);
    askNotice(block, playground.removed(file), choiceButton(editor.undo, 'undo-files'));
  },
  'undo-files': async (block) => {
    await applyDraft(block, block.before ?? readDraft(block));
    hideNotice(block);
  },
} satisfies Actions<FileAction>;

function problemWith(block: Block, name: string, strings: PlaygroundStrings): string | undefined {
  if (!isFileName(name)) return strings.badName;
  return name in block.files ? strings.nameTaken : undefined;
}
