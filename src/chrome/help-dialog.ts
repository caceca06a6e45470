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
    const row = rowOf(name, keyOf[action]);
    if (action === 'search') row.lastElementChild?.append(` ${keys.or} `, make('kbd', '', chord));
    list.append(row);
  }
  const { presenting } = keys;
  const more = make('dl', 'keys');
  more.append(
    rowOf(presenting.larger, '+'),
    rowOf(presenting.smaller, '−'),
    rowOf(presenting.end, 'Esc'),
  );
  const label = make('label', 'keys-enabled');
  const box = make('input');
  box.type = 'checkbox';
  box.checked = areKeysOn();
  box.addEventListener('change', () => {
    turnKeys(box.checked);
  });
  label.append(box, keys.enabled);
  dialog.append(make('h2', '', keys.title), list, label, make('h3', '', presenting.title), more);
  document.body.append(dialog);
  return dialog;
}

function rowOf(name: string, key: string): HTMLElement {
  const row = make('div');
  const keys = make('dd');
  keys.append(make('kbd', '', key));
  row.append(make('dt', '', name), keys);
  return row;
}
