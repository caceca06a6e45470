// The playground: a program of the reader's own, in files of their own.

import type { Page } from '@playwright/test';
import { Block } from './block.ts';
import { expect } from './engines.ts';
import { test } from './faults.ts';

const editorOf = (block: Block) => block.root.locator('[data-file][data-shown] .cm-content');
const noticeOf = (block: Block) => block.root.locator('[data-part="notice"]');

async function write(page: Page, block: Block, text: string): Promise<void> {
  await editorOf(block).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

for (const [language, words] of [
  [
    'zh-tw',
    {
      link: '練習場',
      add: '新增檔案',
      name: '檔名',
      rename: '重新命名',
      remove: '刪除',
      undo: '復原',
      last: '這是最後一個。',
      bad: '檔名只能有',
      taken: '已經有同名的檔案。',
      args: '引數',
      env: '環境變數',
      entry: '起始檔案',
      options: '執行設定',
      start: '從這裡開始',
      open: '開啟',
      example: '五個執行緒，各睡一秒',
    },
  ],
  [
    'en',
    {
      link: 'Playground',
      add: 'New file',
      name: 'File name',
      rename: 'Rename',
      remove: 'Delete',
      undo: 'Undo',
      last: 'this is the last.',
      bad: 'Use letters, digits',
      taken: 'A file with this name already exists.',
      args: 'Arguments',
      env: 'Environment',
      entry: 'Entry file',
      options: 'Run options',
      start: 'Start from',
      open: 'Open',
      example: 'Five threads, one second each',
    },
  ],
] as const) {
  test(`${language}: files are added, renamed, deleted, and the program is all of them`, async ({
    openHome,
    page,
  }) => {
    await openHome(language);
    await page.getByRole('link', { name: words.link, exact: true }).click();
    await expect(page).toHaveURL(`/${language}/playground/`);
    await page.waitForLoadState();
    const block = new Block(page, 'playground');

    await block.root.getByRole('button', { name: words.remove }).click();
    await expect(noticeOf(block)).toContainText(words.last);
    await block.root.getByRole('button', { name: words.add }).click();
    const name = block.root.getByRole('textbox', { name: words.name });
    await expect(name).toBeFocused();
    await page.keyboard.type('../up.mjs\n');
    await expect(block.root.getByRole('alert')).toContainText(words.bad);
    await name.fill('main.mjs');
    await page.keyboard.press('Enter');
    await expect(block.root.getByRole('alert')).toContainText(words.taken);
    await name.fill('lib/words.mjs');
    await page.keyboard.press('Enter');
    await expect(block.root.getByRole('tab', { name: 'lib/words.mjs' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await expect(editorOf(block)).toBeFocused();
    await page.keyboard.insertText("export const word = process.env.WORD ?? 'none';");
    await block.root.getByRole('button', { name: words.rename }).click();
    await name.fill('lib/word.mjs');
    await page.keyboard.press('Enter');
    await expect(block.root.getByRole('tab', { name: 'lib/word.mjs' })).toBeVisible();

    await block.root.getByRole('tab', { name: 'main.mjs' }).click();
    await block.root.locator('[data-action="edit"]').click();
    await write(
      page,
      block,
      "import { word } from './lib/word.mjs';\nconsole.log(word, process.argv.slice(2));",
    );
    await block.root.getByText(words.options).click();
    await block.root.getByLabel(words.args).fill('one "two words"');
    await block.root.getByLabel(words.env).fill('WORD=hello');
    await page.keyboard.press('ControlOrMeta+Enter');
    await block.hasExited('stackblitz', 0);
    expect(await block.text()).toEqual(["hello [ 'one', 'two words' ]"]);

    // The page keeps it; another file may be the one that starts.
    await page.reload();
    await expect(block.root.getByRole('tab')).toHaveText(['main.mjs', 'lib/word.mjs']);
    await expect(block.root.getByLabel(words.args)).toHaveValue('one "two words"');
    await block.root
      .getByRole('combobox', { name: words.entry })
      .last()
      .selectOption('lib/word.mjs');
    await block.run.click();
    await block.hasExited('stackblitz', 0);
    expect(await block.text()).toEqual([]);

    await block.root.getByRole('tab', { name: 'lib/word.mjs' }).click();
    await block.root.getByRole('button', { name: words.remove }).click();
    await expect(block.root.getByRole('tab')).toHaveText(['main.mjs']);
    await noticeOf(block).getByRole('button', { name: words.undo }).click();
    await expect(block.root.getByRole('tab')).toHaveText(['main.mjs', 'lib/word.mjs']);
    await block.root.getByRole('tab', { name: 'lib/word.mjs' }).click();
    await expect(editorOf(block)).toContainText('export const word');
  });

  test(`${language}: any example can be the start, and the way back is open`, async ({
    openHome,
    page,
  }) => {
    await openHome(language);
    await page.goto(`/${language}/playground/`);
    const block = new Block(page, 'playground');
    await block.root.getByLabel(words.start).selectOption(words.example);
    await block.root.getByRole('button', { name: words.open, exact: true }).click();
    await expect(noticeOf(block)).toContainText(words.example);
    await expect(block.root.getByRole('tab')).toHaveText(['main.mjs', 'worker.mjs']);
    await expect(editorOf(block)).toContainText("new URL('./worker.mjs', import.meta.url)");
    await block.run.click();
    await block.hasExited('stackblitz', 0);
    expect((await block.text()).filter((line) => line.includes('done after'))).toHaveLength(5);

    await noticeOf(block).getByRole('button', { name: words.undo }).click();
    await expect(block.root.getByRole('tab')).toHaveText(['main.mjs']);
    await expect(block.root.locator('[data-file="main.mjs"] code')).toContainText('Hello from');
  });
}

test('files that are added have ids of their own, however coarse the clock', async ({
  openHome,
  page,
}) => {
  await page.addInitScript(() => {
    performance.now = () => 1000;
  });
  await openHome('en');
  await page.goto('/en/playground/');
  const block = new Block(page, 'playground');
  const add = async (name: string): Promise<void> => {
    await block.root.locator('[data-action="add-file"]').click();
    await expect(block.root.locator('[data-part="name"] input')).toBeFocused();
    await page.keyboard.type(`${name}\n`);
    await expect(block.root.getByRole('tab', { name })).toBeVisible();
    await expect(editorOf(block)).toBeFocused();
  };
  for (const name of ['a.mjs', 'b.mjs', 'c.mjs']) await add(name);
  // The number of one that is gone is free again, and nobody else's.
  await block.root.getByRole('tab', { name: 'a.mjs' }).click();
  await block.root.locator('[data-action="remove-file"]').click();
  await add('d.mjs');
  await expect(block.root.getByRole('tab')).toHaveText(['main.mjs', 'b.mjs', 'c.mjs', 'd.mjs']);
  const ids = await block.root.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  for (const tab of await block.root.getByRole('tab').all()) {
    const panel = page.locator(`[id="${(await tab.getAttribute('aria-controls')) ?? ''}"]`);
    await expect(panel).toHaveAttribute('data-file', (await tab.textContent()) ?? '');
  }
});

test('from an empty file, without the network', async ({ openHome, page }) => {
  await openHome('en');
  await page.goto('/en/playground/');
  const block = new Block(page, 'playground');
  await block.root.getByLabel('Start from').selectOption('An empty file');
  await block.root.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(noticeOf(block)).toContainText('An empty file');
  await write(page, block, "console.log('from nothing');");
  await page.route('**/playground/*.json', (route) => route.abort());
  await block.root.getByLabel('Start from').selectOption('Five threads, one second each');
  await block.root.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(noticeOf(block)).toContainText('The example could not be loaded.');
  await block.run.click();
  await block.hasExited('stackblitz', 0);
  expect(await block.text()).toEqual(['from nothing']);
});
