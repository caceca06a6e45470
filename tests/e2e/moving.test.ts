// Finding one's way: contents, breadcrumbs, links of headings, keys, themes, and pages that are missing.

import { expect, test, type Page } from '@playwright/test';
import { takesKeys } from './taking-keys.ts';

const marked = (page: Page) => page.locator('.contents-headings [aria-current="location"]');

test('the contents stand beside the text, with the article and the heading that is read', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/en/worker-threads/');
  const contents = page.getByRole('navigation', { name: 'Contents' });
  await expect(contents).toBeVisible();
  await expect(contents.locator('[aria-current="page"]')).toHaveText('Worker threads');
  await expect(page.getByRole('button', { name: 'Contents' })).toBeHidden();
  await expect(marked(page)).toHaveCount(0);

  const heading = page.getByRole('heading', { name: 'Get a result back' });
  await heading.evaluate((element) => {
    element.scrollIntoView({ block: 'start' });
  });
  await expect(marked(page)).toHaveText('Get a result back');
  await contents.getByRole('link', { name: 'What a thread is' }).click();
  await expect(page).toHaveURL('/en/worker-threads/#what-a-thread-is');
  await expect(marked(page)).toHaveText('What a thread is');
  await contents.getByRole('link', { name: 'Read on' }).click();
  await expect(marked(page)).toHaveText('Read on');
});

test('on a phone the contents are a sheet: open, follow, closed', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/zh-tw/worker-threads/');
  const contents = page.getByRole('navigation', { name: '目錄' });
  await expect(contents).toBeHidden();
  const button = page.getByRole('button', { name: '目錄' });
  await button.click();
  await expect(contents).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(contents).toBeHidden();
  await expect(button).toBeFocused();
  await button.click();
  await contents.getByRole('button', { name: '關閉' }).click();
  await expect(contents).toBeHidden();
  await button.click();
  await contents.getByRole('link', { name: '把結果拿回來' }).click();
  await expect(contents).toBeHidden();
  await expect(page.getByRole('heading', { name: '把結果拿回來' })).toBeInViewport();
});

test.describe('without JavaScript', { tag: '@emulated' }, () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test('the contents open, and what needs a script is not shown', async ({ page }) => {
    await page.goto('/en/worker-threads/');
    await page.getByRole('button', { name: 'Contents' }).click();
    const contents = page.getByRole('navigation', { name: 'Contents' });
    await contents.getByRole('link', { name: 'Glossary' }).click();
    await expect(page).toHaveURL('/en/glossary/');
    await expect(page.getByRole('button', { name: 'Search' })).toBeHidden();
    await expect(page.getByRole('combobox', { name: 'Theme' })).toBeHidden();
  });
});

test('breadcrumbs lead up, a heading leads to itself', async ({ page }) => {
  await page.goto('/en/thread-pool/');
  const crumbs = page.getByRole('navigation', { name: 'Breadcrumbs' });
  await expect(crumbs.locator('[aria-current="page"]')).toContainText('A pool of threads');
  const heading = page.getByRole('heading', { level: 2 }).first();
  await heading.getByRole('link').click();
  const id = await heading.getAttribute('id');
  await expect(page).toHaveURL(`/en/thread-pool/#${id ?? '?'}`);
  await crumbs.getByRole('link', { name: 'The course' }).click();
  await expect(page).toHaveURL('/en/#course');
  await expect(page.getByRole('heading', { name: 'The course', exact: true })).toBeInViewport();
});

test('keys: what the list under ? says is what they do', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 800 });
  await page.goto('/en/worker-threads/');
  await takesKeys(page);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help.getByText('Next article')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();

  const first = page.getByRole('heading', { level: 2 }).first();
  const topOf = () => first.evaluate((element) => element.getBoundingClientRect().top);
  const before = await topOf();
  await page.keyboard.press('j');
  await expect.poll(topOf).toBeLessThan(Math.min(before, 90));
  await page.keyboard.press('t');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.keyboard.press('c');
  await expect(page.getByRole('navigation', { name: 'Contents' })).toBeVisible();
  await page.keyboard.press('Escape');
  const open = async (path: string) => {
    await page.goto(path);
    await takesKeys(page);
  };
  await page.keyboard.press('n');
  await expect(page).toHaveURL('/en/thread-messages/');
  await open('/en/thread-messages/');
  await page.keyboard.press('p');
  await expect(page).toHaveURL('/en/worker-threads/');
  await open('/en/worker-threads/');
  await page.keyboard.press('l');
  await expect(page).toHaveURL('/zh-tw/worker-threads/');
});

test('single keys can be turned off, and stay off', async ({ page }) => {
  await page.goto('/en/');
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await page.getByRole('checkbox', { name: 'Use single keys as shortcuts' }).uncheck();
  await page.keyboard.press('Escape');
  await page.reload();
  await takesKeys(page);
  await page.keyboard.press('t');
  await page.keyboard.press('l');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible();
  await expect(page).toHaveURL('/en/');
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
});

test('keys that are typed into a field are text', async ({ page }) => {
  await page.goto('/en/');
  await takesKeys(page);
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('lnt?/');
  await expect(page.getByRole('searchbox')).toHaveValue('lnt?/');
  await expect(page).toHaveURL('/en/');
});

const paper = { light: 'rgb(252, 251, 248)', dark: 'rgb(23, 25, 29)' } as const;

for (const system of ['light', 'dark'] as const) {
  const other = system === 'light' ? 'dark' : 'light';

  const follows = `the theme follows the ${system} system until chosen, and is there before anything is painted`;
  test(follows, { tag: '@emulated' }, async ({ page }) => {
    await page.emulateMedia({ colorScheme: system });
    await page.goto('/en/worker-threads/');
    const html = page.locator('html');
    await expect(html).toHaveCSS('background-color', paper[system]);
    await page.getByRole('combobox', { name: 'Theme' }).selectOption(other);
    await expect(html).toHaveCSS('background-color', paper[other]);

    // With every script of the site held back, only what stands in the page itself can act.
    await page.route('**/_astro/*.js', (route) => route.abort());
    await page.goto('/zh-tw/worker-threads/');
    await expect(html).toHaveCSS('background-color', paper[other]);
    await page.unroute('**/_astro/*.js');
    await page.reload();
    const select = page.getByRole('combobox', { name: '佈景主題' });
    await expect(select).toHaveValue(other);
    await select.selectOption('system');
    await expect(html).toHaveCSS('background-color', paper[system]);
  });
}

test('an address that is nowhere: both languages, and no error of ours', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const response = await page.goto('/en/no-such-page/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('link', { name: /This page does not exist/ })).toHaveAttribute(
    'href',
    '/en/',
  );
  await expect(page.getByRole('link', { name: /找不到這一頁/ })).toHaveAttribute('href', '/zh-tw/');
  expect(errors).toEqual([]);
});

test('on paper there is the text, and nothing to press', { tag: '@emulated' }, async ({ page }) => {
  await page.goto('/en/worker-threads/');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.site-header')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Run' }).first()).toBeHidden();
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
});
