// Editing the files of a block: the editor, the mark of an edit, and the way back.

import { loadBlockStrings } from '../../i18n/client-strings.ts';
import type { ToolStrings } from '../../i18n/strings/tools/types.ts';
import { fileElement, fileElements, filesOf, nameOf, originalsOf, type Files } from '../files.ts';
import { areFilesFree, replaceFiles } from '../free-files.ts';
import { hideNotice, showNotice } from '../notice.ts';
import { parsePlace, type Place } from '../output/places.ts';
import { showFile, shownFile } from '../tabs.ts';
import { openEditor, setText } from './editor.ts';
import { markEdits } from './edit-marks.ts';
import { keepEdits } from './kept-edits.ts';

/** What a Reset threw away, until the next one. */
const thrownAway = new WeakMap<HTMLElement, Files>();

/** Does what a button of a block, by its `data-action`, says of its code. */
export async function act(block: HTMLElement, button: HTMLElement): Promise<void> {
  const { tools } = await loadBlockStrings();
  switch (button.dataset['action']) {
    case 'edit':
      return edit(block);
    case 'go-to': {
      const place = parsePlace(button.dataset['value'] ?? '');
      if (place) await edit(block, place);
      return;
    }
    case 'reset':
      showNotice(
        block,
        tools.editor.resetAsks,
        [
          { action: 'reset-now', text: tools.editor.resetNow },
          { action: 'keep', text: tools.editor.keep },
        ],
        'first',
      );
      return;
    case 'reset-now':
      thrownAway.set(block, filesOf(block));
      setFiles(block, originalsOf(block), tools);
      showNotice(
        block,
        tools.editor.wasReset,
        [{ action: 'undo-reset', text: tools.editor.undo }],
        'first',
      );
      return;
    case 'undo-reset':
      setFiles(block, thrownAway.get(block) ?? {}, tools);
      hideNotice(block);
      block.querySelector<HTMLElement>('[data-action="reset"]')?.focus();
      return;
    case 'keep':
      hideNotice(block);
      block.querySelector<HTMLElement>('[data-action="reset"]')?.focus();
  }
}

/** Opens the editor of the shown file, or of a place, and puts the caret there. */
export async function edit(block: HTMLElement, place?: Place | number): Promise<void> {
  const { tools } = await loadBlockStrings();
  if (typeof place === 'object') showFile(block, place.file);
  const file = fileElement(block, shownFile(block));
  if (!file) return;
  const view = openEditor(file, tools.editor, () => {
    onEdit(block);
  });
  const { doc } = view.state;
  let anchor = view.state.selection.main.head;
  if (typeof place === 'number') anchor = Math.min(place, doc.length);
  if (typeof place === 'object') {
    const line = doc.line(Math.min(Math.max(place.line, 1), doc.lines));
    anchor = Math.min(line.from + Math.max(place.column - 1, 0), line.to);
  }
  view.dispatch({ selection: { anchor }, scrollIntoView: typeof place === 'object' });
  view.focus();
}

/**
 * Puts these texts into the files of the block that have these names, or, where its files are free,
 * has it hold exactly these. With `keep` they are kept as the reader's own.
 */
export function setFiles(
  block: HTMLElement,
  files: Files,
  { editor }: ToolStrings,
  keep = true,
): void {
  isQuiet = true;
  try {
    if (areFilesFree(block)) replaceFiles(block, files);
    for (const file of fileElements(block)) {
      const text = files[nameOf(file)];
      if (text === undefined) continue;
      setText(file, text);
      // What is not as it came has lost its colours: the editor has them.
      if (text !== originalsOf(block)[nameOf(file)]) {
        openEditor(file, editor, () => {
          onEdit(block);
        });
      }
    }
  } finally {
    isQuiet = false;
  }
  markEdits(block);
  if (keep) keepEdits(block);
}

/** Whether texts are being set, and not typed. */
let isQuiet = false;

/** The code was changed by the reader. */
export function onEdit(block: HTMLElement): void {
  if (isQuiet) return;
  markEdits(block);
  keepEdits(block);
}
