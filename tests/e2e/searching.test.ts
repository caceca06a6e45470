// The search: nothing that stands on a page is missed, and a reader gets there by keys alone.

import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { corrected } from '../../src/search/vocabulary.ts';
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

/** What readers type, in either language, and the place that answers it, by `page#section`. */
const answers: Readonly<Record<string, string>> = {
  行程: 'glossary#process',
  子行程: 'glossary#child-process',
  競爭: 'glossary#race',
  競爭條件: 'glossary#race',
  'race condition': 'glossary#race',
  'data race': 'glossary#race',
  死結: 'glossary#deadlock',
  死锁: 'glossary#deadlock',
  deadlock: 'glossary#deadlock',
  號誌: 'glossary#semaphore',
  信號量: 'glossary#semaphore',
  semaphore: 'glossary#semaphore',
  臨界區段: 'glossary#critical-section',
  'critical section': 'glossary#critical-section',
  未處理的拒絕: 'glossary#unhandled-rejection',
  'unhandled rejection': 'glossary#unhandled-rejection',
  unhandledRejection: 'glossary#unhandled-rejection',
  串流: 'glossary#stream',
  資料流: 'glossary#stream',
  互斥鎖: 'glossary#lock',
  mutex: 'glossary#lock',
  异步: 'glossary#asynchronous',
  协程: 'glossary#coroutine',
  共享内存: 'glossary#shared-memory',
  共用記憶體: 'glossary#shared-memory',
  线程: 'process-vs-thread#',
  消息: 'glossary#message',
  'asyncio.to_thread': 'from-python#asyncio',
  'multiprocessing.Queue': 'from-python#multiprocessing',
  'concurrent.futures.as_completed': 'from-python#concurrentfutures',
  'threading.Condition': 'from-python#threading',
  AsyncLocalStorage: 'from-python#contextvars',
};

for (const { locale, path } of languages) {
  test(`${locale}: words that readers type lead to what answers them, every name of Python too`, async ({
    request,
  }) => {
    const response = await request.get(`/${path}/search.json`);
    const index = prepareIndex(parseIndex(await response.json()));
    /** The best section of each of the first pages. */
    const best = (query: string): string[] =>
      find(index, query)
        .pages.slice(0, 4)
        .flatMap(({ page, sections }) =>
          sections
            .slice(0, 2)
            .map(({ section }) => `${page.url.split('/')[2] ?? ''}#${section.id}`),
        );
    for (const [query, place] of Object.entries(answers)) {
      expect.soft(best(query), query).toContain(place);
    }
    const { modules } = JSON.parse(readFileSync('content/python-names.json', 'utf8')) as {
      readonly modules: Readonly<Record<string, readonly string[]>>;
    };
    for (const [module, names] of Object.entries(modules)) {
      for (const name of names) {
        const query = `${module}.${name}`;
        expect.soft(best(query), query).toContain(`from-python#${module.replaceAll('.', '')}`);
        expect.soft(find(index, query).instead, query).toBeUndefined();
      }
    }
    for (const [slip, meant] of [
      ['asnyc', 'async'],
      ['Promsie', 'Promise'],
    ] as const) {
      expect(find(index, slip).isWhole, slip).toBe(false);
      expect(corrected(slip, index.vocabulary())?.toLowerCase()).toBe(meant.toLowerCase());
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
  await expect(dialog.getByRole('status')).toContainText('No results for “<img src=x');
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
  await expect(dialog.getByRole('status')).toContainText('Search could not be loaded.');
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
  await expect(dialog.getByRole('status')).toContainText(/\d+ results/);
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
