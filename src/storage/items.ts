// What the browser keeps for the site. A reader may switch storage off, and it may be full: then
// nothing is kept, nothing is found, and nothing breaks.

/** How long an item is kept: while the tab is open, or for good. */
export type Span = 'visit' | 'lasting';

/** Asked for each time: a browser may refuse even that, by throwing. */
const storages: Readonly<Record<Span, () => Storage>> = {
  visit: () => sessionStorage,
  lasting: () => localStorage,
};

/** The item of a key; undefined where there is none. */
export function keptItem(span: Span, key: string): string | undefined {
  try {
    return storages[span]().getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** The keys of all items whose keys begin so. */
export function keptKeys(span: Span, prefix: string): readonly string[] {
  try {
    return Object.keys(storages[span]()).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

/** Keeps an item in the place of an earlier one; undefined only takes that away. Says whether it could. */
export function keepItem(span: Span, key: string, item: string | undefined): boolean {
  try {
    if (item === undefined) storages[span]().removeItem(key);
    else storages[span]().setItem(key, item);
    return true;
  } catch {
    return false;
  }
}
