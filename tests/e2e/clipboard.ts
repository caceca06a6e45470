// What was copied, by pasting it: the site's own pages may not read the clipboard.

import { expect, type BrowserContext } from '@playwright/test';

/** The text that the clipboard holds. */
export async function clipboardText(context: BrowserContext): Promise<string> {
  const page = await context.newPage();
  await page.setContent('<textarea></textarea>');
  const field = page.locator('textarea');
  // A click waits for the page to be drawn, as a paste has to.
  await field.click();
  await field.press('ControlOrMeta+v');
  await expect(field).not.toHaveValue('');
  const text = await field.inputValue();
  await page.close();
  return text;
}
