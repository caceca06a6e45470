// Where each place of the site is by now, for links that name one which their page does not have.
import type { APIRoute } from 'astro';
import { placesIn } from '../../article/places.ts';
import type { Locale } from '../../i18n/locales.ts';
import { localePaths } from '../../i18n/paths.ts';

export function getStaticPaths() {
  return localePaths();
}

export const GET: APIRoute<{ locale: Locale }> = async ({ props: { locale } }) =>
  Response.json(await placesIn(locale));
