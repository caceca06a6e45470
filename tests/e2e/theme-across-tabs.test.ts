// A theme that is chosen in one tab is that of all tabs, at once and for those that open later.

import { expect, test, type Page } from '@playwright/test';

const chosen = (page: Page) => page.getByRole('combobox', { name: 'Theme' });
const theme = (page: Page): Promise<string | null> =>
  page.locator('html').getAttribute('data-theme');

test('a choice reaches the other tab, and its control says so; the system’s takes it away', async ({
  page,
  context,
}) => {
  await page.goto('/en/');
  const other = await context.newPage();
  await other.goto('/en/worker-threads/');
  await expect(chosen(other)).toHaveValue('system');
  expect(await theme(other)).toBeNull();

  await chosen(page).selectOption('dark');
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(chosen(other)).toHaveValue('dark');

  await chosen(other).selectOption('light');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(chosen(page)).toHaveValue('light');

  const third = await context.newPage();
  await third.goto('/en/glossary/');
  await expect(third.locator('html')).toHaveAttribute('data-theme', 'light');

  await chosen(third).selectOption('system');
  for (const each of [page, other]) {
    await expect(each.locator('html')).not.toHaveAttribute('data-theme', /./);
    await expect(chosen(each)).toHaveValue('system');
  }
});

test('what another tab writes that is no theme is the system’s', async ({ page, context }) => {
  await page.goto('/en/');
  await chosen(page).selectOption('dark');
  const other = await context.newPage();
  await other.goto('/en/');
  await other.evaluate(() => {
    localStorage.setItem('interleave:theme', 'purple');
  });
  await expect(chosen(page)).toHaveValue('system');
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', /./);
});
