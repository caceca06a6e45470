// Editing the code of a block as a reader does: by mouse and by keys, with a way back, and kept.

import type { Page } from '@playwright/test';
import { addressOfExample } from './addresses.ts';
import { Block } from './block.ts';
import { clipboardText } from './clipboard.ts';
import { expect } from './engines.ts';
import { test } from './faults.ts';
import { takesKeys } from './taking-keys.ts';

const editorOf = (block: Block) => block.root.locator('[data-file][data-shown] .cm-content');
const codeOf = (block: Block) => block.root.locator('[data-file][data-shown] pre.code');

interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A line of the code at rest, counted from zero, and where its letters stand. */
async function lineAtRest(block: Block, number: number): Promise<Line> {
  const code = codeOf(block).locator('code');
  await code.scrollIntoViewIfNeeded();
  return code.evaluate((code, number) => {
    const lines = code.textContent.split('\n');
    const text = lines[number] ?? '';
    const start = lines.slice(0, number).reduce((sum, line) => sum + line.length + 1, 0);
    const range = document.createRange();
    const texts = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
    for (let before = 0, node = texts.nextNode(); node; node = texts.nextNode()) {
      const { length } = node as Text;
      const from = start - before;
      const to = from + text.length;
      if (from >= 0 && from < length) range.setStart(node, from);
      if (to > 0 && to <= length) range.setEnd(node, to);
      before += length;
    }
    const { x, y, width } = range.getBoundingClientRect();
    return { text, x, y, width };
  }, number);
}

async function editsAtEnd(page: Page, block: Block, text: string): Promise<void> {
  await block.root.locator('[data-action="edit"]').click();
  await expect(editorOf(block)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(text);
}

for (const [language, words] of [
  [
    'zh-tw',
    {
      edit: '編輯',
      reset: '還原',
      asks: '要捨棄修改的內容嗎？',
      now: '捨棄',
      keep: '保留',
      undo: '復原',
    },
  ],
  [
    'en',
    {
      edit: 'Edit',
      reset: 'Reset',
      asks: 'Discard your changes?',
      now: 'Discard',
      keep: 'Keep',
      undo: 'Undo',
    },
  ],
] as const) {
  test(`${language}: an edit runs, is marked, is thrown away when that is meant, and comes back`, async ({
    openHome,
    page,
  }) => {
    const block = await openHome(language);
    const original = await codeOf(block).locator('code').textContent();
    await expect(block.root.getByRole('button', { name: words.reset })).toBeHidden();
    await block.root.getByRole('button', { name: words.edit }).click();
    await expect(editorOf(block)).toBeFocused();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type("console.log('mine');");
    await expect(block.root.locator('[data-part="edited"]')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+Enter');
    await block.hasExited('stackblitz', 0);
    expect(await block.text()).toEqual(['mine']);
    await expect(editorOf(block)).toBeFocused();

    const reset = block.root.getByRole('button', { name: words.reset });
    await reset.click();
    await expect(block.root.locator('[data-part="notice"]')).toContainText(words.asks);
    await page.getByRole('button', { name: words.keep }).press('Enter');
    await expect(editorOf(block)).toHaveText("console.log('mine');");
    await reset.press('Enter');
    await expect(block.root.getByRole('button', { name: words.now })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(block.root).not.toHaveAttribute('data-edited');
    await expect(block.root.getByRole('button', { name: words.undo })).toBeFocused();
    expect(await codeOf(block).locator('code').textContent()).toBe(original);
    await page.keyboard.press('Enter');
    await expect(editorOf(block)).toHaveText("console.log('mine');");
  });
}

for (const language of ['zh-tw', 'en'] as const) {
  test(`${language}: a click into the code edits there, and nothing jumps`, async ({
    openHome,
    page,
  }) => {
    const block = await openHome(language);
    const line = await lineAtRest(block, 1);
    const before = await block.root.boundingBox();
    await page.mouse.click(line.x + 1, line.y + 8);
    await expect(editorOf(block)).toBeFocused();
    const edited = editorOf(block).locator('.cm-line').nth(1);
    await expect(edited).toHaveText(line.text);
    const after = await edited.evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const { x, y, width } = range.getBoundingClientRect();
      return { x, y, width };
    });
    expect(after.x).toBeCloseTo(line.x, 0);
    expect(after.width).toBeCloseTo(line.width, 0);
    expect(Math.abs(after.y - line.y)).toBeLessThanOrEqual(1);
    expect((await block.root.boundingBox())?.height).toBeCloseTo(before?.height ?? NaN, 0);
    await page.keyboard.type('/**/');
    await expect(edited).toHaveText(`/**/${line.text}`);
  });
}

test('selecting code does not begin to edit', async ({ openHome, page }) => {
  const block = await openHome('en');
  const { x, y } = await lineAtRest(block, 0);
  await page.mouse.move(x + 2, y + 8);
  await page.mouse.down();
  await page.mouse.move(x + 80, y + 8, { steps: 4 });
  await page.mouse.up();
  expect(await page.evaluate(() => getSelection()?.toString().length)).toBeGreaterThan(0);
  await block.root.locator('[data-action="copy"]').focus();
  await expect(editorOf(block)).toHaveCount(0);
});

test('undo, redo, find, brackets, indentation; and Tab leads on', async ({ openHome, page }) => {
  const block = await openHome('zh-tw');
  await codeOf(block).focus();
  await page.keyboard.press('Enter');
  await expect(editorOf(block)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('if (a) {\nb');
  await expect(editorOf(block).locator('.cm-line').nth(1)).toHaveText('  b');
  await page.keyboard.type('();\n}');
  await expect(editorOf(block).locator('.cm-line').last()).toHaveText('}');
  await expect(editorOf(block).locator('.cm-matchingBracket')).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(editorOf(block).locator('.cm-line').last()).not.toHaveText('}');

  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('if');
  await expect(block.root.getByRole('button', { name: '下一個' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(editorOf(block)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(editorOf(block)).not.toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(editorOf(block)).toBeFocused();
});

test('edits outlive a reload and a change of language, and a Reset ends that', async ({
  openHome,
  page,
}) => {
  const block = await openHome('en');
  await editsAtEnd(page, block, '\nconsole.log("kept")');
  await page.reload();
  await expect(editorOf(block)).toContainText('console.log("kept")');
  await expect(block.root).toHaveAttribute('data-edited');
  await page.goto('/zh-tw/');
  await expect(editorOf(block)).toContainText('console.log("kept")');
  await block.root.locator('[data-action="reset"]').click();
  await block.root.locator('[data-action="reset-now"]').click();
  await expect(block.root).not.toHaveAttribute('data-edited');
  await page.goto('/en/');
  await expect(codeOf(block)).toBeVisible();
});

for (const [what, kept] of [
  ['no JSON', '{'],
  ['a list', '{"files":["x"]}'],
  ['a file that is no text', '{"files":{"main.mjs":{}}}'],
  ['another file', '{"files":{"../evil.mjs":"x"}}'],
] as const) {
  test(`kept edits that are ${what} leave the code as it came`, async ({ openHome, page }) => {
    await page.addInitScript((text) => {
      localStorage.setItem('interleave:edits:interleave', text);
    }, kept);
    const block = await openHome('en');
    await expect(codeOf(block)).toBeVisible();
    await block.run.click();
    await block.hasExited('stackblitz', 0);
    await expect(block.root).toHaveAttribute('data-verdict', /same|kept/);
  });
}

test('tabs: by mouse and by arrows; each file edits by itself and the program is all of them', async ({
  page,
  openHome,
}) => {
  await openHome('en');
  await page.goto(addressOfExample('five-threads'));
  await takesKeys(page);
  const block = new Block(page, 'five-threads');
  const [main, worker] = [
    block.root.getByRole('tab', { name: 'main.mjs' }),
    block.root.getByRole('tab', { name: 'worker.mjs' }),
  ];
  await expect(main).toHaveAttribute('aria-selected', 'true');
  await expect(block.root.getByRole('tabpanel', { name: 'worker.mjs' })).toBeHidden();
  await main.press('ArrowRight');
  await expect(worker).toBeFocused();
  await expect(worker).toHaveAttribute('aria-selected', 'true');
  await expect(block.root.getByRole('tabpanel', { name: 'worker.mjs' })).toBeVisible();
  await expect(block.root.getByRole('tabpanel', { name: 'main.mjs' })).toBeHidden();

  await editsAtEnd(page, block, '\nconsole.log("from the worker")');
  await expect(worker).toHaveAttribute('data-edited');
  await expect(main).not.toHaveAttribute('data-edited');
  await main.click();
  await block.run.click();
  await block.hasExited('stackblitz', 0);
  expect((await block.text()).filter((line) => line === 'from the worker')).toHaveLength(5);
});

for (const language of ['zh-tw', 'en'] as const) {
  test(`${language}: a place in a stack trace leads to the line in the editor`, async ({
    openHome,
    page,
  }) => {
    const block = await openHome(language);
    await block.replaceFile('main.mjs', "const a = 1;\n\nthrow new Error('here');\n");
    await block.run.click();
    await block.hasExited('stackblitz', 1);
    await block.output.getByRole('link', { name: /main\.mjs:3:7$/ }).click();
    await expect(editorOf(block)).toBeFocused();
    await page.keyboard.type('|');
    await expect(editorOf(block).locator('.cm-line').nth(2)).toHaveText(
      "throw |new Error('here');",
    );
    await expect(page).not.toHaveURL(/#/);
  });
}

test('Copy copies the file that is shown', async ({ openHome, context }) => {
  await context.grantPermissions(['clipboard-write']);
  const block = await openHome('zh-tw');
  await block.root.getByRole('button', { name: '複製', exact: true }).click();
  await expect(block.root.getByRole('button', { name: '已複製。' })).toBeVisible();
  const code = await codeOf(block).locator('code').textContent();
  expect(await clipboardText(context)).toBe(`${code ?? ''}\n`);
});

test('what is typed while the editor comes does not move the page', async ({ openHome, page }) => {
  const go = Promise.withResolvers<undefined>();
  await page.route('**/_astro/edit.*', async (route) => {
    await go.promise;
    await route.continue();
  });
  const block = await openHome('en');
  await block.root.locator('[data-action="edit"]').click();
  await page.keyboard.type('/l?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  go.resolve(undefined);
  await expect(editorOf(block)).toBeFocused();
  await expect(page).toHaveURL('/en/');
});

test('an editor that does not load: the block says so, and the code can still be read and run', async ({
  openHome,
  page,
}) => {
  await page.route('**/_astro/edit.*', (route) => route.abort('internetdisconnected'));
  const block = await openHome('en');
  await block.root.locator('[data-action="edit"]').click();
  await expect(block.status).toContainText('This part of the page did not load.');
  await expect(codeOf(block)).toBeVisible();
});
