// Putting a draft into a block.

import { loadBlockStrings } from '../i18n/client-strings.ts';
import type { Draft } from './draft.ts';
import { setFiles } from './editor/editing.ts';
import { keptDraft } from './editor/kept-edits.ts';
import { entryField, fieldOf } from './run/program.ts';

/** Puts a draft into a block. Of a block whose files are given, those that the draft names. */
export async function applyDraft(block: HTMLElement, draft: Draft, keep: boolean): Promise<void> {
  const { tools } = await loadBlockStrings();
  const field = fieldOf(block, 'args');
  if (field) field.value = draft.args ?? '';
  const env = fieldOf(block, 'env');
  if (env) env.value = draft.env ?? '';
  setFiles(block, draft.files, tools, keep);
  const entry = entryField(block);
  if (entry && draft.entry !== undefined && draft.entry in draft.files) entry.value = draft.entry;
}

/** Gives a block back the edits that were kept of it. Does nothing where nothing sound was kept. */
export async function restoreEdits(block: HTMLElement): Promise<void> {
  const draft = keptDraft(block.dataset['example'] ?? '');
  if (draft) await applyDraft(block, draft, false);
}
