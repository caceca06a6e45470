// The playground: many programs, each by its name, none lost; and the ways into it.

import { addressOfExample } from './addresses.ts';
import { Block } from './block.ts';
import { expect } from './engines.ts';
import { test } from './faults.ts';

const editorOf = (block: Block) => block.root.locator('[data-file][data-shown] .cm-content');
const noticeOf = (block: Block) => block.root.locator('[data-part="notice"]');
const codeOf = (block: Block, file: string) => block.root.locator(`[data-file="${file}"] code`);
const rowsOf = (block: Block) => block.root.locator('[data-part="programs"] .choice');

for (const [language, words] of [
  ['zh-tw', { shelf: '我的程式', own: '你的程式', start: '從這裡開始', open: '開啟' }],
  ['en', { shelf: 'My programs', own: 'Your program', start: 'Start from', open: 'Open' }],
] as const) {
  test(`${language}: opening an example keeps what was written`, async ({ openHome, page }) => {
    await openHome(language);
    await page.goto(`/${language}/playground/`);
    const block = new Block(page, 'playground');
    const start = block.root.getByLabel(words.start);
    // Nothing is chosen that is not loaded, and the examples stand under their articles.
    expect(
      await start.evaluate((field: HTMLSelectElement) => field.selectedOptions[0]?.disabled),
    ).toBe(true);
    expect(await start.locator('optgroup').count()).toBeGreaterThan(5);

    await block.root.locator('[data-action="edit"]').click();
    await expect(editorOf(block)).toBeFocused();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText("console.log('mine');");
    const title = (await start.locator('optgroup option').first().textContent())?.trim() ?? '';
    await start.selectOption({ label: title });
    await block.root.getByRole('button', { name: words.open, exact: true }).click();
    await expect(block.root.locator('.block-title')).toHaveText(title);
    await expect(codeOf(block, 'main.mjs')).not.toContainText("'mine'");

    await block.root.getByText(words.shelf).click();
    await expect(rowsOf(block)).toHaveText([words.own, title]);
    await rowsOf(block).first().click();
    await expect(codeOf(block, 'main.mjs')).toHaveText("console.log('mine');");
    await expect(block.root.locator('.block-title')).toHaveText(words.own);
    await page.reload();
    await expect(codeOf(block, 'main.mjs')).toHaveText("console.log('mine');");
    await expect(block.root.locator('.block-title')).toHaveText(words.own);
  });
}

test('programs are renamed and deleted, and the way back is open', async ({ openHome, page }) => {
  await openHome('en');
  await page.goto('/en/playground/');
  const block = new Block(page, 'playground');
  await block.root.locator('[data-action="edit"]').click();
  await expect(editorOf(block)).toBeFocused();
  await page.keyboard.insertText('// one\n');
  await block.root.getByText('My programs').click();
  await expect(rowsOf(block)).toHaveText(['Your program']);
  await block.root.getByRole('button', { name: 'Rename: Your program' }).click();
  await block.root.getByRole('textbox', { name: 'Name', exact: true }).fill('First');
  await page.keyboard.press('Enter');
  await expect(rowsOf(block)).toHaveText(['First']);
  await expect(block.root.locator('.block-title')).toHaveText('First');
  await block.root.getByRole('button', { name: 'Delete: First' }).click();
  await expect(rowsOf(block)).toHaveCount(0);
  await expect(codeOf(block, 'main.mjs')).not.toContainText('// one');
  await noticeOf(block).getByRole('button', { name: 'Undo' }).click();
  await expect(rowsOf(block)).toHaveText(['First']);
  await expect(codeOf(block, 'main.mjs')).toContainText('// one');
});

test('two tabs with two programs do not write over one another', async ({
  openHome,
  page,
  context,
}) => {
  await openHome('en');
  await page.goto('/en/playground/');
  const block = new Block(page, 'playground');
  await block.root.locator('[data-action="edit"]').click();
  await expect(editorOf(block)).toBeFocused();
  await page.keyboard.insertText('// here\n');
  await block.root.getByText('My programs').click();
  await expect(rowsOf(block)).toHaveText(['Your program']);
  const other = await context.newPage();
  await other.goto('/en/playground/#open=five-threads');
  const there = new Block(other, 'playground');
  await expect(there.root.locator('.block-title')).toHaveText('Five threads, one second each');
  await editorOf(block).click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.insertText('// more\n');
  await page.reload();
  await expect(codeOf(block, 'main.mjs')).toContainText('// more');
  await other.reload();
  await expect(there.root.locator('.block-title')).toHaveText('Five threads, one second each');
  await expect(codeOf(there, 'main.mjs')).not.toContainText('// more');
});

test('a block opens in the playground, with its edits', async ({ openHome, page }) => {
  await openHome('en');
  await page.goto(addressOfExample('five-threads'));
  const block = new Block(page, 'five-threads');
  await block.root.locator('[data-action="edit"]').click();
  await expect(editorOf(block)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.insertText('// edited there\n');
  await block.root.getByRole('link', { name: 'In playground' }).click();
  const own = new Block(page, 'playground');
  await expect(own.root.locator('.block-title')).toHaveText('Five threads, one second each');
  await expect(codeOf(own, 'main.mjs')).toContainText('// edited there');
  await expect(own.root.getByRole('tab')).toHaveText(['main.mjs', 'worker.mjs']);
  await expect(page).toHaveURL('/en/playground/');
  await own.run.click();
  await own.hasExited('stackblitz', 0);
});

test('on a wide window the output is beside the code', async ({ openHome, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openHome('en');
  await page.goto('/en/playground/');
  const code = await page.locator('.free-code').boundingBox();
  const output = await page.locator('.free-output').boundingBox();
  expect(output?.x).toBeGreaterThan((code?.x ?? 0) + 400);
  expect(output?.y).toBeCloseTo(code?.y ?? NaN, 0);
  // The fields of how it is started are closed.
  await expect(page.locator('input[name="args"]')).toBeHidden();
});

test('an example opens on the file that its text speaks of, and goes on doing so', async ({
  openHome,
  page,
}) => {
  await openHome('en');
  await page.goto('/en/playground/#open=lost-updates');
  const block = new Block(page, 'playground');
  const shown = block.root.locator('[role="tab"][aria-selected="true"]');
  await expect(shown).toHaveText('worker.mjs');
  await expect(block.root.locator('[data-file="worker.mjs"]')).toBeVisible();
  await page.reload();
  await expect(block.root.getByRole('tab')).toHaveText(['main.mjs', 'worker.mjs']);
  await expect(shown).toHaveText('worker.mjs');
  // What was only looked at gives way to the next, and what was edited still opens there.
  await block.root.locator('[data-action="edit"]').click();
  await expect(editorOf(block)).toBeFocused();
  await page.keyboard.insertText('// mine\n');
  await page.reload();
  await expect(codeOf(block, 'worker.mjs')).toContainText('// mine');
  await expect(shown).toHaveText('worker.mjs');
});

test('the open list shows the program that typing makes', async ({ openHome, page }) => {
  await openHome('en');
  await page.goto('/en/playground/');
  const block = new Block(page, 'playground');
  const list = block.root.locator('[data-part="programs"]');
  await block.root.getByText('My programs').click();
  await expect(list).toContainText('None yet.');
  await block.root.locator('[data-action="edit"]').click();
  await expect(editorOf(block)).toBeFocused();
  await page.keyboard.insertText('// one\n');
  await expect(rowsOf(block)).toHaveText(['Your program']);
  await expect(rowsOf(block)).toHaveAttribute('aria-current', 'true');
  // It goes on being there, and what is typed goes into the program.
  await page.keyboard.insertText('// two\n');
  await expect(codeOf(block, 'main.mjs')).toContainText('// two');
  await expect(rowsOf(block)).toHaveText(['Your program']);
});

test('a name is asked for again while the editor of the last file still comes', async ({
  openHome,
  page,
}) => {
  await openHome('en');
  const come = Promise.withResolvers<undefined>();
  await page.route(/\/_astro\/edit\..*\.js$/, async (route) => {
    await come.promise;
    await route.continue();
  });
  await page.goto('/en/playground/');
  const block = new Block(page, 'playground');
  const add = block.root.locator('[data-action="add-file"]');
  const field = block.root.getByRole('textbox', { name: 'File name' });
  await add.click();
  await expect(field).toBeFocused();
  // Pressed once more, it asks anew, and keeps no keys for the form that went.
  await add.click();
  await expect(field).toBeFocused();
  await expect(field).toHaveCount(1);
  await page.keyboard.type('one.mjs');
  await page.keyboard.press('Enter');
  await expect(block.root.getByRole('tab', { selected: true })).toHaveText('one.mjs');
  await add.click();
  await expect(field).toBeFocused();
  await page.keyboard.type('tw');
  come.resolve(undefined);
  await expect(block.root.locator('[data-file="one.mjs"] .cm-content')).toBeVisible();
  await expect(field).toBeFocused();
  await page.keyboard.type('o.mjs');
  await page.keyboard.press('Enter');
  await expect(block.root.getByRole('tab')).toHaveText(['main.mjs', 'one.mjs', 'two.mjs']);
  await expect(block.root.getByRole('tab', { selected: true })).toHaveText('two.mjs');
  await expect(editorOf(block)).toBeFocused();
  await page.keyboard.insertText('// two');
  await expect(codeOf(block, 'two.mjs')).toHaveText('// two');
  // No step is left that would keep the keys of the page from it.
  await block.run.focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
});
