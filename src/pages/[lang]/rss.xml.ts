// The articles of a language, for feed readers.

import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { editionsIn, linkTo } from '../../article/articles.ts';
import type { Locale } from '../../i18n/locales.ts';
import { absoluteUrl, localePaths, localeUrl } from '../../i18n/paths.ts';
import { stringsFor } from '../../i18n/strings.ts';

export function getStaticPaths() {
  return localePaths();
}

export const GET: APIRoute<{ locale: Locale }> = async ({ props: { locale }, site }) => {
  const { siteName, tagline } = stringsFor(locale);
  const home = absoluteUrl(localeUrl(locale, ''), site);
  const editions = await editionsIn(locale);
  return rss({
    title: siteName,
    description: tagline,
    site: home,
    xmlns: { atom: 'http://www.w3.org/2005/Atom' },
    customData: `<language>${locale}</language><atom:link rel="self" type="application/rss+xml" href="${home}rss.xml"/>`,
    items: editions.map((edition) => ({
      title: edition.entry.data.title,
      description: edition.entry.data.description,
      link: absoluteUrl(linkTo(locale, edition).url, site),
      pubDate: edition.entry.data.published,
    })),
  });
};
