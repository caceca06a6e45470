// The page as a reader has it, with no engine forced and StackBlitz's place taken by the stand-in.

import { expect, type Page } from '@playwright/test';
import { Block } from './block.ts';
import { test as base } from './engines.ts';
import { takesKeys } from './taking-keys.ts';

/** The languages of the pages. */
export type Language = 'zh-tw' | 'en';

interface Fixtures {
  /** Opens the home page in a language, and gives its block. */
  openHome: (language: Language) => Promise<Block>;
}

/** A test in such a page. The site's policy allows the frame of StackBlitz only: it is set aside. */
export const test = base.extend<Fixtures>({
  bypassCSP: true,
  openHome: async ({ page, standIn }, use) => {
    await useOrigin(page, standIn.origin);
    await use((language) => openHomeIn(page, language));
  },
});

/** Opens the home page in a language, and gives its block. */
export async function openHomeIn(page: Page, language: Language): Promise<Block> {
  await page.goto(`/${language}/`);
  await takesKeys(page);
  return new Block(page, 'interleave');
}

/** Has the page take the frame of StackBlitz from there. */
export async function useOrigin(page: Page, origin: string): Promise<void> {
  await page.addInitScript((url) => {
    globalThis.WEBCONTAINER_API_IFRAME_URL = url;
  }, origin);
}

/** Puts a program into the block's one file and presses Run. */
export async function runProgram(block: Block, source: string): Promise<void> {
  await block.replaceFile('main.mjs', source);
  await block.run.click();
}

/** The next Run of a block works, and shows what the program prints and nothing else. */
export async function runsAgain(
  block: Block,
  engine: 'stackblitz' | 'builtin',
  text = 'again',
): Promise<void> {
  await runProgram(block, `console.log(${JSON.stringify(text)});\n`);
  await block.hasExited(engine, 0);
  expect(await block.text()).toEqual([text]);
}

/** Watches how long the page's main thread is busy at a stretch, in milliseconds, from now on. */
export async function watchStalls(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const stalls = { longest: 0 };
    Object.assign(globalThis, { stalls });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        stalls.longest = Math.max(stalls.longest, duration);
      }
    }).observe({ type: 'longtask' });
  });
  return () =>
    page.evaluate(() => (globalThis as unknown as { stalls: { longest: number } }).stalls.longest);
}
