// Work on the files themselves, where they are free: add, rename, delete, bring those of an example.

import { loadBlockStrings } from '../i18n/client-strings.ts';
import type { PlaygroundStrings, ToolStrings } from '../i18n/strings/tools/types.ts';
import { applyDraft } from './apply-draft.ts';
import { draftOf } from './draft-of.ts';
import { isFileName, parseDraft, type Draft } from './draft.ts';
import { edit, onEdit } from './editor/editing.ts';
import { filesOf } from './files.ts';
import { addFile, removeFile, renameFile } from './free-files.ts';
import { askName } from './name-form.ts';
import { hideNotice, showNotice } from './notice.ts';
import { showFile, shownFile } from './tabs.ts';

/** What was there before the last deletion, or before another program was brought. */
const before = new WeakMap<HTMLElement, Draft>();

/** Does what a button, by its `data-action`, says of the files. */
export async function act(block: HTMLElement, button: HTMLElement): Promise<void> {
  const { tools } = await loadBlockStrings();
  const { playground: strings, editor } = tools;
  const file = shownFile(block);
  switch (button.dataset['action']) {
    case 'add-file':
      askName(
        block,
        button,
        strings,
        '',
        (name) => problemWith(block, name, strings),
        (name) => {
          addFile(block, name);
          showFile(block, name);
          onEdit(block);
          void edit(block);
        },
      );
      return;
    case 'rename-file':
      askName(
        block,
        button,
        strings,
        file,
        (name) => (name === file ? undefined : problemWith(block, name, strings)),
        (name) => {
          renameFile(block, file, name);
          onEdit(block);
        },
      );
      return;
    case 'remove-file':
      if (Object.keys(filesOf(block)).length < 2) {
        showNotice(block, strings.lastFile);
        return;
      }
      before.set(block, draftOf(block));
      removeFile(block, file);
      onEdit(block);
      showNotice(
        block,
        strings.removed(file),
        [{ action: 'undo-files', text: editor.undo }],
        'first',
      );
      return;
    case 'undo-files':
      await applyDraft(block, before.get(block) ?? draftOf(block), true);
      hideNotice(block);
      return;
    case 'bring':
      return bring(block, tools);
  }
}

function problemWith(
  block: HTMLElement,
  name: string,
  strings: PlaygroundStrings,
): string | undefined {
  if (!isFileName(name)) return strings.badName;
  return name in filesOf(block) ? strings.nameTaken : undefined;
}

/** Brings the program that is chosen above the block, in the place of the one that is there. */
async function bring(
  block: HTMLElement,
  { playground: strings, editor }: ToolStrings,
): Promise<void> {
  const chosen = block.querySelector<HTMLSelectElement>('select[name="start"]')?.selectedOptions[0];
  const draft = chosen && (await draftFrom(chosen.value));
  if (!draft) {
    showNotice(block, strings.notBrought);
    return;
  }
  before.set(block, draftOf(block));
  await applyDraft(block, draft, true);
  const first = Object.keys(draft.files)[0];
  if (first !== undefined) showFile(block, first);
  showNotice(block, strings.brought(chosen.text), [{ action: 'undo-files', text: editor.undo }]);
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
