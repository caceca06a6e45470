// The picture of a page, for previews.

import { getEntry } from 'astro:content';
import type { APIRoute, GetStaticPaths } from 'astro';
import { editionsIn } from '../../../article/articles.ts';
import { localePaths } from '../../../i18n/paths.ts';
import { stringsFor } from '../../../i18n/strings.ts';
import { type Card, drawCard } from '../../../pictures/card.ts';

export const getStaticPaths = (async () => {
  const perLocale = localePaths().map(async ({ params, props: { locale } }) => {
    const { siteName: site, tagline } = stringsFor(locale);
    const home = await getEntry('home', locale);
    const titles: [string, string][] = [
      ['home', home?.data.title ?? site],
      ...(await editionsIn(locale)).map(({ slug, entry }): [string, string] => [
        slug,
        entry.data.title,
      ]),
    ];
    return titles.map(([page, title]) => ({
      params: { ...params, page },
      props: { site, title, tagline } satisfies Card,
    }));
  });
  return (await Promise.all(perLocale)).flat();
}) satisfies GetStaticPaths;

export const GET: APIRoute<Card> = async ({ props }) =>
  new Response(await drawCard(props), { headers: { 'Content-Type': 'image/png' } });
