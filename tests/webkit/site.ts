// The built site in WebKit, as its tests open it.

import { resolve } from 'node:path';
import type { WebDriver } from 'selenium-webdriver';
import { headers } from '../../src/deploy/headers.ts';
import { startStaticHost } from '../support/static-host/server.ts';
import { findWebKit, startWebKit } from '../support/webkit.ts';
import { Block } from './block.ts';
import { waitForPage } from './page.ts';

export interface Site {
  readonly driver: WebDriver;
  /** The address of the site: it ends in `/`. */
  readonly url: string;
  /** Opens a page of the site, by its path, unless it is open. */
  open(path: string): Promise<void>;
  /** Opens a page with the built-in engine forced, and gives one of its blocks. */
  openBlock(path: string, id: string): Promise<Block>;
  close(): Promise<void>;
}

export interface SiteOptions {
  /** Whether the browser has `SharedArrayBuffer`, as Safari does on an isolated page. */
  readonly shared?: boolean;
  /** Whether the host sends the headers that isolate a page. */
  readonly isolated?: boolean;
}

/** Serves what was built, with the site's headers, and starts a browser. */
export async function openSite(options: SiteOptions = {}): Promise<Site> {
  const { shared = true, isolated = true } = options;
  const webkit = findWebKit();
  if (!webkit)
    throw new Error('Start these tests with `npm run test:webkit`, which finds a WebKit.');
  const host = await startStaticHost(resolve('dist'), '/', isolated ? headers : {});
  const started = await startWebKit(webkit, shared);
  const { driver } = started;
  const { url } = host;
  const open = async (path: string): Promise<void> => {
    const address = new URL(path, url).href;
    if ((await driver.getCurrentUrl()) !== address) await driver.get(address);
    await waitForPage(driver);
  };
  return {
    driver,
    url,
    open,
    async openBlock(path, id) {
      await open(`${path}?engine=builtin`);
      return new Block(driver, id);
    },
    async close() {
      await started.close();
      await host.close();
    },
  };
}
