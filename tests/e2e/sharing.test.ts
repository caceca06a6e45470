// A program given away and taken: by a link that runs nothing, as a folder, as a project of StackBlitz.

import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { addressOfExample } from './addresses.ts';
import { Block } from './block.ts';
import { clipboardText } from './clipboard.ts';
import { expect } from './engines.ts';
import { test } from './faults.ts';

const editorOf = (block: Block) => block.root.locator('[data-file][data-shown] .cm-content');
const noticeOf = (block: Block) => block.root.locator('[data-part="notice"]');

for (const [language, words] of [
  [
    'zh-tw',
    {
      share: '分享',
      copy: '複製連結',
      copied: '已複製連結。',
      from: '這段程式碼來自連結',
      leave: '回到這一頁的程式碼',
      damaged: '連結裡的程式已損毀',
      tooLong: '程式太長',
    },
  ],
  [
    'en',
    {
      share: 'Share',
      copy: 'Copy link',
      copied: 'Link copied.',
      from: 'This code comes from a link',
      leave: 'Back to the code on this page',
      damaged: 'The program in this link is damaged.',
      tooLong: 'Too long for a link',
    },
  ],
] as const) {
  test(`${language}: a link carries the edited program, says so, and runs nothing by itself`, async ({
    openHome,
    page,
    context,
    standIn,
  }) => {
    await context.grantPermissions(['clipboard-write']);
    const block = await openHome(language);
    await block.root.locator('[data-action="edit"]').click();
    await expect(editorOf(block)).toBeFocused();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type("console.log('交錯 <b>shared</b>');");
    const share = block.root.getByRole('button', { name: words.share, exact: true });
    await share.click();
    await expect(share).toHaveAttribute('aria-expanded', 'true');
    await block.root.getByRole('button', { name: words.copy }).click();
    await expect(noticeOf(block)).toContainText(words.copied);
    const link = await clipboardText(context);
    expect(new URL(link).pathname).toBe(`/${language}/`);

    // The edit is kept a moment after the last key; the link has to do without it.
    await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(1);
    await page.evaluate(() => {
      localStorage.clear();
    });
    await page.goto('about:blank');
    await page.goto(link);
    await expect(noticeOf(block)).toContainText(words.from);
    await expect(editorOf(block)).toHaveText("console.log('交錯 <b>shared</b>');");
    await expect(block.root).toHaveAttribute('data-state', 'idle');
    expect(standIn.containers()).toBe(0);
    await block.run.click();
    await block.hasExited('stackblitz', 0);
    expect(await block.text()).toEqual(['交錯 <b>shared</b>']);

    // An edit of it stays in the address, and takes nobody's place.
    await editorOf(block).click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.insertText('// more');
    await expect(page).not.toHaveURL(link);
    await page.reload();
    await expect(editorOf(block)).toContainText('// more');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);

    await block.root.getByRole('button', { name: words.leave }).click();
    await expect(page).toHaveURL(`/${language}/`);
    await expect(block.root).not.toHaveAttribute('data-edited');
    await expect(noticeOf(block)).toBeEmpty();
  });

  test(`${language}: a damaged link says so, over the code of the page`, async ({
    openHome,
    page,
  }) => {
    const block = await openHome(language);
    const original = await block.root.locator('code').first().textContent();
    for (const hash of ['#shared=interleave.1.AAAA', '#shared=nobody.1.x', '#shared=<img>']) {
      await page.goto('about:blank');
      await page.goto(`/${language}/${hash}`);
      await expect(noticeOf(block)).toContainText(words.damaged);
      expect(await block.root.locator('code').first().textContent()).toBe(original);
    }
  });

  test(`${language}: a program too long for a link says how long it is`, async ({
    openHome,
    page,
  }) => {
    const block = await openHome(language);
    const noise = await page.evaluate(() => {
      const bytes = crypto.getRandomValues(new Uint8Array(30_000));
      return Array.from(bytes, (byte) => byte.toString(16)).join('');
    });
    await block.replaceFile('main.mjs', `// ${noise}`);
    await block.root.getByRole('button', { name: words.share, exact: true }).click();
    await block.root.getByRole('button', { name: words.copy }).click();
    await expect(noticeOf(block)).toContainText(words.tooLong);
    await expect(noticeOf(block)).toContainText('16000');
  });
}

test('a link that is followed on its own page opens, too', async ({ openHome, page }) => {
  const block = await openHome('en');
  await page.evaluate(() => {
    location.hash = '#shared=interleave.1.zzz';
  });
  await expect(noticeOf(block)).toContainText('The program in this link is damaged.');
});

for (const [language, share, save] of [
  ['zh-tw', '分享', '下載'],
  ['en', 'Share', 'Download'],
] as const) {
  test(`${language}: a download is a folder of the program, which plain Node runs`, async ({
    openHome,
    page,
  }, info) => {
    await openHome(language);
    await page.goto(addressOfExample('five-threads').replace('/en/', `/${language}/`));
    const block = new Block(page, 'five-threads');
    await block.root.getByRole('button', { name: share }).click();
    const downloading = page.waitForEvent('download');
    await block.root.getByRole('button', { name: save, exact: true }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('five-threads.zip');
    const files = unzipSync(await readFile(await download.path()));
    expect(Object.keys(files).sort()).toEqual([
      'five-threads/main.mjs',
      'five-threads/package.json',
      'five-threads/worker.mjs',
    ]);
    for (const [path, bytes] of Object.entries(files)) {
      await mkdir(dirname(info.outputPath(path)), { recursive: true });
      await writeFile(info.outputPath(path), bytes);
    }
    const main = info.outputPath('five-threads', 'main.mjs');
    const { stdout } = await promisify(execFile)(process.execPath, [main]);
    expect(stdout.match(/done after/g)).toHaveLength(5);
  });
}
