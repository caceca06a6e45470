// The browser that tests run in: a few pages side by side, each made anew when it breaks.
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { browserArguments, findBrowser } from '../support/browser.ts';
import { serveBuiltinPage } from '../support/builtin-page/server.ts';

export interface Pages {
  /** Gives every item to a page that is free; at most `count` are at work at once. */
  each<T>(items: readonly T[], work: (page: Page, item: T) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** A page serves so many items; then its memory is given back with it. */
const itemsPerPage = 60;

/** The script of the page that the engine runs in: see page.ts. */
export const pageScript = fileURLToPath(new URL('page.ts', import.meta.url));

/** Serves the page of `script`, lends `count` of it, and takes everything down. */
export async function withPages<Result>(
  count: number,
  use: (pages: Pages) => Promise<Result>,
  { port = 0, script = pageScript } = {},
): Promise<Result> {
  const served = await serveBuiltinPage(port, script);
  const pages = await openPages(served.url, count);
  try {
    return await use(pages);
  } finally {
    await pages.close();
    await served.close();
  }
}

/** Opens a browser with `count` pages at `url`. Each page is a renderer process of its own. */
async function openPages(url: string, count: number): Promise<Pages> {
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: browserArguments,
  });

  async function open(): Promise<Page> {
    const page = await (await browser.newContext()).newPage();
    await page.goto(url);
    await page.waitForFunction(() => 'bootEngine' in globalThis || 'builtin' in globalThis);
    return page;
  }

  return {
    async each(items, work) {
      const waiting = [...items];
      const serve = async (): Promise<void> => {
        let page = await open();
        for (let served = 0; ; served += 1) {
          const item = waiting.shift();
          if (item === undefined) break;
          await work(page, item);
          if (page.isClosed() || served % itemsPerPage === itemsPerPage - 1) {
            await page.context().close();
            page = await open();
          }
        }
        await page.context().close();
      };
      await Promise.all(Array.from({ length: count }, serve));
    },
    close: () => browser.close(),
  };
}
