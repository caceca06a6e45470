// The search: nothing that stands on a page is missed, and a reader gets there by keys alone.

import { expect, test, type Page } from '@playwright/test';
import { find } from '../../src/search/find.ts';
import { parseIndex } from '../../src/search/index-format.ts';
import { prepareIndex } from '../../src/search/ready-index.ts';
import { readGlossary } from '../site/glossary.ts';
import { readPages } from '../site/pages.ts';
import { takesKeys } from './taking-keys.ts';

const languages = [
  { locale: 'zh-TW', path: 'zh-tw' },
  { locale: 'en', path: 'en' },
] as const;

/** The text of a page as its readers see it, and the browser lays it out. */
async function textOf(page: Page, url: string): Promise<string> {
  await page.goto(url);
  return page.locator('main').evaluate((main: HTMLElement) => {
    for (const closed of main.querySelectorAll('details')) closed.open = true;
    for (const other of main.querySelectorAll('nav, button')) other.remove();
    return main.innerText;
  });
}

/** Ready for a plain search: as it is, but for case and line breaks. */
const plain = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, ' ');

for (const { locale, path } of languages) {
  test(`${locale}: every term and every word of code is found on every page that holds it`, async ({
    page,
    request,
  }) => {
    const slugs = (await readPages())
      .filter((each) => each.locale === locale)
      .map(({ slug }) => slug.replace(/^articles\/|^home$/, ''));
    const urls = [...slugs, 'glossary'].map((slug) => `/${path}/${slug}${slug ? '/' : ''}`);
    const texts = new Map<string, string>();
    for (const url of urls) texts.set(url, plain(await textOf(page, url)));

    const response = await request.get(`/${path}/search.json`);
    const index = prepareIndex(parseIndex(await response.json()));
    const glossary = await readGlossary();
    const words = new Set([
      ...glossary.flatMap((entry) => [entry[locale].term, entry.en.term]),
      ...(locale === 'zh-TW' ? ['迴圈', '檔案', '函式', '錯誤', '程式', '變數'] : ['loop', 'file']),
      ...['worker_threads', 'new Worker(', 'Atomics', 'await', 'setTimeout', 'console.log'],
    ]);
    let places = 0;
    for (const word of words) {
      const holding = urls.filter((url) => texts.get(url)?.includes(plain(word)));
      const found = find(index, word).pages.map((each) => each.page.url);
      const missed = holding.filter((url) => !found.includes(url));
      expect(missed, `'${word}' stands on these pages and is not found`).toEqual([]);
      places += holding.length;
    }
    expect(places).toBeGreaterThan(3 * words.size);

    for (const { id, [locale]: entry } of glossary) {
      for (const avoided of entry.avoid) {
        const sections = find(index, avoided).pages.flatMap((each) => each.sections);
        expect(sections.map(({ section }) => section.id)).toContain(id);
      }
    }
  });
}

test('by keys: open, type, choose, arrive; the search comes with its first use', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/zh-tw/worker-threads/');
  await takesKeys(page);
  expect(asked.filter((url) => url.includes('search'))).toEqual([]);

  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog', { name: '搜尋' });
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('事件迴圈');
  await expect(dialog.getByRole('status')).toContainText(/找到 \d+ 處/);
  const results = dialog.getByRole('link');
  await expect(results.first().locator('mark').first()).toHaveText('事件迴圈');
  await page.keyboard.press('ArrowDown');
  await expect(results.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(results.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/zh-tw\/event-loop\/$/);
});

test('what is nowhere is said to be nowhere; Escape closes, and the focus is back', async ({
  page,
}) => {
  await page.goto('/en/');
  const button = page.getByRole('button', { name: 'Search' });
  await button.click();
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('<img src=x onerror=alert(1)>');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await expect(dialog.getByRole('status')).toContainText('Nothing about “<img src=x');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
});

test('a place on the same page: the dialog closes and the place is shown', async ({ page }) => {
  await page.goto('/en/glossary/');
  await takesKeys(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('structured clone');
  await page.getByRole('dialog').getByRole('link', { name: 'structured clone' }).first().click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page).toHaveURL('/en/glossary/#structured-clone');
  await expect(page.locator('#structured-clone')).toBeInViewport();
});

test('an index that does not come: the search says so, and works once it does', async ({
  page,
}) => {
  await page.route('**/search.json', (route) => route.abort('connectionreset'));
  await page.goto('/en/');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('thread');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('status')).toContainText('The search did not load.');
  await page.unroute('**/search.json');
  await page.keyboard.type('s');
  await expect(dialog.getByRole('link').first()).toBeVisible();
});

test('a word that the course does not use: its own is found, and said', async ({ page }) => {
  await page.goto('/zh-tw/');
  await page.getByRole('button', { name: '搜尋' }).click();
  const field = page.getByRole('searchbox');
  const dialog = page.getByRole('dialog');
  for (const [query, meant] of [
    ['行程', '程序'],
    ['共享内存', '共享記憶體'],
    ['线程', '執行緒'],
  ] as const) {
    await field.fill(query);
    await expect(dialog.getByRole('status')).toContainText(`也找了「${meant}」`);
    await expect(dialog.getByRole('link').first().locator('mark').first()).toHaveText(meant);
  }
});

test('a slip of the finger: what was meant is shown, and a press types it', async ({ page }) => {
  await page.goto('/en/');
  await page.getByRole('button', { name: 'Search' }).click();
  const field = page.getByRole('searchbox');
  const dialog = page.getByRole('dialog');
  await field.fill('Promsie');
  await expect(dialog).toContainText('Did you mean “promise”?');
  await expect(dialog.getByRole('link').first()).toBeVisible();
  await dialog.getByRole('button', { name: 'promise' }).click();
  await expect(field).toHaveValue('promise');
  await expect(field).toBeFocused();
  await expect(dialog.getByRole('status')).toContainText(/\d+ places/);
});

test('what only the other language has is offered, in that language', async ({ page }) => {
  await page.goto('/zh-tw/');
  await page.getByRole('button', { name: '搜尋' }).click();
  await page.getByRole('searchbox').fill('shared memory between threads');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('status')).toContainText(/英文版找到 \d+ 處/);
  const first = dialog.locator('section[lang="en"]').getByRole('link').first();
  await expect(first).toHaveAttribute('href', /^\/en\//);
});

test('there is one button beside the field', { tag: '@emulated' }, async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/en/');
  await page.getByRole('button', { name: 'Search' }).click();
  const field = page.getByRole('searchbox');
  await field.fill('thread');
  await expect(page.getByRole('dialog').getByRole('link').first()).toBeVisible();
  const { x, y, width, height } = await field.evaluate((element) =>
    element.getBoundingClientRect(),
  );
  // Where the browser's own would stand.
  await page.mouse.click(x + width - 18, y + height / 2);
  await expect(field).toHaveValue('thread');
});

test('an address that is nowhere: each language offers its search, with the words of the address', async ({
  page,
}) => {
  await page.goto('/en/wroker-threads/');
  await page.getByRole('button', { name: 'Search' }).click();
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await expect(dialog.getByRole('searchbox')).toHaveValue('wroker threads');
  await dialog.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/en\/worker-threads\//);
  await page.goto('/zh-tw/no-such-page/');
  await page.getByRole('button', { name: '搜尋' }).click();
  await expect(page.getByRole('dialog', { name: '搜尋' })).toHaveAttribute('lang', 'zh-TW');
});
