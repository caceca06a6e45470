// The two engines as a test meets them. A Playwright project names the engine that its tests run on.

import { test as base } from '@playwright/test';
import type { EngineId } from '../../src/engine/types.ts';
import { startStandIn, type StandIn } from '../support/stackblitz/server.ts';
import { Block } from './block.ts';

export interface EngineOption {
  /** Set by the project. */
  engine: EngineId;
}

interface Fixtures {
  /** The local stand-in for StackBlitz, with real Node behind it. */
  standIn: StandIn;
  /** Opens a page with the engine forced. */
  openPage: (path: string) => Promise<void>;
  /** The same, and gives one of its blocks. */
  openBlock: (path: string, id: string) => Promise<Block>;
}

export const test = base.extend<EngineOption & Fixtures>({
  engine: ['builtin', { option: true }],
  standIn: async ({}, use) => {
    const standIn = await startStandIn();
    await use(standIn);
    await standIn.close();
  },
  openPage: async ({ page, engine, standIn }, use) => {
    await page.addInitScript((origin) => {
      globalThis.WEBCONTAINER_API_IFRAME_URL = origin;
    }, standIn.origin);
    await use(async (path) => {
      await page.goto(`${path}?engine=${engine}`);
    });
  },
  openBlock: async ({ page, openPage }, use) => {
    await use(async (path, id) => {
      await openPage(path);
      return new Block(page, id);
    });
  },
});

export { expect } from '@playwright/test';
