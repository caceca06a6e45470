// Edits in the site's storage: they outlive a reload, a change of language, a day.

import { filesOf, isEdited, originalsOf, type Files } from '../files.ts';
import { editsKey } from './kept-key.ts';

/** Milliseconds from a key press to the storage: a pause in typing. */
const pause = 250;

/** As long as the edits of one example may be, in characters: far more than anybody types. */
const longest = 500_000;

const waiting = new Map<HTMLElement, ReturnType<typeof setTimeout>>();

// Whoever leaves in the middle of a word keeps it too.
addEventListener('pagehide', () => {
  for (const block of waiting.keys()) store(block);
});

/** Keeps the edits of a block, soon. */
export function keepEdits(block: HTMLElement): void {
  clearTimeout(waiting.get(block));
  waiting.set(
    block,
    setTimeout(() => {
      store(block);
    }, pause),
  );
}

function store(block: HTMLElement): void {
  clearTimeout(waiting.get(block));
  waiting.delete(block);
  const key = editsKey(block.dataset['example'] ?? '');
  try {
    if (isEdited(block)) localStorage.setItem(key, JSON.stringify({ files: changed(block) }));
    else localStorage.removeItem(key);
  } catch {
    // A storage that is full or switched off keeps nothing: the edits live as long as the page.
  }
}

/** Only what differs: a file that is mended on the site later is mended for this reader too. */
function changed(block: HTMLElement): Files {
  const before = originalsOf(block);
  return Object.fromEntries(
    Object.entries(filesOf(block)).filter(([name, text]) => text !== before[name]),
  );
}

/** The files that were kept of an example; undefined where nothing, or nothing sound, was kept. */
export function keptEdits(example: string): Files | undefined {
  try {
    const text = localStorage.getItem(editsKey(example));
    return text === null ? undefined : parseEdits(text);
  } catch {
    return undefined;
  }
}

/** Reads what the storage holds. Anything but what was written there gives nothing. */
export function parseEdits(text: string): Files | undefined {
  if (text.length > longest) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('files' in value)) return undefined;
    const { files } = value;
    if (typeof files !== 'object' || files === null || Array.isArray(files)) return undefined;
    const entries = Object.entries(files as Record<string, unknown>);
    const isSound = entries.every(([, content]) => typeof content === 'string');
    return isSound ? (files as Files) : undefined;
  } catch {
    return undefined;
  }
}
