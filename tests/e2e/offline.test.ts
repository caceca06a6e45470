// Reading without a network, on a host that says no headers and serves the site below a path.

import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { buildSite, copySite } from '../support/site-copy.ts';
import { startStaticHost, type StaticHost } from '../support/static-host/server.ts';
import { Block } from './block.ts';
import { takesKeys } from './taking-keys.ts';

interface Fixtures {
  host: StaticHost;
}

interface WorkerFixtures {
  /** The site as it is built for a path of a host: one build for all tests. */
  folder: string;
}

const path = '/interleave/';

const test = base.extend<Fixtures, WorkerFixtures>({
  folder: [
    async ({}, use) => {
      const copy = copySite();
      const { status, said } = buildSite(copy, { BASE_PATH: path, NODE_ENV: 'production' });
      if (status !== 0) throw new Error(`the build below ${path} failed: ${said}`);
      await use(join(copy, 'dist'));
      await rm(copy, { recursive: true });
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  host: async ({ folder }, use) => {
    const host = await startStaticHost(folder, path);
    await use(host);
    await host.close();
  },
});

test.use({ serviceWorkers: 'allow' });
// One worker for all, so that there is one build.
test.describe.configure({ mode: 'default' });

const isKept = (page: Page) =>
  expect(page.locator('html')).toHaveAttribute('data-offline', 'ready', { timeout: 60_000 });

test('the first visit isolates the page with one reload at most, and later ones with none', async ({
  page,
  host,
}) => {
  let loads = 0;
  page.on('load', () => (loads += 1));
  await page.goto(`${host.url}en/`);
  await expect.poll(() => page.evaluate(() => crossOriginIsolated).catch(() => false)).toBe(true);
  await isKept(page);
  expect(loads).toBe(2);
  await page.locator('.course a[href$="/worker-threads/"]').click();
  await expect(page).toHaveURL(`${host.url}en/worker-threads/`);
  await isKept(page);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(loads).toBe(3);
  const block = new Block(page, 'five-threads');
  await page.goto(`${page.url()}?engine=builtin`);
  await block.run.click();
  await block.hasExited('builtin', 0);
});

test('after one visit every article, the search and the built-in engine work offline', async ({
  page,
  host,
}) => {
  await page.goto(`${host.url}zh-tw/?engine=builtin`);
  await isKept(page);
  const edited = new Block(page, 'interleave');
  await edited.root.locator('[data-action="edit"]').click();
  await expect(edited.root.locator('.cm-content')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText("console.log('kept');");
  host.setUp(false);

  await page.goto(`${host.url}en/`);
  const links = page.locator('.course a');
  const addresses = await links.evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
  expect(addresses.length).toBeGreaterThan(5);
  for (const address of [...addresses, `${host.url}zh-tw/glossary/`]) {
    await page.goto(address);
    await expect(page.locator('main h1')).toBeVisible();
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  }

  await takesKeys(page);
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('執行緒池');
  await page.getByRole('dialog').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/zh-tw\/thread-pool\/$/);
  await page.waitForLoadState();
  const block = new Block(page, 'small-pool');
  await block.run.click();
  await block.hasExited('builtin', 0);

  // What was edited with the network is there without it, in the other language, too.
  await page.goto(`${host.url}en/`);
  await edited.run.click();
  await edited.hasExited('builtin', 0);
  expect(await edited.text()).toEqual(['kept']);

  await page.goto(`${host.url}en/no-such-page/`);
  await expect(page.getByRole('link', { name: /This page does not exist/ })).toBeVisible();
});

test('an update does not break the page that is open, and is what the next page shows', async ({
  page,
  host,
  folder,
}) => {
  await page.goto(`${host.url}en/worker-threads/?engine=builtin`);
  await isKept(page);
  const later = await mkdtemp(join(tmpdir(), 'interleave-later-'));
  await cp(folder, later, { recursive: true });
  await rename(later);
  host.deploy(later);

  // Nothing that runs a program has been loaded by this page yet, and the host has it no more.
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect
    .poll(
      () =>
        page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state ?? 'none'),
      { timeout: 60_000 },
    )
    .toBe('installed');
  const block = new Block(page, 'thread-result');
  await block.run.click();
  await block.hasExited('builtin', 0);

  const next = await page.context().newPage();
  await next.goto(`${host.url}en/thread-pool/?engine=builtin`);
  await expect(next.locator('main h1')).toContainText('(later)');
  const pool = new Block(next, 'small-pool');
  await pool.run.click();
  await pool.hasExited('builtin', 0);

  // With all pages of the old build closed, the new worker takes over, and the old files go.
  await page.close();
  await next.close();
  const last = await page.context().newPage();
  await expect(async () => {
    await last.goto(`${host.url}en/`);
    expect(await last.evaluate(() => caches.keys())).toHaveLength(1);
  }).toPass();
  host.setUp(false);
  await last.goto(`${host.url}en/shared-memory/`);
  await expect(last.locator('main h1')).toContainText('(later)');
  await rm(later, { recursive: true });
});

/** Makes another build of the site in `folder`: other names for all scripts, other text. */
async function rename(folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const scripts = files.filter(({ name }) => /\.[\w-]{8}\.js$/.test(name));
  const texts = files.filter(({ name }) => /\.(?:html|js)$/.test(name));
  const later = (name: string): string => name.replace(/\.([\w-]{7})[\w-]\.js$/, '.$1~.js');
  for (const { parentPath, name } of texts) {
    const file = join(parentPath, name);
    let text = await readFile(file, 'utf8');
    for (const script of scripts) text = text.replaceAll(script.name, later(script.name));
    text = text.replaceAll('</h1>', ' (later)</h1>');
    if (name === 'sw.js') text = text.replaceAll(/([:=])"[\da-f]{12}"/g, '$1"later-build1"');
    await rm(file);
    await writeFile(join(parentPath, later(name)), text);
  }
}
