// Where in the site things stand.

import type { Example } from '../../src/example/example.ts';
import { readExamples } from '../../src/example/recorder/folder.ts';
import { exampleIds, readPages } from '../site/pages.ts';

const pages = await readPages();

/** The address of the first English page that shows an example. */
export function addressOfExample(id: string): string {
  const page = pages.find((page) => page.locale === 'en' && exampleIds(page).includes(id));
  if (!page) throw new Error(`no page shows the example '${id}'`);
  return page.slug === 'home' ? '/en/' : `/en/${page.slug.replace('articles/', '')}/`;
}

/** All examples, by the address of the page that shows them. */
export async function examplesByAddress(): Promise<ReadonlyMap<string, readonly Example[]>> {
  return Map.groupBy((await readExamples()).values(), ({ id }) => addressOfExample(id));
}
