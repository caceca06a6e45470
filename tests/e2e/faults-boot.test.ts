// Whatever keeps StackBlitz from serving: the built-in engine does, within a stated limit, and the
// block says why in the language of its page.

import type { Page } from '@playwright/test';
import { bootLimit, callLimit, probeLimit } from '../../src/engine/limits.ts';
import type { StandIn } from '../support/stackblitz/server.ts';
import { expect } from './engines.ts';
import { runsAgain, test, useOrigin, type Language } from './faults.ts';

/** What a loaded machine adds to a limit: the built-in engine's start, and the page's own work. */
const slack = 5_000;

interface Fault {
  readonly name: string;
  readonly language: Language;
  readonly says: string;
  /** Within which the block is settled, in milliseconds. */
  readonly limit: number;
  readonly needsReload?: boolean;
  readonly arrange: (standIn: StandIn, page: Page) => Promise<void>;
}

const faults: readonly Fault[] = [
  {
    name: 'the name does not resolve',
    language: 'zh-tw',
    says: '連不上 StackBlitz。這次改由內建引擎執行',
    limit: probeLimit,
    arrange: (_, page) => useOrigin(page, 'https://stackblitz.invalid'),
  },
  {
    name: 'the connection is refused',
    language: 'en',
    says: 'StackBlitz could not be reached. The built-in engine ran it instead',
    limit: probeLimit,
    arrange: (standIn) => standIn.misbehave('refuse'),
  },
  {
    name: 'the host accepts and never answers',
    language: 'zh-tw',
    says: 'StackBlitz 太久沒有回應。這次改由內建引擎執行',
    limit: probeLimit,
    arrange: (standIn) => standIn.misbehave('silent'),
  },
  {
    name: 'the frame loads and never says init',
    language: 'en',
    says: 'StackBlitz did not answer in time.',
    limit: probeLimit + bootLimit,
    needsReload: true,
    arrange: (standIn) => standIn.misbehave('no-init'),
  },
  {
    name: 'build rejects',
    language: 'zh-tw',
    says: 'StackBlitz 無法啟動這個程式。',
    limit: probeLimit + bootLimit,
    arrange: (standIn) => standIn.misbehave('build-rejects'),
  },
  {
    name: 'build never answers',
    language: 'en',
    says: 'StackBlitz did not answer in time.',
    limit: probeLimit + bootLimit,
    needsReload: true,
    arrange: (standIn) => standIn.misbehave('build-hangs'),
  },
  {
    name: 'mount rejects',
    language: 'zh-tw',
    says: 'StackBlitz 無法啟動這個程式。',
    limit: probeLimit + bootLimit + callLimit,
    arrange: (standIn) => standIn.misbehave('load-rejects'),
  },
  {
    name: 'spawn rejects',
    language: 'en',
    says: 'StackBlitz could not start this program.',
    limit: probeLimit + bootLimit + callLimit,
    arrange: (standIn) => standIn.misbehave('run-rejects'),
  },
  {
    name: 'spawn never answers',
    language: 'zh-tw',
    says: 'StackBlitz 無法啟動這個程式。',
    limit: probeLimit + bootLimit + callLimit,
    needsReload: true,
    arrange: (standIn) => standIn.misbehave('run-hangs'),
  },
  {
    name: 'the browser blocks the frame of a third party',
    language: 'zh-tw',
    says: 'StackBlitz 太久沒有回應。',
    limit: probeLimit + bootLimit,
    needsReload: true,
    arrange: async (standIn, page) => {
      await page.route(`${standIn.origin}/**`, (route) =>
        route.request().resourceType() === 'document'
          ? route.abort('blockedbyclient')
          : route.continue(),
      );
    },
  },
];

for (const { name, language, says, limit, needsReload, arrange } of faults) {
  test(name, async ({ openHome, standIn, page }) => {
    await arrange(standIn, page);
    const block = await openHome(language);
    await block.replaceFile('main.mjs', "console.log('mine');\n");
    await block.run.click();
    await expect(block.root).toHaveAttribute('data-state', 'exited', { timeout: limit + slack });
    await expect(block.root).toHaveAttribute('data-engine', 'builtin');
    expect(await block.text()).toEqual(['mine']);
    await expect(block.status).toContainText(says);
    await expect(block.root.locator('[data-action="retry"]')).toHaveAttribute(
      'data-value',
      needsReload ? 'reload' : 'run',
    );
    await expect(block.root.locator('[data-file="main.mjs"] code')).toContainText('mine');
    await runsAgain(block, 'builtin');
  });
}

test('mount rejects in a container that has long been up', async ({ openHome, standIn }) => {
  const block = await openHome('en');
  await runsAgain(block, 'stackblitz');
  await standIn.misbehave('load-rejects');
  await runsAgain(block, 'builtin', 'mine');
  await expect(block.status).toContainText('StackBlitz could not start this program.');
  await standIn.misbehave(undefined);
  await block.root.locator('[data-action="retry"]').click();
  await block.hasExited('stackblitz', 0);
  expect(await block.text()).toEqual(['mine']);
});

test('a container that died unnoticed is replaced, and the run stays on StackBlitz', async ({
  openHome,
  standIn,
}) => {
  const block = await openHome('en');
  await runsAgain(block, 'stackblitz');
  standIn.rejectOnce('run');
  await runsAgain(block, 'stackblitz', 'mine');
});

/** Serves the page as a host does that cannot set headers. */
async function withoutIsolation(page: Page): Promise<void> {
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.continue();
    const response = await route.fetch();
    const headers = Object.entries(response.headers()).filter(
      ([name]) => !name.startsWith('cross-origin-'),
    );
    return route.fulfill({ response, headers: Object.fromEntries(headers) });
  });
}

test('a page without cross-origin isolation', async ({ openHome, page }) => {
  await withoutIsolation(page);
  const block = await openHome('zh-tw');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await runsAgain(block, 'builtin', 'mine');
  await expect(block.status).toContainText('StackBlitz 需要跨來源隔離的頁面。');
});

test('the network goes while StackBlitz boots', async ({ openHome, standIn, page, context }) => {
  await standIn.misbehave('no-init');
  const block = await openHome('en');
  await block.replaceFile('main.mjs', "console.log('mine');\n");
  await block.run.click();
  // Beside a slow boot, the other engine gets ready.
  await page.locator('iframe[sandbox]').waitFor({ state: 'attached' });
  await expect(block.status).toHaveText('Loading Node…');
  await context.setOffline(true);
  await block.hasExited('builtin', 0);
  await expect(block.status).toContainText('You are offline. The built-in engine ran it instead');
  expect(await block.text()).toEqual(['mine']);
  await runsAgain(block, 'builtin');
  await context.setOffline(false);
  await runsAgain(block, 'builtin');
});

test('the network goes before anything is there', async ({ openHome, standIn, context, page }) => {
  await standIn.misbehave('no-init');
  const block = await openHome('zh-tw');
  await block.replaceFile('main.mjs', "console.log('mine');\n");
  await page.route('**/_astro/kernel*', (route) => route.abort('internetdisconnected'));
  await block.run.click();
  await expect(block.status).toHaveText('正在載入 Node…');
  await context.setOffline(true);
  await block.hasState('failed');
  await expect(block.status).toContainText('目前離線，而這個引擎需要網路。');
  await expect(block.root.locator('[data-file="main.mjs"] code')).toContainText('mine');
  await context.setOffline(false);
  await page.unrouteAll();
  await runsAgain(block, 'builtin');
});
