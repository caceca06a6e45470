// Moving through the site with an engine up: it stays, and every page is shown as if it had been loaded.

import type { Page } from '@playwright/test';
import type { StandIn } from '../support/stackblitz/server.ts';
import { Block } from './block.ts';
import { expect, test } from './engines.ts';

/** Marks the frame of the engine that is up, and gives what says whether it is still the only one. */
async function holdFrame(page: Page, standIn: StandIn): Promise<() => Promise<void>> {
  const boots = standIn.boots();
  const frames = page.locator('body > iframe');
  await expect(frames).toHaveCount(1);
  const [frame] = page.mainFrame().childFrames();
  let reloads = 0;
  page.on('framenavigated', (each) => {
    if (each === frame) reloads += 1;
  });
  await page.evaluate(() => Object.assign(globalThis, { isSameDocument: true }));
  return async () => {
    await expect(frames).toHaveCount(1);
    expect(frame?.isDetached()).toBe(false);
    expect(reloads).toBe(0);
    expect(standIn.boots()).toBe(boots);
    expect(await page.evaluate(() => 'isSameDocument' in globalThis)).toBe(true);
  };
}

async function runs(block: Block, engine: 'stackblitz' | 'builtin'): Promise<void> {
  await block.run.click();
  await block.hasExited(engine, 0);
}

const visitCode = /\/_astro\/visit\.[^/]*\.js/;

test('the engine stays over links, the language switch and Back', async ({
  openBlock,
  engine,
  page,
  standIn,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const block = await openBlock('/en/thread-messages/', 'ask-a-thread');
  expect(asked.filter((url) => visitCode.test(url))).toEqual([]);
  await Promise.all([page.waitForResponse(visitCode), runs(block, engine)]);
  const isHeld = await holdFrame(page, standIn);
  const title = await page.title();

  const next = page.locator('.pager a[rel="next"]');
  const heading = (await next.locator('strong').textContent()) ?? '';
  await next.click();
  await expect(page).toHaveURL('/en/thread-pool/');
  await expect(page).not.toHaveTitle(title);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
  await expect(page.locator('main')).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await isHeld();
  await runs(new Block(page, 'small-pool'), engine);

  await page.getByRole('link', { name: '繁體中文' }).click();
  await expect(page).toHaveURL('/zh-tw/thread-pool/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-TW');
  await expect(page.getByRole('link', { name: 'English' })).toBeFocused();
  await expect(page.locator('link[hreflang="en"]')).toHaveAttribute('href', /\/en\/thread-pool\/$/);
  await isHeld();
  const chinese = new Block(page, 'small-pool');
  await expect(chinese.root).toHaveAttribute('data-state', 'exited');
  await runs(chinese, engine);
  await expect(chinese.status).toContainText('離開碼 0');

  await page.goBack();
  await expect(page).toHaveURL('/en/thread-pool/');
  await page.goBack();
  await expect(page).toHaveTitle(title);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await isHeld();
  await expect
    .poll(async () => (await block.text()).at(-1))
    .toBe('main: the thread ended with code 0');
  await runs(block, engine);
  await isHeld();
});

test('leaving a page in place ends what runs on it, and keeps its output and its edits', async ({
  openBlock,
  engine,
  page,
  standIn,
}) => {
  const block = await openBlock('/en/worker-threads/', 'five-threads');
  const source = "console.log('begun');\nsetInterval(() => console.log('tick'), 50);";
  await block.replaceFile('worker.mjs', source);
  await Promise.all([page.waitForResponse(visitCode), block.run.click()]);
  await expect(block.output).toContainText('tick');
  await expect(block.root).toHaveAttribute('data-state', 'running');
  const isHeld = await holdFrame(page, standIn);

  await page.getByRole('link', { name: '繁體中文' }).click();
  await expect(page).toHaveURL('/zh-tw/worker-threads/');
  await expect(block.root).toHaveAttribute('data-state', 'stopped');
  await expect.poll(() => standIn.running()).toBe(0);
  expect(await block.text()).toContain('begun');
  const file = (name: string) => block.root.locator(`[data-file="${name}"] code`);
  await expect(file('worker.mjs')).toHaveText(source);
  // The other file was not edited: it speaks the language of the page.
  await expect(file('main.mjs')).toContainText('就是執行緒的引數');
  await isHeld();
  await block.replaceFile('main.mjs', "console.log('again');");
  await runs(block, engine);
  expect(await block.text()).toEqual(['again']);
});

test('leaving a page in place while the engine boots: it goes on booting, for the next page', async ({
  openBlock,
  engine,
  page,
  standIn,
}) => {
  // What the built-in engine needs comes only once the page is left. StackBlitz has a limit to keep.
  const go = Promise.withResolvers<undefined>();
  await page.route('**/_astro/kernel*', async (route) => {
    await go.promise;
    await route.continue();
  });
  const block = await openBlock('/en/thread-messages/', 'ask-a-thread');
  const [code] = await Promise.all([page.waitForResponse(visitCode), block.run.click()]);
  // The page's own import of it was asked for first, so it has run.
  await page.evaluate((url) => import(url), code.url());
  if (engine === 'builtin') await expect(block.root).toHaveAttribute('data-state', 'booting');
  await page.evaluate(() => Object.assign(globalThis, { isSameDocument: true }));
  await page.locator('.pager a[rel="next"]').click();
  await expect(page).toHaveURL('/en/thread-pool/');
  const pool = new Block(page, 'small-pool');
  await pool.run.click();
  go.resolve(undefined);
  await pool.hasExited(engine, 0);
  if (engine === 'stackblitz') expect(standIn.boots()).toBe(1);
  await expect(page.locator('body > iframe')).toHaveCount(1);
  expect(await page.evaluate(() => 'isSameDocument' in globalThis)).toBe(true);
  await page.goBack();
  await expect(block.root).toHaveAttribute('data-state', /stopped|exited/);
});

test('a page that cannot be fetched is loaded as ever', async ({ openBlock, engine, page }) => {
  const block = await openBlock('/en/', 'interleave');
  await Promise.all([page.waitForResponse(visitCode), runs(block, engine)]);
  await page.route('**/en/glossary/', async (route) => {
    if (route.request().resourceType() === 'fetch') await route.abort('connectionreset');
    else await route.continue();
  });
  await page.locator('.site-footer a').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Glossary');
  await expect(page).toHaveURL('/en/glossary/');
});

test('a page of another build is loaded anew', async ({ openBlock, engine, page }) => {
  const block = await openBlock('/en/', 'interleave');
  await Promise.all([page.waitForResponse(visitCode), runs(block, engine)]);
  await page.evaluate(() => Object.assign(globalThis, { isSameDocument: true }));
  await page.route('**/en/glossary/', async (route) => {
    if (route.request().resourceType() !== 'fetch') return route.continue();
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(
      /(\/_astro\/[^"]*\.)[\w-]+\.js"/g,
      '$1later.js"',
    );
    return route.fulfill({ response, body });
  });
  await page.locator('.site-footer a').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Glossary');
  expect(await page.evaluate(() => 'isSameDocument' in globalThis)).toBe(false);
});

test('without the Navigation API links load pages, and each runs', async ({
  openBlock,
  engine,
  page,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'navigation'));
  const block = await openBlock('/en/thread-messages/', 'ask-a-thread');
  await runs(block, engine);
  await page.locator('.pager a[rel="next"]').click();
  await expect(page).toHaveURL('/en/thread-pool/');
  await page.waitForLoadState();
  await runs(new Block(page, 'small-pool'), engine);
  await page.goBack();
  await expect(block.root).toHaveAttribute('data-state', /idle|exited/);
  await runs(block, engine);
});
