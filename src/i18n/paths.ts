// Every URL of the site is made here.

import { type Locale, localeInfo, locales } from './locales.ts';

const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** The URL of a file in `public/`, or of one that the build makes. */
export function assetUrl(path: string): string {
  return `${base}/${path}`;
}

/** The URL of a page in a language. `page` is `''` for the home page, or an article's slug. */
export function localeUrl(locale: Locale, page: string): string {
  const home = `${base}/${localeInfo[locale].path}/`;
  return page === '' ? home : `${home}${page}/`;
}

/** The URL of `/`, which leads to the reader's language. */
export function rootUrl(): string {
  return `${base}/`;
}

/** The URL of a page's picture for previews; `''` for that of the home page. */
export function pictureUrl(locale: Locale, page: string): string {
  return `${base}/pictures/${localeInfo[locale].path}/${page === '' ? 'home' : page}.png`;
}

/** A path of the site as others must write it. `site` is where the site is served. */
export function absoluteUrl(path: string, site: URL | undefined): string {
  return new URL(path, site ?? 'http://localhost').href;
}

/** The paths that `[lang]` pages are built for, with the language of each. */
export function localePaths() {
  return locales.map((locale) => ({
    params: { lang: localeInfo[locale].path },
    props: { locale },
  }));
}
