// The articles of a language, for feed readers.

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
  const url = (path: string) => escape(absoluteUrl(path, site));
  const items = (await editionsIn(locale)).map((edition) => {
    const link = url(linkTo(locale, edition).url);
    const { title, description } = edition.entry.data;
    return `<item><title>${escape(title)}</title><link>${link}</link><guid>${link}</guid><description>${escape(description)}</description></item>`;
  });
  const feed = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    `<title>${escape(siteName)}</title><link>${url(localeUrl(locale, ''))}</link>`,
    `<description>${escape(tagline)}</description><language>${locale}</language>`,
    `<atom:link rel="self" type="application/rss+xml" href="${url(`${localeUrl(locale, '')}rss.xml`)}"/>`,
    ...items,
    '</channel></rss>\n',
  ].join('\n');
  return new Response(feed, { headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' } });
};

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
