// Links to blocks: of another page's example, over a switch of language, of an example as it stands.

import { formatLink } from '../../src/playground/keeping/link.ts';
import { addressOfExample } from './addresses.ts';
import { Block } from './block.ts';
import { clipboardText } from './clipboard.ts';
import { expect } from './engines.ts';
import { test } from './faults.ts';

const noticeOf = (block: Block) => block.root.locator('[data-part="notice"]');
const codeOf = (block: Block, file: string) => block.root.locator(`[data-file="${file}"] code`);

const away = addressOfExample('lost-updates');
const here = addressOfExample('five-threads');
const draft = { files: { 'main.mjs': "console.log('from afar');", 'worker.mjs': '// theirs' } };

for (const [language, words, open] of [
  ['zh-tw', '連結裡的程式屬於另一頁的範例。', '到那一頁開啟'],
  ['en', 'The program in this link belongs to an example on another page.', 'Open it there'],
] as const) {
  test(`${language}: a link of an example that is elsewhere touches no block, and leads there`, async ({
    page,
    openHome,
  }) => {
    expect(away).not.toBe(here);
    await openHome(language);
    const path = here.replace('/en/', `/${language}/`);
    await page.goto(path);
    const first = new Block(
      page,
      (await page.locator('runnable-example').first().getAttribute('data-example')) ?? '',
    );
    const before = await page.locator('runnable-example code').allTextContents();
    await page.goto('about:blank');
    const link = await formatLink('lost-updates', draft);
    await page.goto(path + link);
    await expect(noticeOf(first)).toContainText(words);
    expect(await page.locator('runnable-example code').allTextContents()).toEqual(before);
    await expect(page.locator('[data-edited]')).toHaveCount(0);

    await noticeOf(first).getByRole('link', { name: open }).click();
    await expect(page).toHaveURL(away.replace('/en/', `/${language}/`) + link);
    const block = new Block(page, 'lost-updates');
    await expect(codeOf(block, 'main.mjs')).toHaveText("console.log('from afar');");
    await expect(codeOf(block, 'worker.mjs')).toHaveText('// theirs');
    await expect(block.root).toHaveAttribute('data-state', 'idle');
  });
}

test('a link of an example that no page has says so', async ({ page, openHome }) => {
  const block = await openHome('en');
  await page.goto('about:blank');
  await page.goto(`/en/${await formatLink('no-such-example', draft)}`);
  await expect(noticeOf(block)).toContainText('an example that is not on this site');
  await expect(block.root).not.toHaveAttribute('data-edited');
});

test('a shared program that has not run yet survives a switch of language', async ({
  page,
  openHome,
}) => {
  const block = await openHome('en');
  await page.goto('about:blank');
  const link = await formatLink('interleave', { files: { 'main.mjs': "console.log('mine');" } });
  await page.goto(`/en/${link}`);
  await expect(noticeOf(block)).toContainText('This code comes from a link');
  await page.locator('a[data-locale]').click();
  await expect(page).toHaveURL(`/zh-tw/${link}`);
  await expect(noticeOf(block)).toContainText('這段程式碼來自連結');
  await expect(codeOf(block, 'main.mjs')).toHaveText("console.log('mine');");
  // Once it is left, the switch carries nothing.
  await noticeOf(block).getByRole('button').click();
  await expect(page).toHaveURL('/zh-tw/');
  await page.locator('a[data-locale]').click();
  await expect(page).toHaveURL('/en/');
  await expect(block.root).not.toHaveAttribute('data-edited');
});

for (const [language, copied, original] of [
  ['zh-tw', '已複製連結，點開就是這裡的這個範例。', '複製原範例的連結'],
  ['en', 'It opens this example.', 'Copy original link'],
] as const) {
  test(`${language}: what nobody edited has a short link of its own; so has what was edited`, async ({
    page,
    context,
    openHome,
  }) => {
    await context.grantPermissions(['clipboard-write']);
    await openHome(language);
    const path = here.replace('/en/', `/${language}/`);
    await page.goto(path);
    const block = new Block(page, 'five-threads');
    const share = block.root.locator('[data-action="share"]');
    await share.click();
    await block.root.locator('[data-action="copy-link"]').click();
    await expect(noticeOf(block)).toContainText(copied);
    const own = new URL(`${path}#example-five-threads`, page.url()).href;
    expect(await clipboardText(context)).toBe(own);
    await share.click();

    await block.replaceFile('main.mjs', '// mine');
    await share.click();
    await block.root.locator('[data-action="copy-link"]').click();
    await expect.poll(() => clipboardText(context)).toContain('#shared=five-threads.1.');
    await block.root.getByRole('button', { name: original }).click();
    await expect.poll(() => clipboardText(context)).toBe(own);
  });
}
