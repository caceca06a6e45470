// Following the language switch remembers the choice, and the place in the text.

import { rememberLocale } from '../i18n/saved-locale.ts';
import { keepPlace, restorePlace } from '../visit/place.ts';

restorePlace();

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element && event.target.closest('a[data-locale]');
  if (!(link instanceof HTMLAnchorElement)) return;
  rememberLocale(link.lang);
  const opensElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!opensElsewhere) keepPlace();
});
