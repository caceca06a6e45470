// Whether single keys do anything at all, and which they are.

/** The keys of `key-table.ts`: a test holds them to it. */
export const singleKeys = ['/', '?', 'c', 'j', 'k', 'n', 'p', 'l', 't'];

const storageKey = 'interleave:keys';

/** Whether single keys do anything: a reader who speaks to the machine may want them not to. */
export function areKeysOn(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off';
  } catch {
    return true;
  }
}

/** Turns single keys on or off, and remembers it. */
export function turnKeys(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, 'off');
  } catch {
    // Without storage they stay on.
  }
}
