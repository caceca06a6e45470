// `npm run check-stackblitz [-- --headed] [--keep] [--origin URL] [--report FOLDER] [ID…]`: what
// the real StackBlitz does with the programs of the built site. It ends with
//   0  StackBlitz does what the last report says
//   1  the check itself failed
//   3  StackBlitz does something else than the last report says, or there is none
//   4  StackBlitz could not be reached, or did not boot: nothing is known of it
import { chromium, type Browser, type Page } from '@playwright/test';
import { preview } from 'astro';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { browserArguments, findBrowser } from '../support/browser.ts';
import { EngineFailure, examine } from './examine.ts';
import { keepReport, readLastReport } from './last-report.ts';
import { saysTheSame, tableOf, type Report } from './report.ts';

const codes = { asBefore: 0, changed: 3, unreachable: 4 } as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    headed: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    origin: { type: 'string', default: 'https://stackblitz.com' },
    report: { type: 'string', default: 'test-results/stackblitz' },
  },
});
const { origin, report: folder } = values;

/** Why nothing answers there; undefined where something does. */
async function unreachable(page: Page): Promise<string | undefined> {
  return page.evaluate(async (url) => {
    try {
      await fetch(url, { mode: 'no-cors', signal: AbortSignal.timeout(20_000) });
      return undefined;
    } catch (error) {
      return String(error);
    }
  }, `${origin}/headless?coep=require-corp`);
}

async function openPage(browser: Browser, baseURL: string): Promise<Page> {
  const isReal = origin === 'https://stackblitz.com';
  // The site's policy allows the frame of StackBlitz itself, and no other.
  const page = await browser.newPage({ baseURL, bypassCSP: !isReal, serviceWorkers: 'block' });
  if (!isReal) {
    await page.addInitScript((url) => {
      globalThis.WEBCONTAINER_API_IFRAME_URL = url;
    }, origin);
  }
  return page;
}

async function check(): Promise<number> {
  const server = await preview({ root: '.', logLevel: 'error', server: { port: 0 } });
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: browserArguments,
    headless: !values.headed,
  });
  try {
    const page = await openPage(browser, `http://localhost:${String(server.port)}`);
    await page.goto('/en/');
    const reason = await unreachable(page);
    if (reason !== undefined) {
      console.error(`${origin} cannot be reached from here: ${reason}`);
      return codes.unreachable;
    }
    let seen;
    try {
      seen = await examine(page, positionals, (id) => console.log(id));
    } catch (error) {
      if (!(error instanceof EngineFailure)) throw error;
      console.error(`${origin} answers, but runs nothing: ${error.message}`);
      return codes.unreachable;
    }
    const date = new Date().toISOString().slice(0, 10);
    const report: Report = { date, origin, browser: `Chromium ${browser.version()}`, ...seen };
    await mkdir(folder, { recursive: true });
    await writeFile(`${folder}/report.json`, `${JSON.stringify(report, undefined, 2)}\n`);
    await writeFile(`${folder}/report.md`, `${tableOf(report)}\n`);
    console.log(`\n${tableOf(report)}\n\nWritten to ${folder}/`);
    const last = await readLastReport();
    if (values.keep) await keepReport(report);
    return last && saysTheSame(last, report) ? codes.asBefore : codes.changed;
  } finally {
    await browser.close();
    await server.stop();
  }
}

if (existsSync('dist')) process.exitCode = await check();
else {
  console.error('There is no build: run `npm run build` first.');
  process.exitCode = 1;
}
