// What is loaded when: each moment of a block brings what it needs, and no more.

import type { Page, Request } from '@playwright/test';
import { addressOfExample } from './addresses.ts';
import { Block } from './block.ts';
import { expect } from './engines.ts';
import { runProgram, test } from './faults.ts';

const scriptOf = (request: Request): string | undefined =>
  /\/_astro\/(.+)\.[\w-]+\.js$/.exec(new URL(request.url()).pathname)?.[1];

/** The scripts that the page asks for from now on, by their names. */
function watchScripts(page: Page): string[] {
  const names: string[] = [];
  page.on('request', (request) => {
    const name = scriptOf(request);
    if (name !== undefined) names.push(name);
  });
  return names;
}

test('an article loads no editor, no engine, nothing of a moment to come', async ({ page }) => {
  const names = watchScripts(page);
  await page.goto(addressOfExample('five-threads'));
  await expect(page.locator('runnable-example:defined').first()).toBeAttached();
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !/^(?:Page\.|locale$)/.test(name))).toEqual([]);
});

test('the first Run asks twice at most before it asks for an engine', async ({
  openHome,
  page,
}) => {
  await openHome('en');
  await page.goto(addressOfExample('five-threads'));
  const steps: string[][] = [];
  let held: { readonly names: string[]; readonly go: Promise<undefined> } | undefined;
  // Each step is held until all that it asks for has been asked: the page itself says so, twice over.
  await page.route('**/_astro/*.js', async (route) => {
    const name = scriptOf(route.request()) ?? '';
    if (!held) {
      const names: string[] = [];
      steps.push(names);
      const settled = async (): Promise<undefined> => {
        for (let before = -1; before !== names.length;) {
          before = names.length;
          await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
        }
        held = undefined;
        return undefined;
      };
      held = { names, go: settled() };
    }
    held.names.push(name);
    await held.go;
    await route.continue();
  });
  const block = new Block(page, 'five-threads');
  await block.run.click();
  await block.hasExited('stackblitz', 0);
  const engine = steps.findIndex((names) => names.includes('engine') || names.includes('dist'));
  expect(engine, JSON.stringify(steps)).toBeGreaterThan(0);
  expect(engine, JSON.stringify(steps)).toBeLessThanOrEqual(2);
});

test('Share loads no editor, and no engine', async ({ openHome, page }) => {
  const block = await openHome('en');
  const names = watchScripts(page);
  await block.root.locator('[data-action="share"]').click();
  await expect(block.root.locator('[data-part="share"]')).toBeVisible();
  await block.root.locator('[data-action="copy-link"]').click();
  await expect(block.root.locator('[data-part="notice"]')).not.toBeEmpty();
  expect(names).toContain('share');
  expect(names.filter((name) => /^(?:edit|run|engine|dist)$/.test(name))).toEqual([]);
});

test('Edit loads no engine, and Run no editor', async ({ openHome, page }) => {
  const block = await openHome('en');
  const names = watchScripts(page);
  await block.root.locator('[data-action="edit"]').click();
  await expect(block.root.locator('.cm-content')).toBeFocused();
  expect(names).toContain('edit');
  expect(names.filter((name) => /^(?:run|engine|share)$/.test(name))).toEqual([]);
  await page.reload();
  names.length = 0;
  await block.run.click();
  await block.hasExited('stackblitz', 0);
  expect(names).toContain('run');
  expect(names.filter((name) => /^(?:edit|share)$/.test(name))).toEqual([]);
});

const compress = "import { gzipSync } from 'node:zlib'; console.log(gzipSync('a')[0]);";

test('a rare part of the kernel comes when a program uses it, and comes alone', async ({
  page,
}) => {
  await page.goto('/en/?engine=builtin');
  const block = new Block(page, 'interleave');
  const names = watchScripts(page);
  await runProgram(block, "console.log('here')");
  await block.hasExited('builtin', 0);
  expect(names).toContain('kernel');
  names.length = 0;
  await runProgram(block, compress);
  await block.hasExited('builtin', 0);
  expect(await block.text()).toEqual(['31']);
  expect(names).toEqual(['zlib']);
});

test('a part that cannot be loaded is an error of the program’s, and loads when it can', async ({
  page,
}) => {
  await page.goto('/en/?engine=builtin');
  const block = new Block(page, 'interleave');
  await page.route('**/zlib.*.js', (route) => route.abort());
  await runProgram(block, compress);
  await block.hasExited('builtin', 1);
  expect((await block.text()).join('\n')).toContain('could not load its part "zlib"');
  await page.unroute('**/zlib.*.js');
  await runProgram(block, compress);
  await block.hasExited('builtin', 0);
});
