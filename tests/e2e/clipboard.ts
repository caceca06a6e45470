// What was copied, by pasting it: the site's own pages may not read the clipboard.

import type { BrowserContext } from '@playwright/test';

/** The text that the clipboard holds. */
export async function clipboardText(context: BrowserContext): Promise<string> {
  const page = await context.newPage();
  await page.setContent('<textarea></textarea>');
  const field = page.locator('textarea');
  await field.press('ControlOrMeta+v');
  const text = await field.inputValue();
  await page.close();
  return text;
}
