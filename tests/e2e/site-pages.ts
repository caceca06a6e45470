// Every page of the built site, by the sitemap that it ships with.

import type { APIRequestContext } from '@playwright/test';

/** The paths of all pages, in both languages. */
export async function allPages(request: APIRequestContext): Promise<readonly string[]> {
  const text = await (await request.get('/sitemap.xml')).text();
  return [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname);
}
