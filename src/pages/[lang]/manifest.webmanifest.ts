// What makes the site installable, in a language.

import type { APIRoute } from 'astro';
import type { Locale } from '../../i18n/locales.ts';
import { assetUrl, localePaths, localeUrl, rootUrl } from '../../i18n/paths.ts';
import { stringsFor } from '../../i18n/strings.ts';
import { paper } from '../../styles/paper.ts';

export function getStaticPaths() {
  return localePaths();
}

export const GET: APIRoute<{ locale: Locale }> = ({ props: { locale } }) => {
  const { siteName, tagline } = stringsFor(locale);
  const icons = ['192', '512'].map((size) => ({
    src: assetUrl(`icon-${size}.png`),
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose: 'any maskable',
  }));
  const manifest = {
    id: rootUrl(),
    name: siteName,
    short_name: siteName,
    description: tagline,
    lang: locale,
    start_url: localeUrl(locale, ''),
    scope: rootUrl(),
    display: 'minimal-ui',
    background_color: paper.light,
    theme_color: paper.light,
    icons: [{ src: assetUrl('favicon.svg'), sizes: 'any', type: 'image/svg+xml' }, ...icons],
  };
  return new Response(JSON.stringify(manifest), {
    headers: { 'Content-Type': 'application/manifest+json' },
  });
};
