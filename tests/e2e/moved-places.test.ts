// Links to places that were moved: whoever follows an old one gets to where the place is now.

import { readFile } from 'node:fs/promises';
import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { formatLink } from '../../src/playground/keeping/link.ts';
import { addressOfExample } from './addresses.ts';
import { Block } from './block.ts';

/** Every place that was ever published, by language and page. None is taken out. */
const published = JSON.parse(
  await readFile(new URL('published-places.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

async function placesOf(request: APIRequestContext, language: string) {
  const answer = await request.get(`/${language}/places.json`);
  return new Map(Object.entries((await answer.json()) as Record<string, string>));
}

/** Whether the window shows the element that is named by the page's fragment. */
async function showsIts(page: Page, id: string): Promise<void> {
  await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
}

test.describe('an old link', () => {
  const away = addressOfExample('lost-updates');
  const here = addressOfExample('late-timer');

  for (const language of ['zh-tw', 'en']) {
    test(`${language}: to an example leads to the page that shows it, and Back to where it was`, async ({
      page,
    }) => {
      await page.goto(`/${language}/`);
      await page.goto(`${here.replace('/en/', `/${language}/`)}#example-lost-updates`);
      await expect(page).toHaveURL(`${away.replace('/en/', `/${language}/`)}#example-lost-updates`);
      await showsIts(page, 'example-lost-updates');
      await page.goBack();
      await expect(page).toHaveURL(`/${language}/`);
    });

    test(`${language}: to a heading leads to the page that has it`, async ({ page, request }) => {
      const slug = here.replace('/en/', '').replace('/', '');
      const places = await placesOf(request, language);
      const [id = '', now = ''] =
        [...places].find(([id, now]) => !/#|^example-/.test(id) && now !== slug) ?? [];
      await page.goto(`/${language}/${slug}/#${encodeURIComponent(id)}`);
      await expect(page).toHaveURL(`/${language}/${now}/#${encodeURIComponent(id)}`);
      await showsIts(page, id);
    });

    test(`${language}: to what has another name now leads there`, async ({ page, request }) => {
      const moved = [...(await placesOf(request, language))].filter(([id]) => id.includes('#'));
      expect(moved.length).toBeGreaterThan(0);
      for (const [old, now] of moved.slice(0, 5)) {
        const [from = '', was = ''] = old.split('#');
        const [to = '', is = ''] = now.split('#');
        await page.goto('about:blank');
        await page.goto(`/${language}/${from && `${from}/`}#${encodeURIComponent(was)}`);
        await expect(page).toHaveURL(`/${language}/${to && `${to}/`}#${encodeURIComponent(is)}`);
        await showsIts(page, is);
      }
    });
  }

  test('that is followed on a page that is shown already works as well', async ({ page }) => {
    await page.goto(here);
    await page.evaluate(() => {
      location.hash = 'example-lost-updates';
    });
    await expect(page).toHaveURL(`${away}#example-lost-updates`);
  });

  test('works in a visit that changes pages in place', async ({ page }) => {
    await page.goto(`${here}?engine=builtin`);
    await page.evaluate(() => Object.assign(globalThis, { isSameDocument: true }));
    const block = new Block(page, 'late-timer');
    await block.run.click();
    await block.hasExited('builtin', 0);
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.evaluate(() => location.assign('/en/choosing/#example-lost-updates'));
    await expect(page).toHaveURL(`${away}#example-lost-updates`);
    await showsIts(page, 'example-lost-updates');
    expect(await page.evaluate(() => 'isSameDocument' in globalThis)).toBe(true);
    expect(errors).toEqual([]);
  });

  test('stays where it is without the list', async ({ page }) => {
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.route('**/places.json', (route) => route.abort());
    const failed = page.waitForEvent('requestfailed');
    await page.goto(`${here}#example-lost-updates`);
    await failed;
    await expect(page).toHaveURL(`${here}#example-lost-updates`);
    expect(errors).toEqual([]);
  });

  test('to what never was stays where it is, in peace', async ({ page }) => {
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    for (const fragment of ['#no-such-place', '#%E8%zz', '#constructor', '#__proto__']) {
      await page.goto('about:blank');
      const list = page.waitForResponse(/places\.json$/);
      await page.goto(here + fragment);
      if (!fragment.includes('%')) await list;
      else list.catch(() => undefined);
      await expect(page).toHaveURL(here + fragment);
    }
    expect(errors).toEqual([]);
  });

  test('asks for nothing where the place is there, or the fragment brings a program', async ({
    page,
  }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const link = await formatLink('late-timer', { files: { 'main.mjs': '// mine' } });
    for (const fragment of ['', '#example-late-timer', link]) {
      await page.goto('about:blank');
      await page.goto(here + fragment, { waitUntil: 'load' });
      await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    }
    await expect(page.locator('#example-late-timer code').first()).toContainText('// mine');
    expect(asked.filter((url) => url.endsWith('/places.json'))).toEqual([]);
  });
});

for (const [language, pages] of Object.entries(published)) {
  test(`${language}: every place that was ever published is somewhere`, async ({ request }) => {
    const places = await placesOf(request, language);
    const lost: string[] = [];
    for (const [slug, ids] of Object.entries(pages)) {
      const html = await (await request.get(`/${language}/${slug}/`)).text();
      const there = new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id));
      const isSomewhere = (id: string): boolean =>
        there.has(id) || places.has(`${slug}#${id}`) || places.has(id);
      lost.push(...ids.filter((id) => !isSomewhere(id)).map((id) => `${slug}#${id}`));
    }
    expect(
      lost,
      "say in the front matter of the article where it is now: moved: { 'page#old': new }",
    ).toEqual([]);
  });
}
