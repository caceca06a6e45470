// Where in the site things stand.

import { readPages } from '../site/pages.ts';

const pages = await readPages();

/** The address of the first English page that shows an example. */
export function addressOfExample(id: string): string {
  const page = pages.find(
    ({ locale, lines }) =>
      locale === 'en' && lines.some((line) => line.includes(`<Example id="${id}"`)),
  );
  if (!page) throw new Error(`no page shows the example '${id}'`);
  return page.slug === 'home' ? '/en/' : `/en/${page.slug.replace('articles/', '')}/`;
}
