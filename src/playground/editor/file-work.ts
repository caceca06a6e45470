// Work on the files themselves, where they are free: add, rename, delete, bring those of an example.

import { loadBlockStrings } from '../../i18n/block-strings.ts';
import type { PlaygroundStrings } from '../../i18n/strings/tools/types.ts';
import type { FileAction } from '../block/actions.ts';
import type { Actions, Block } from '../block/block.ts';
import { choiceButton } from '../block/controls.ts';
import { isFileName, parseDraft, type Draft } from '../block/draft.ts';
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
  // Brings the program that is chosen above the block, in the place of the one that is there.
  bring: async (block) => {
    const { playground, editor } = (await loadBlockStrings()).tools;
    const field = block.root.querySelector<HTMLSelectElement>('select[name="start"]');
    const chosen = field?.selectedOptions[0];
    const draft = chosen && (await draftFrom(chosen.value));
    if (!draft) {
      showNotice(block, playground.notBrought);
      return;
    }
    block.before = readDraft(block);
    await applyDraft(block, draft);
    block.showFile(Object.keys(draft.files)[0] ?? '');
    showNotice(block, playground.brought(chosen.text), choiceButton(editor.undo, 'undo-files'));
  },
} satisfies Actions<FileAction>;

function problemWith(block: Block, name: string, strings: PlaygroundStrings): string | undefined {
  if (!isFileName(name)) return strings.badName;
  return name in block.files ? strings.nameTaken : undefined;
}

/** The program at an address; an empty one where there is no address. */
async function draftFrom(address: string): Promise<Draft | undefined> {
  if (address === '') return { files: { 'main.mjs': '' }, entry: 'main.mjs' };
  try {
    const answer = await fetch(address);
    return answer.ok ? parseDraft(await answer.text()) : undefined;
  } catch {
    return undefined;
  }
}
