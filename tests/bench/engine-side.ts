// The built-in engine in Chromium: on a page where it has run before, or on a new one each time.

import { chromium, type Browser, type Page } from '@playwright/test';
import { browserArguments, findBrowser } from '../support/browser.ts';
import { serveBuiltinPage } from '../support/builtin-page/server.ts';
import type { Files, Outcome, Side } from './outcome.ts';

/** A browser with the engine's page, for both. */
export interface EngineSides {
  /** The page is open, and the engine has run something. */
  readonly warm: Side;
  /** The page has just been opened: the time of a run is also that of the engine's boot. */
  readonly cold: Side;
}

/** Starts a browser; `close()` of the warm side ends it. */
export async function openEngineSides(): Promise<EngineSides> {
  const served = await serveBuiltinPage();
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: browserArguments,
  });
  const page = await openPage(browser, served.url);
  return {
    warm: {
      name: 'built-in engine',
      run: (files) => runOn(page, files),
      async close() {
        await browser.close();
        await served.close();
      },
    },
    cold: {
      name: 'built-in engine, cold',
      async run(files) {
        const fresh = await openPage(browser, served.url);
        const outcome = await runOn(fresh, files);
        await fresh.context().close();
        return outcome;
      },
      close: () => Promise.resolve(),
    },
  };
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => 'builtin' in globalThis);
  return page;
}

async function runOn(page: Page, files: Files): Promise<Outcome> {
  return await page.evaluate(async (given) => {
    const began = performance.now();
    const run = await globalThis.builtin.start({
      files: given,
      entry: 'main.mjs',
      args: [],
      env: {},
    });
    let first: number | undefined;
    let [stdout, stderr] = ['', ''];
    for await (const event of run.events) {
      if (event.kind === 'stderr') stderr += event.text;
      if (event.kind !== 'stdout') continue;
      first ??= performance.now() - began;
      stdout += event.text;
    }
    const result = await run.result;
    const whole = performance.now() - began;
    if (result.kind !== 'exited' || result.code !== 0) {
      throw new Error(`in the engine it ${JSON.stringify(result)}: ${stderr}`);
    }
    return { first: first ?? whole, whole, stdout };
  }, files);
}
