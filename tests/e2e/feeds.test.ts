// What others read of the site: feeds, the manifest, and the pictures of previews.

import { expect, test } from '@playwright/test';
import { allPages } from './site-pages.ts';

const languages = [
  { path: 'en', lang: 'en', name: 'Interleave' },
  { path: 'zh-tw', lang: 'zh-TW', name: '交錯' },
] as const;

for (const { path, lang, name } of languages) {
  test(`the feed of ${path} has every article, with its date`, async ({ page, request }) => {
    const answer = await request.get(`/${path}/rss.xml`);
    expect(answer.headers()['content-type']).toMatch(/xml/);
    const text = await answer.text();
    const feed = await page.evaluate((xml) => {
      const parsed = new DOMParser().parseFromString(xml, 'application/xml');
      const textOf = (element: ParentNode, tag: string): string =>
        element.querySelector(tag)?.textContent ?? '';
      return {
        isBroken: parsed.querySelector('parsererror') !== null,
        title: textOf(parsed, 'channel > title'),
        language: textOf(parsed, 'channel > language'),
        items: [...parsed.querySelectorAll('item')].map((item) => ({
          title: textOf(item, 'title'),
          description: textOf(item, 'description'),
          link: new URL(textOf(item, 'link')).pathname,
          date: textOf(item, 'pubDate'),
        })),
      };
    }, text);
    expect(feed).toMatchObject({ isBroken: false, title: name, language: lang });
    await page.goto(`/${path}/`);
    const listed = await page
      .locator('.course a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
    expect(listed.length).toBeGreaterThan(0);
    expect(feed.items.map(({ link }) => link)).toEqual(listed);
    for (const { title, description, date } of feed.items) {
      expect(title).not.toBe('');
      expect(description).not.toBe('');
      expect(new Date(date).toUTCString(), title).toBe(date);
    }
    await expect(page.locator('link[type="application/rss+xml"]')).toHaveAttribute(
      'href',
      `/${path}/rss.xml`,
    );
  });

  test(`the manifest of ${path} is whole: its pages and icons are there`, async ({
    page,
    request,
  }) => {
    await page.goto(`/${path}/`);
    const href = await page.locator('link[rel="manifest"]').getAttribute('href');
    const answer = await request.get(href ?? '');
    expect(answer.headers()['content-type']).toMatch(/^application\/manifest\+json/);
    const manifest = (await answer.json()) as {
      readonly start_url: string;
      readonly icons: readonly { src: string; sizes: string; type: string }[];
    };
    expect(manifest).toMatchObject({
      name,
      lang,
      id: '/',
      scope: '/',
      start_url: `/${path}/`,
      display: 'minimal-ui',
    });
    expect((await request.get(manifest.start_url)).ok()).toBe(true);
    expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(['any', '192x192', '512x512']);
    for (const { src, sizes, type } of manifest.icons) {
      const icon = await request.get(src);
      expect(icon.headers()['content-type'], src).toBe(type);
      if (type === 'image/png') expect(sizeOf(await icon.body()), src).toBe(sizes);
    }
  });
}

test('every page has its picture for previews', async ({ page, request }) => {
  for (const path of await allPages(request)) {
    await page.goto(path);
    const url = await page.locator('meta[property="og:image"]').getAttribute('content');
    const picture = await request.get(new URL(url ?? '').pathname);
    expect(picture.headers()['content-type'], path).toBe('image/png');
    expect(sizeOf(await picture.body()), path).toBe('1200x630');
  }
});

/** Width and height of a PNG, as its header has them. */
const sizeOf = (png: Buffer): string =>
  [16, 20].map((at) => String(png.readUInt32BE(at))).join('x');
