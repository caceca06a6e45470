// What a reader sees after Run: the output where they look, a short report, and no word about other code.

import type { Locator, Page } from '@playwright/test';
import { findings } from './axe.ts';
import { Block } from './block.ts';
import { clipboardText } from './clipboard.ts';
import { expect } from './engines.ts';
import { runProgram, test } from './faults.ts';

const boxOf = (locator: Locator) =>
  locator.evaluate((element) => {
    const { top, bottom, left, right } = element.getBoundingClientRect();
    return { top, bottom, left, right };
  });

/** Puts the top of the block so far below the header that its Run can be pressed. */
async function lookAt(page: Page, block: Block): Promise<void> {
  await block.root.evaluate((root) => {
    scrollBy({ top: root.getBoundingClientRect().top - 70, behavior: 'instant' });
  });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
}

const sizes = [
  [360, 740],
  [853, 480],
  [1366, 768],
  [1440, 900],
] as const;

for (const [width, height] of sizes) {
  for (const language of ['zh-tw', 'en'] as const) {
    test(`${language}, ${String(width)} × ${String(height)}: what a Run prints is in the window, and Run with it`, async ({
      openHome,
      page,
    }) => {
      await page.setViewportSize({ width, height });
      const block = await openHome(language);
      await lookAt(page, block);
      await block.run.click();
      await block.hasState('exited');
      await expect(block.status).toBeInViewport({ ratio: 1 });
      await expect(block.output.locator('[data-stream]').last()).toBeInViewport({ ratio: 1 });
      await expect(block.run).toBeInViewport({ ratio: 1 });
      const header = await boxOf(page.locator('.site-header'));
      expect((await boxOf(block.run)).top).toBeGreaterThanOrEqual(header.bottom);
      const { right } = await boxOf(block.output);
      expect(right).toBeLessThanOrEqual(width);
    });
  }
}

for (const [where, path, id] of [
  ['at home', '/en/', 'interleave'],
  ['in an article', '/en/worker-threads/', 'own-memory'],
] as const) {
  test(`on a wide window, ${where}, the output stands beside the code, and the page does not move`, async ({
    openHome,
    page,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await openHome('en');
    await page.goto(path);
    const block = new Block(page, id);
    await lookAt(page, block);
    const places = () => Promise.all([boxOf(block.root), boxOf(block.recorded)]);
    const before = await places();
    await block.run.click();
    await block.hasState('exited');
    const code = await boxOf(block.root.locator('[data-file][data-shown]'));
    const output = await boxOf(block.output);
    expect(output.left).toBeGreaterThanOrEqual(code.right);
    expect(output.right).toBeLessThanOrEqual(1440);
    expect(output.top).toBeLessThan(code.bottom);
    await expect(block.recorded).toBeVisible();
    expect(await places()).toEqual(before);
  });
}

test('a short output after a long one is in the window, too', async ({ openHome, page }) => {
  await page.setViewportSize({ width: 853, height: 480 });
  const block = await openHome('en');
  await lookAt(page, block);
  await runProgram(block, 'for (let i = 0; i < 99; i++) console.log(i);');
  await block.hasExited('stackblitz', 0);
  await expect(block.status).toBeInViewport({ ratio: 1 });
  await runProgram(block, "console.log('short');");
  await expect(block.output).toHaveText(/short/);
  await block.hasExited('stackblitz', 0);
  await expect(block.status).toBeInViewport({ ratio: 1 });
  await expect(block.output.locator('[data-stream]')).toBeInViewport({ ratio: 1 });
});

test('the page is the reader’s: once they scroll, it does not follow', async ({
  openHome,
  page,
}) => {
  await page.setViewportSize({ width: 853, height: 480 });
  const block = await openHome('en');
  await block.replaceFile(
    'main.mjs',
    "console.log('up'); process.stdin.once('data', () => { for (let i = 0; i < 9; i++) console.log(i); process.exit(); });",
  );
  await lookAt(page, block);
  await block.run.click();
  await expect(block.output).toContainText('up');
  await page.evaluate(() => {
    scrollTo({ top: 0, behavior: 'instant' });
  });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  await block.root.locator('[name="line"]').evaluate((field: HTMLInputElement) => {
    field.value = 'on';
    field.form?.requestSubmit();
    scrollTo({ top: 0, behavior: 'instant' });
  });
  await block.hasExited('stackblitz', 0);
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('what is pressed stays under the pointer, however the output grows', async ({
  openHome,
  page,
}) => {
  const block = await openHome('en');
  await runProgram(
    block,
    "process.stdin.on('data', () => { for (let i = 0; i < 9; i++) console.log(i); }); console.log('up');",
  );
  await expect(block.output).toContainText('up');
  await block.stop.hover();
  await page.mouse.down();
  await block.root.locator('[name="line"]').evaluate((field: HTMLInputElement) => {
    field.value = 'on';
    field.form?.requestSubmit();
  });
  await expect(block.output).toContainText('8');
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  await page.mouse.up();
  await block.hasState('stopped');
});

for (const [language, original] of [
  ['zh-tw', '這是原本程式碼的輸出。'],
  ['en', 'Output of the original code.'],
] as const) {
  test(`${language}: the record says so, too, where the code is not the one it is of`, async ({
    openHome,
    page,
  }) => {
    const block = await openHome(language);
    const said = block.recorded.getByText(original);
    await expect(said).toBeHidden();
    await block.root.locator('[data-action="edit"]').click();
    await expect(block.root.locator('.cm-content')).toBeFocused();
    await page.keyboard.type(';');
    await expect(said).toBeVisible();
    await page.keyboard.press('Backspace');
    await expect(said).toBeHidden();
  });
}

const staleIn = {
  'zh-tw': '這是修改前的輸出。',
  en: 'Output of the code before your change.',
} as const;

for (const [language, other, details] of [
  ['zh-tw', 'en', '詳細資訊'],
  ['en', 'zh-tw', 'Details'],
] as const) {
  const stale = staleIn[language];

  test(`${language}: an output of other code says so, and has no verdict`, async ({
    openHome,
    page,
  }) => {
    const block = await openHome(language);
    await block.run.click();
    await expect(block.root).toHaveAttribute('data-verdict', /same|kept/);
    await expect(block.root.locator('.block-verdict')).toBeVisible();
    await block.root.locator('[data-action="edit"]').click();
    await expect(block.root.locator('.cm-content')).toBeFocused();
    await page.keyboard.type(';');
    await expect(block.status).toContainText(stale);
    await expect(block.root).not.toHaveAttribute('data-verdict');
    await expect(block.root.locator('.block-verdict')).toHaveCount(0);
    await page.keyboard.press('Backspace');
    await expect(block.status).not.toContainText(stale);
    await expect(block.root).toHaveAttribute('data-verdict', /same|kept/);
    await page.keyboard.type('// mine');
    await expect(block.status).toContainText(stale);
    await page.locator('.language-switch').click();
    await expect(block.status).toContainText(staleIn[other]);
    await expect(block.root).not.toHaveAttribute('data-verdict');

    await page.locator('.language-switch').click();
    await expect(block.status).toContainText(stale);
    await block.run.click();
    await block.hasState('exited');
    await expect(block.status).not.toContainText(stale);
    await block.root.locator('[data-action="reset"]').click();
    await block.root.locator('[data-action="reset-now"]').click();
    await expect(block.status).toContainText(stale);
  });

  test(`${language}: the report is one line, and the rest is there on request`, async ({
    openHome,
    standIn,
    page,
  }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await standIn.misbehave('refuse');
    const block = await openHome(language);
    await block.run.click();
    await block.hasState('exited');
    const said = page.getByText(/could not be reached|連不上/);
    await expect(said.first()).toBeVisible();
    await block.run.click();
    await block.hasState('exited');
    await expect(said.filter({ visible: true })).toHaveCount(0);
    const { top, bottom } = await boxOf(block.root.locator('.block-report'));
    expect(bottom - top).toBeLessThan(45);

    await block.root.getByText(details, { exact: true }).click();
    const about = block.root.locator('[data-part="about"]');
    await expect(said.filter({ visible: true })).toHaveCount(1);
    await expect(about).toContainText('Node.js v24.');
    await expect(about.locator('[data-part="promise"] li').first()).toBeVisible();
    await expect(about.locator('[data-action="prefer"]')).toBeVisible();
  });

  test(`${language}: a failed run looks like one, by colour and by a sign`, async ({
    openHome,
    page,
  }) => {
    const block = await openHome(language);
    await runProgram(block, 'process.exitCode = 3;');
    await block.hasExited('stackblitz', 3);
    const result = block.status.locator('> :first-child');
    const look = () =>
      result.evaluate((element) => [
        getComputedStyle(element).color,
        getComputedStyle(element, '::before').content,
      ]);
    const [failed, sign] = await look();
    expect(sign).toContain('✗');
    await page.emulateMedia({ forcedColors: 'active' });
    expect((await look())[1]).toContain('✗');
    await page.emulateMedia({ forcedColors: 'none' });
    await runProgram(block, ';');
    await block.hasExited('stackblitz', 0);
    const [fine, none] = await look();
    expect(none).toBe('none');
    expect(fine).not.toBe(failed);
  });
}

test('who speaks alone has no column of names; two have', async ({ openHome }) => {
  const block = await openHome('en');
  await runProgram(block, "console.log('alone');");
  await block.hasExited('stackblitz', 0);
  await expect(block.output.locator('.output-source').first()).toBeHidden();
  await runProgram(
    block,
    "import { Worker } from 'node:worker_threads'; console.log('a'); new Worker('console.log(1)', { eval: true });",
  );
  await block.hasExited('stackblitz', 0);
  await expect(block.output.locator('.output-source').first()).toBeVisible();
});

test('a copy has the time and the source of each line', async ({ openHome, context }) => {
  await context.grantPermissions(['clipboard-write']);
  const block = await openHome('en');
  await runProgram(
    block,
    "import { Worker } from 'node:worker_threads'; console.log('a'); new Worker('console.log(1)', { eval: true });",
  );
  await block.hasExited('stackblitz', 0);
  await block.root.locator('[data-action="copy-output"]').click();
  await expect(block.root.getByRole('button', { name: 'Copied.' })).toBeVisible();
  expect((await clipboardText(context)).trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^\d+\.\d\d s {2}main {6}a$/),
    expect.stringMatching(/^\d+\.\d\d s {2}worker 1 {2}1$/),
  ]);
});

test('a clock shows that a program runs, and is not announced', async ({ openHome }) => {
  const block = await openHome('en');
  await runProgram(block, 'setInterval(() => {}, 1000);');
  const clock = block.root.locator('.block-clock');
  await expect(clock).toHaveText(/^\d\.\d s$/);
  const first = await clock.textContent();
  await expect(clock).not.toHaveText(first ?? '');
  await expect(clock).toHaveAttribute('aria-hidden', 'true');
  await expect(block.status.locator('.block-clock')).toHaveCount(0);
  await block.stop.click();
  await expect(clock).toHaveCount(0);
});

for (const [name, leaves] of [
  ['from Run', false],
  ['but not from elsewhere', true],
] as const) {
  test(`a program that reads its input takes the focus, ${name}`, async ({ openHome, page }) => {
    const block = await openHome('en');
    await block.replaceFile('main.mjs', 'process.stdin.resume();');
    if (leaves) {
      await block.root.locator('[data-action="copy"]').focus();
      await page.keyboard.press('Control+Enter');
    } else await block.run.click();
    const field = block.root.locator('[name="line"]');
    await expect(field).toBeVisible();
    if (leaves) await expect(block.root.locator('[data-action="copy"]')).toBeFocused();
    else await expect(field).toBeFocused();
    await block.stop.click();
    await expect(block.run).toBeFocused();
  });
}

for (const [width, height] of sizes) {
  test(`axe finds nothing in what is said after Run, ${String(width)} px wide`, async ({
    openHome,
    page,
    standIn,
  }) => {
    await page.setViewportSize({ width, height });
    await standIn.misbehave('refuse');
    const block = await openHome(width < 1000 ? 'zh-tw' : 'en');
    await block.run.click();
    await block.hasState('exited');
    await block.root.locator('[data-part="about"] summary').click();
    await expect(block.root.locator('[data-part="promise"]')).toBeVisible();
    expect(await findings(page), 'exited').toEqual([]);
    await runProgram(block, 'process.exitCode = 1;');
    await block.hasExited('builtin', 1);
    await block.root.locator('[data-action="edit"]').click();
    await expect(block.root.locator('.cm-content')).toBeFocused();
    await page.keyboard.type(';');
    await expect(block.root).toHaveAttribute('data-stale');
    expect(await findings(page), 'failed and stale').toEqual([]);
  });
}
