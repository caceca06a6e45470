// Remembers the language a reader switches to, for the next visit to `/`.

import { rememberLocale } from '../i18n/preferred-locale.ts';

for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-locale]')) {
  link.addEventListener('click', () => {
    rememberLocale(link.lang);
  });
}
