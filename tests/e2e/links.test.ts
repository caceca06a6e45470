// The links of the built site: each that stays in it leads to a page that is there, and to a place on it.

import { expect, test } from '@playwright/test';
import type { APIRequestContext } from '@playwright/test';

/** What a page has to point with, and what can be pointed at. */
interface Found {
  readonly status: number;
  readonly links: readonly string[];
  readonly anchors: ReadonlySet<string>;
}

async function read(request: APIRequestContext, path: string): Promise<Found> {
  const response = await request.get(path);
  const isPage = (response.headers()['content-type'] ?? '').includes('text/html');
  const html = isPage ? await response.text() : '';
  const every = (attribute: string) =>
    [...html.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].map(([, value = '']) => value);
  return {
    status: response.status(),
    links: every('href').map((link) => link.replaceAll('&amp;', '&')),
    anchors: new Set(every('id')),
  };
}

test('every link within the site leads to a page, and to a place on it', async ({
  request,
  baseURL,
}) => {
  const site = new URL(baseURL ?? '');
  const found = new Map<string, Found>();
  const broken: string[] = [];
  const waiting: (readonly [from: string, link: string])[] = [
    ['/', '/en/'],
    ['/', '/zh-tw/'],
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [from, link] = next;
    const { origin, pathname, hash } = new URL(link, new URL(from, site));
    if (origin !== site.origin) continue;
    let target = found.get(pathname);
    if (!target) {
      target = await read(request, pathname);
      found.set(pathname, target);
      waiting.push(...target.links.map((each) => [pathname, each] as const));
    }
    if (target.status !== 200) broken.push(`${from} links to ${link}: no such page`);
    const anchor = decodeURIComponent(hash.slice(1));
    // What the playground is to open stands on the page that says so.
    const opened = /^open=(.+)/.exec(anchor)?.[1];
    const isThere = opened
      ? found.get(from)?.anchors.has(`example-${opened}`)
      : target.anchors.has(anchor);
    if (anchor && !isThere) broken.push(`${from} links to ${link}: no such id`);
  }
  expect(broken).toEqual([]);
  expect(found.size).toBeGreaterThan(26);
});
