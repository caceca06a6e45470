// The list of keys, under `?`, with the switch that turns them off.

import { loadReadingStrings } from '../i18n/client-strings.ts';
import type { KeyAction, ReadingStrings } from '../i18n/reading/types.ts';
import { make, makeDialog, showDialog } from './dialog.ts';
import { areKeysOn, turnKeys } from './key-switch.ts';
import { keyOf } from './key-table.ts';

/** Shows the list. */
export async function showHelp(): Promise<void> {
  const strings = await loadReadingStrings();
  const dialog = document.querySelector<HTMLDialogElement>('dialog.help') ?? makeHelp(strings);
  await showDialog(dialog);
}

function makeHelp({ keys, close }: ReadingStrings): HTMLDialogElement {
  const dialog = makeDialog('help', keys.title, close);
  const chord = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K';
  const list = make('dl', 'keys');
  for (const [action, name] of Object.entries(keys.actions) as [KeyAction, string][]) {
    const row = make('div');
    const key = make('dd');
    key.append(make('kbd', '', keyOf[action]));
    if (action === 'search') key.append(` ${keys.or} `, make('kbd', '', chord));
    row.append(make('dt', '', name), key);
    list.append(row);
  }
  const label = make('label', 'keys-enabled');
  const box = make('input');
  box.type = 'checkbox';
  box.checked = areKeysOn();
  box.addEventListener('change', () => {
    turnKeys(box.checked);
  });
  label.append(box, keys.enabled);
  dialog.append(make('h2', '', keys.title), list, label);
  document.body.append(dialog);
  return dialog;
}
