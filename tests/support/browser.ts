// Finds the browsers of the tests: a Chromium that starts, installed if need be, and a Firefox if there is one.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Set this to the path of a Chromium or Chrome to have the tests use it. */
export const browserVariable = 'CHROMIUM_PATH';

/** Set this to the path of a Firefox to have the examples run in it, too. */
export const firefoxVariable = 'FIREFOX_PATH';

/** A shell that draws no window first: it opens a page with half the work. */
const installedNames = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const installedPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const isRoot = process.getuid?.() === 0;

/**
 * What a Chromium does without. Each of its windows would load two pages for what drops down from the
 * address bar, and no test has one: with them a page costs more than twice the time. The browser
 * minds the last such list only, so those of Playwright's that matter to a page are in here too.
 */
const disabledFeatures = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'BlockOriginHeaderModificationOnRedirect',
  'DestroyProfileOnBrowserClose',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'HttpsUpgrades',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'Translate',
];

/** Flags for a Chromium that asks nothing of the network by itself and, for root, starts at all. */
export const browserArguments = [
  ...(isRoot ? ['--no-sandbox'] : []),
  // Frames of other origins have a process of their own, as every Chromium with a window does it by itself.
  '--site-per-process',
  `--disable-features=${disabledFeatures.join(',')}`,
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The path of a browser that was seen to start. In order: the one named by the environment, an
 * installed one, Playwright's own download, the system's package. Throws with what to do when
 * none works.
 */
export async function findBrowser(): Promise<string> {
  const named = process.env[browserVariable];
  if (named !== undefined) {
    if (await starts(named)) return named;
    throw new Error(`${browserVariable} is '${named}', which does not start: mend or unset it.`);
  }
  for (const path of installed()) {
    if (await starts(path)) return path;
  }
  for (const install of [downloadPlaywrights, installPackage]) {
    const path = install();
    if (path !== undefined && (await starts(path))) return path;
  }
  throw new Error(
    'No browser for the tests: install Chromium or Chrome, ' +
      `or set ${browserVariable} to the path of one, and run the tests again.`,
  );
}

/** What `TEST_REQUIRES` names, such as `firefox,webkit`, fails where it is missing, and is not skipped. */
export function isRequired(what: 'firefox' | 'webkit'): boolean {
  return (process.env['TEST_REQUIRES'] ?? '').split(',').includes(what);
}

/** The path of an installed Firefox, the one named by the environment first; undefined without one. */
export function findFirefox(): string | undefined {
  const named = process.env[firefoxVariable];
  if (named !== undefined && !existsSync(named)) {
    throw new Error(`${firefoxVariable} is '${named}', which is not there: mend or unset it.`);
  }
  const app = '/Applications/Firefox.app/Contents/MacOS/firefox';
  const found =
    named ?? [...onPath(['firefox', 'firefox-esr']), app].find((path) => existsSync(path));
  if (found === undefined && isRequired('firefox')) {
    throw new Error('No Firefox, which TEST_REQUIRES names: install one.');
  }
  return found;
}

async function starts(executablePath: string): Promise<boolean> {
  try {
    const browser = await chromium.launch({ executablePath, args: browserArguments });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

function installed(): string[] {
  return [...onPath(installedNames), chromium.executablePath(), ...installedPaths].filter((path) =>
    existsSync(path),
  );
}

/** Where programs of these names would be, in every folder of the path. */
export function onPath(names: readonly string[]): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function downloadPlaywrights(): string | undefined {
  console.log('No browser found: trying to download the one of Playwright…');
  const done = run('npx', [
    'playwright',
    'install',
    ...(isRoot ? ['--with-deps'] : []),
    'chromium',
  ]);
  return done ? chromium.executablePath() : undefined;
}

function installPackage(): string | undefined {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return undefined;
  console.log('The download did not work: installing the system package of Chromium…');
  run('apt-get', ['update', '-qq']);
  // Not every system has the first.
  const done = ['chromium-headless-shell', 'chromium'].some((name) =>
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name]),
  );
  return done ? installed()[0] : undefined;
}

function run(command: string, args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'ignore'], env }).status === 0;
}
