// What keys do to a line that is being typed.
import type { Key } from './keys.ts';

/** A line and where the cursor is in it. */
export interface Edited {
  readonly line: string;
  readonly cursor: number;
}

const wordAhead = /^(?:\s+|[^\w\s]+|\w+)\s*/u;

/** The length of the word before the cursor, and of the one behind it; spaces belong to it. */
function wordLeft({ line, cursor }: Edited): number {
  const before = [...line.slice(0, cursor)].reverse().join('');
  return /^\s*(?:[^\w\s]+|\w+)?/u.exec(before)?.[0].length ?? 0;
}

function wordRight({ line, cursor }: Edited): number {
  return wordAhead.exec(line.slice(cursor))?.[0].length ?? 0;
}

const lengthBefore = ({ line, cursor }: Edited): number =>
  [...line.slice(0, cursor)].at(-1)?.length ?? 0;
const lengthAfter = ({ line, cursor }: Edited): number => [...line.slice(cursor)][0]?.length ?? 0;

function cut({ line, cursor }: Edited, before: number, after: number): Edited {
  const start = cursor - before;
  return { line: line.slice(0, start) + line.slice(cursor + after), cursor: start };
}

const to = ({ line }: Edited, cursor: number): Edited => ({
  line,
  cursor: Math.max(0, Math.min(line.length, cursor)),
});

/** Keys that change the line, by `ctrl-`, `meta-` or nothing and the name. */
const edits: Readonly<Record<string, (edited: Edited) => Edited>> = {
  home: (e) => to(e, 0),
  'ctrl-a': (e) => to(e, 0),
  end: (e) => to(e, e.line.length),
  'ctrl-e': (e) => to(e, e.line.length),
  left: (e) => to(e, e.cursor - lengthBefore(e)),
  'ctrl-b': (e) => to(e, e.cursor - lengthBefore(e)),
  right: (e) => to(e, e.cursor + lengthAfter(e)),
  'ctrl-f': (e) => to(e, e.cursor + lengthAfter(e)),
  'ctrl-left': (e) => to(e, e.cursor - wordLeft(e)),
  'meta-b': (e) => to(e, e.cursor - wordLeft(e)),
  'ctrl-right': (e) => to(e, e.cursor + wordRight(e)),
  'meta-f': (e) => to(e, e.cursor + wordRight(e)),
  backspace: (e) => cut(e, lengthBefore(e), 0),
  'ctrl-h': (e) => cut(e, lengthBefore(e), 0),
  delete: (e) => cut(e, 0, lengthAfter(e)),
  'ctrl-d': (e) => cut(e, 0, lengthAfter(e)),
  'ctrl-w': (e) => cut(e, wordLeft(e), 0),
  'ctrl-backspace': (e) => cut(e, wordLeft(e), 0),
  'meta-backspace': (e) => cut(e, wordLeft(e), 0),
  'meta-d': (e) => cut(e, 0, wordRight(e)),
  'ctrl-delete': (e) => cut(e, 0, wordRight(e)),
  'meta-delete': (e) => cut(e, 0, wordRight(e)),
  'ctrl-u': (e) => cut(e, e.cursor, 0),
  'ctrl-k': (e) => cut(e, 0, e.line.length - e.cursor),
};

/** The name that a key is looked up by. */
export function keyName({ ctrl, meta, name }: Partial<Key>): string {
  return `${ctrl ? 'ctrl-' : meta ? 'meta-' : ''}${name ?? ''}`;
}

/** The line after a key; undefined where the key does nothing of the kind. */
export function edit(edited: Edited, key: Partial<Key>): Edited | undefined {
  return edits[keyName(key)]?.(edited);
}

/** The line with text put in at the cursor. */
export function insert({ line, cursor }: Edited, text: string): Edited {
  return { line: line.slice(0, cursor) + text + line.slice(cursor), cursor: cursor + text.length };
}
