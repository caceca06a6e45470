// Small elements of the outcomes.

import { element } from '../block/element.ts';

/** A bar that is so much of its room as `part` is of `whole`; what it says stands beside it in figures. */
export function bar(part: number, whole: number): HTMLElement {
  const made = element('span', 'outcome-bar');
  made.ariaHidden = 'true';
  const filled = element('span', 'outcome-bar-filled');
  // The page's policy allows no style attribute; the object model sets what is safe by its type.
  filled.style.setProperty('inline-size', `${String(whole === 0 ? 0 : (100 * part) / whole)}%`);
  made.append(filled);
  return made;
}

/** A number in the language of the page, without digits that nobody reads. */
export function formatNumber(value: number): string {
  const digits = Number.isInteger(value) ? {} : { maximumSignificantDigits: 5 };
  return new Intl.NumberFormat(document.documentElement.lang, digits).format(value);
}

/** A share, in whole per cents, in the language of the page. */
export function formatShare(part: number, whole: number): string {
  const percent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' });
  return percent.format(whole === 0 ? 0 : part / whole);
}
