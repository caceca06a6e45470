// Whether single keys do anything at all, and which they are.

import { keepItem, keptItem } from '../storage/items.ts';

/** The keys of `key-table.ts`: a test holds them to it. */
export const singleKeys = ['/', '?', 'c', 'j', 'k', 'n', 'p', 'l', 't'];

const storageKey = 'interleave:keys';

/** Whether single keys do anything: a reader who speaks to the machine may want them not to. */
export function areKeysOn(): boolean {
  return keptItem('lasting', storageKey) !== 'off';
}

/** Turns single keys on or off, and remembers it; without storage they stay on. */
export function turnKeys(isOn: boolean): void {
  keepItem('lasting', storageKey, isOn ? undefined : 'off');
}
