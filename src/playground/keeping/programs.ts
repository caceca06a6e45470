// The programs of a reader's own, each under a key of its own: none is written over by another, nor by a
// program that is open in another tab.

import { keepItem, keptItem, keptKeys } from '../../storage/items.ts';
import { parseDraft, type Draft } from '../block/draft.ts';
import { editsKey } from './keys.ts';

/** A program that is kept. */
export interface OwnProgram {
  readonly id: string;
  readonly name: string;
  readonly draft: Draft;
  /** Whether the reader changed it since it was opened: what is only looked at gives way to the next. */
  readonly isTouched: boolean;
}

const prefix = 'interleave:program:';

/** Which one is open: asked for by the block's own key, so that it knows that something is kept. */
const openKey = editsKey('playground');

/** All that are kept, in the order in which they came. */
export function ownPrograms(): readonly OwnProgram[] {
  const ids = keptKeys('lasting', prefix).map((key) => key.slice(prefix.length));
  return ids.sort().flatMap((id) => ownProgram(id) ?? []);
}

/** One of them; undefined where it is gone, or not sound. */
export function ownProgram(id: string): OwnProgram | undefined {
  const text = keptItem('lasting', prefix + id);
  try {
    const { name, draft, isTouched } = JSON.parse(text ?? '{}') as Partial<OwnProgram>;
    const sound = parseDraft(JSON.stringify(draft ?? null));
    if (typeof name !== 'string' || !sound) return undefined;
    return { id, name, draft: sound, isTouched: isTouched !== false };
  } catch {
    return undefined;
  }
}

/** The one that is open in this tab, or was last. */
export function openProgram(): OwnProgram | undefined {
  const id = keptItem('visit', openKey) ?? keptItem('lasting', openKey);
  return id === undefined ? undefined : ownProgram(id);
}

let onChange: () => void = () => undefined;

/** Has this called from now on when a program comes, goes, is opened or gets another name. */
export function onListChange(listener: () => void): void {
  onChange = listener;
}

/** Says which one is open; none with undefined. */
export function setOpen(id: string | undefined): void {
  keepItem('visit', openKey, id);
  keepItem('lasting', openKey, id);
  onChange();
}

/** Keeps a program, in the place of what was kept of it. */
export function keepProgram({ id, name, draft, isTouched }: OwnProgram): void {
  const isListed = ownProgram(id)?.name === name;
  keepItem('lasting', prefix + id, JSON.stringify({ name, draft, isTouched }));
  if (!isListed) onChange();
}

/** Deletes one. */
export function forgetProgram(id: string): void {
  keepItem('lasting', prefix + id, undefined);
  onChange();
}

/** When the last id was made, in milliseconds: clocks are coarse. */
let latest = 0;

/** An id that no other program has; a later one sorts behind an earlier one. */
export function newId(): string {
  latest = Math.max(Date.now(), latest + 1);
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return `${latest.toString(36)}-${random.toString(36)}`;
}

/** A name that no other program has: this one, or this one with a number. */
export function freeName(wish: string): string {
  const taken = new Set(ownPrograms().map(({ name }) => name));
  let name = wish;
  for (let number = 2; taken.has(name); number += 1) name = `${wish} ${String(number)}`;
  return name;
}
