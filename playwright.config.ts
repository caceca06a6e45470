// What a reader does, in a real browser, against the built site.

import { defineConfig } from '@playwright/test';
import type { EngineOption } from './tests/e2e/engines.ts';
import { browserArguments, browserVariable, firefoxVariable } from './tests/support/browser.ts';

const port = Number(process.env['TEST_PORT'] ?? 4173);
const origin = `http://localhost:${String(port)}`;
const executablePath = process.env[browserVariable];
if (executablePath === undefined) {
  throw new Error('Start the browser tests with `npm run test:e2e`, which finds them a browser.');
}

const firefoxPath = process.env[firefoxVariable];

/** The tests that each engine must pass. */
const onEachEngine = /(?:running|visiting)\.test\.ts/;

/** What a reader does in each browser: find, read, switch, run, and stop what takes all it can get. */
const inEachBrowser =
  /(?:examples|running|visiting|searching|languages|moving|builtin-hostile|builtin-field-reports|moved-places)\.test\.ts/;

export default defineConfig<EngineOption>({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env['CI']),
  fullyParallel: true,
  // On two cores: half of a test's time is waiting, for a program's timers or for a limit to pass.
  workers: 3,
  // Limits on hanging, not on speed: the machine may be slow and busy.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    baseURL: origin,
    // Only its own tests let it in: it would answer what others mean to intercept.
    serviceWorkers: 'block',
    launchOptions: { executablePath, args: browserArguments },
    // What moves would be drawn and kept frame by frame.
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    { name: 'site', testIgnore: onEachEngine },
    { name: 'builtin', testMatch: onEachEngine, use: { engine: 'builtin' } },
    {
      name: 'stackblitz',
      testMatch: onEachEngine,
      // The site's policy allows the frame of StackBlitz itself; the stand-in has another origin.
      use: { engine: 'stackblitz', bypassCSP: true },
    },
    ...(firefoxPath === undefined
      ? []
      : [
          {
            name: 'firefox',
            testMatch: inEachBrowser,
            // Playwright does not make this Firefox print, darken or run without scripts.
            grepInvert: /@emulated/,
            use: {
              engine: 'builtin' as const,
              browserName: 'firefox' as const,
              // A Firefox as its makers ship it, driven by WebDriver BiDi.
              channel: 'moz-firefox',
              // Playwright cannot emulate media in it.
              contextOptions: {},
              launchOptions: {
                executablePath: firefoxPath,
                // Playwright waits for a load that a page from the back-forward cache never has.
                firefoxUserPrefs: { 'browser.sessionhistory.max_total_viewers': 0 },
              },
            },
          },
        ]),
  ],
  webServer: {
    command: `npm run preview -- --port ${String(port)}`,
    url: `${origin}/en/`,
    reuseExistingServer: false,
  },
});
