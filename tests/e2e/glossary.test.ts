// Terms of the glossary: the definition comes by press, by mouse and by keyboard, and goes by Esc.

import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { takesKeys } from './taking-keys.ts';

const addresses = [
  ['/zh-tw/process-vs-thread/', '事件迴圈', '周而復始'],
  ['/en/process-vs-thread/', 'event loop', 'one at a time'],
] as const;

/** A term and its definition. */
function termOn(page: Page, name: string): { term: Locator; definition: Locator } {
  const term = page.getByRole('button', { name, exact: true });
  return { term, definition: page.locator('#term-event-loop') };
}

for (const [address, name, meaning] of addresses) {
  test(`the keyboard opens a definition on ${address}, goes on into it, and Esc closes it`, async ({
    page,
  }) => {
    await page.goto(address);
    await takesKeys(page);
    const { term, definition } = termOn(page, name);
    await term.focus();
    await page.keyboard.press('Enter');
    await expect(definition).toBeVisible();
    await expect(definition).toContainText(meaning);

    await page.keyboard.press('Tab');
    const link = definition.getByRole('link');
    await expect(link).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(definition).toBeHidden();
    await expect(term).toBeFocused();

    await page.keyboard.press('Enter');
    await link.click();
    await expect(page).toHaveURL(/\/glossary\/#event-loop$/);
    await expect(page.locator('#event-loop')).toContainText(meaning);
  });
}

test('the mouse brings a definition up, may move onto it, and takes it away by leaving', async ({
  page,
}) => {
  await page.goto('/en/process-vs-thread/');
  const { term, definition } = termOn(page, 'event loop');
  await term.hover();
  await expect(definition).toBeVisible();
  await definition.hover();
  await expect(definition).toBeVisible();
  await page.getByRole('heading', { level: 1 }).hover();
  await expect(definition).toBeHidden();

  await term.click();
  await page.getByRole('heading', { level: 2 }).first().hover();
  await expect(definition).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(definition).toBeHidden();
});

test('nothing on the page moves when a definition comes, and all of it can be seen', async ({
  page,
}) => {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/en/process-vs-thread/');
    await takesKeys(page);
    const { term, definition } = termOn(page, 'event loop');
    const sizes = () =>
      page.evaluate(() => [document.body.scrollHeight, document.documentElement.scrollWidth]);
    await term.focus();
    const before = [await sizes(), await term.boundingBox()];
    await page.keyboard.press('Enter');
    await expect(definition).toBeInViewport({ ratio: 1 });
    expect([await sizes(), await term.boundingBox()]).toEqual(before);
  }
});

test.describe('without JavaScript, on a screen to touch', () => {
  test.use({ javaScriptEnabled: false, hasTouch: true, viewport: { width: 390, height: 800 } });

  test('a tap opens a definition, a tap elsewhere closes it', async ({ page }) => {
    await page.goto('/zh-tw/process-vs-thread/');
    const { term, definition } = termOn(page, '事件迴圈');
    await term.tap();
    await expect(definition).toBeVisible();
    await page.getByRole('heading', { level: 1 }).tap();
    await expect(definition).toBeHidden();
  });
});
