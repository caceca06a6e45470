// What a page costs its reader before any click: bytes, requests, and things that jump.

import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, test, type APIRequestContext } from '@playwright/test';
import { openSettled } from './settled.ts';
import { noteShifts, shiftsOf } from './shifts.ts';
import { allPages } from './site-pages.ts';

/** Bytes, as hosts send them: in all with gzip, for GitHub Pages knows no other; scripts with Brotli. */
const allowed = { all: 30 * 1024, scripts: 4_300 };

/** How many requests its scripts may take. */
const scriptRequests = 2;

interface Size {
  readonly gzip: number;
  readonly brotli: number;
}

async function sizeOf(request: APIRequestContext, url: string): Promise<Size> {
  const body = await (await request.get(url)).body();
  return { gzip: gzipSync(body).length, brotli: brotliCompressSync(body).length };
}

test('every page keeps to its budget, with no web font and nothing from elsewhere', async ({
  browser,
  request,
  baseURL,
}) => {
  test.setTimeout(600_000);
  const pages = await allPages(request);
  expect(pages.length).toBeGreaterThan(10);
  // What many pages load is asked for and compressed once.
  const sizes: Record<string, Promise<Size>> = {};
  for (const path of pages) {
    // With nothing in its cache: what is there already is not asked for.
    const page = await browser.newPage();
    // Some browsers have a mouse that nobody moved rest on the page.
    await page.addInitScript(() => {
      addEventListener('pointerover', (event) => {
        event.stopImmediatePropagation();
      });
    });
    const types = new Map<string, string>();
    page.on('response', (response) => {
      if (response.status() >= 300 && response.status() < 400) return;
      types.set(response.url(), response.request().resourceType());
    });
    await openSettled(page, path);
    await page.close();
    const loaded = await Promise.all(
      [...types].map(async ([url, type]) => ({
        url,
        type,
        ...(await (sizes[url] ??= sizeOf(request, url))),
      })),
    );
    const sum = (of: typeof loaded, by: 'gzip' | 'brotli'): number =>
      of.reduce((total, { [by]: size }) => total + size, 0);
    const scripts = loaded.filter(({ type }) => type === 'script');
    const report = JSON.stringify(loaded.map(({ url, gzip, brotli }) => [url, gzip, brotli]));
    expect(sum(loaded, 'gzip'), `${path} in all: ${report}`).toBeLessThanOrEqual(allowed.all);
    expect(sum(scripts, 'brotli'), `${path}, scripts: ${report}`).toBeLessThanOrEqual(
      allowed.scripts,
    );
    expect(scripts.length, report).toBeLessThanOrEqual(scriptRequests);
    expect(loaded.filter(({ type }) => type === 'font')).toEqual([]);
    expect(loaded.filter(({ url }) => new URL(url).origin !== baseURL)).toEqual([]);
  }
});

for (const width of [390, 1440]) {
  test(`nothing jumps while a page comes, ${String(width)} px wide`, async ({ page, request }) => {
    test.setTimeout(600_000);
    await page.setViewportSize({ width, height: 800 });
    await noteShifts(page);
    for (const path of await allPages(request)) {
      await openSettled(page, path);
      expect(await shiftsOf(page), path).toEqual([]);
      const isWider = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(isWider, `${path} is wider than the window`).toBe(false);
    }
  });
}
