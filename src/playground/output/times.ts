// Whether the time of each line is shown: where there is room, until the reader says otherwise.

import { keepItem } from '../../storage/items.ts';
import { timesKey } from './times-wish.ts';

/** Where they are shown unasked: the same widths as in block-output.css and block-ran.css. */
const roomy = '(30rem <= width < 90rem), (width >= 110rem)';

/** Whether lines show their times now. */
export function areTimesShown(): boolean {
  const wish = document.documentElement.dataset['times'];
  return wish ? wish === 'on' : matchMedia(roomy).matches;
}

/** Shows or hides the times of all outputs, for this reader also later. */
export function showTimes(isShown: boolean): void {
  const wish = isShown ? 'on' : 'off';
  document.documentElement.dataset['times'] = wish;
  markTimesButtons();
  keepItem('lasting', timesKey, wish);
}

/** Has each button say whether times are shown. */
function markTimesButtons(): void {
  for (const button of document.querySelectorAll('[data-action="times"]')) {
    button.ariaPressed = String(areTimesShown());
  }
}
