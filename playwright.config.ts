// What a reader does, in a real browser, against the built site.

import { defineConfig } from '@playwright/test';
import { browserArguments, browserVariable } from './tests/support/browser.ts';

const port = Number(process.env['TEST_PORT'] ?? 4173);
const origin = `http://localhost:${String(port)}`;
const executablePath = process.env[browserVariable];
if (executablePath === undefined) {
  throw new Error('Start the browser tests with `npm run test:e2e`, which finds them a browser.');
}

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env['CI']),
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: origin,
    launchOptions: { executablePath, args: browserArguments },
    trace: 'retain-on-failure',
  },
  webServer: {
    command: `npm run preview -- --port ${String(port)}`,
    url: `${origin}/en/`,
    reuseExistingServer: false,
  },
});
