// Which page shows which example, for a shared program that was opened on another one.
import type { APIRoute } from 'astro';
import { examplePages } from '../../article/example-pages.ts';
import type { Locale } from '../../i18n/locales.ts';
import { localePaths } from '../../i18n/paths.ts';

export function getStaticPaths() {
  return localePaths();
}

export const GET: APIRoute<{ locale: Locale }> = async ({ props: { locale } }) =>
  Response.json(await examplePages(locale));
