// Where in the text a reader is: the heading above, and how far below it. The languages have the same
// headings in the same order, so that the place is found in the other one.

import { keepItem, keptItem } from '../storage/items.ts';

const key = 'interleave:place';

/** A place in a page. */
interface Place {
  /** The page, the same in both languages: `worker-threads`. */
  readonly page: string;
  /** The language that the reader comes from. */
  readonly lang: string;
  /** The heading that the reader is below, counted from the top of the page; -1 above the first. */
  readonly heading: number;
  /** How far the heading stands below the top of the window, in CSS pixels; mostly negative. */
  readonly top: number;
}

const headings = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('main :is(h1, h2, h3)'),
];
const topOf = (element: HTMLElement): number => element.getBoundingClientRect().top;
const pageOf = (): string => document.documentElement.dataset['page'] ?? '';

/** How far down the window a heading counts as the one that is read, in CSS pixels. */
export const readingLine = 120;

/** Keeps the place for the next page of the visit, if that is the same page in the other language. */
export function keepPlace(): void {
  const all = headings();
  const heading = all.findLastIndex((each) => topOf(each) <= readingLine);
  const current = all[heading];
  const { lang } = document.documentElement;
  const top = current ? topOf(current) : -scrollY;
  const place: Place = { page: pageOf(), lang, heading, top };
  // Without storage the page begins at its top.
  keepItem('visit', key, JSON.stringify(place));
}

/** Goes to the place that was kept for this page, once. Says whether there was one. */
export function restorePlace(): boolean {
  const place = takePlace();
  if (place?.page !== pageOf() || place.lang === document.documentElement.lang) return false;
  const all = headings();
  const heading = all[place.heading];
  const next = all[place.heading + 1];
  const wanted = heading ? scrollY + topOf(heading) - place.top : -place.top;
  // A section that is shorter in this language ends before: the reader stays in it.
  const limit = next && heading ? scrollY + topOf(next) - readingLine - 1 : Infinity;
  scrollTo({ top: Math.min(wanted, limit), behavior: 'instant' });
  return true;
}

function takePlace(): Place | undefined {
  const text = keptItem('visit', key);
  keepItem('visit', key, undefined);
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isPlace(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const { page, lang, heading, top } = value as Record<string, unknown>;
  const isNamed = typeof page === 'string' && typeof lang === 'string';
  return isNamed && Number.isInteger(heading) && Number.isFinite(top);
}
