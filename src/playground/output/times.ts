// Whether the time of each line is shown: where there is room, until the reader says otherwise.

import { keepItem, keptItem } from '../../storage/items.ts';

const storageKey = 'interleave:times';

/** Whether lines show their times now. */
export function areTimesShown(): boolean {
  const wish = document.documentElement.dataset['times'];
  return wish ? wish === 'on' : matchMedia('(width >= 30rem)').matches;
}

/** Shows or hides the times of all outputs, for this reader also later. */
export function showTimes(isShown: boolean): void {
  const wish = isShown ? 'on' : 'off';
  document.documentElement.dataset['times'] = wish;
  markTimesButtons();
  keepItem('lasting', storageKey, wish);
}

/** Has each button say whether times are shown. */
export function markTimesButtons(): void {
  for (const button of document.querySelectorAll('[data-action="times"]')) {
    button.ariaPressed = String(areTimesShown());
  }
}

/** Brings back what the reader once wished. */
export function recallTimes(): void {
  const wish = keptItem('lasting', storageKey);
  if (wish === 'on' || wish === 'off') document.documentElement.dataset['times'] = wish;
}
