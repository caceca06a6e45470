// Opening a page and waiting until it has come to rest, by what happens and not by the clock.

import { setTimeout } from 'node:timers/promises';
import type { Page, Request } from '@playwright/test';

/** Milliseconds after which a request counts as over of whose end the browser did not tell. */
const patience = 20_000;

/** Opens a page, and resolves when it has loaded, is idle, and nothing that it asked for is on its way. */
export async function openSettled(page: Page, path: string): Promise<void> {
  const open = new Set<Request>();
  let tell: (() => void) | undefined;
  const begun = (request: Request): void => void open.add(request);
  const ended = (request: Request): void => {
    open.delete(request);
    if (open.size === 0) tell?.();
  };
  page.on('request', begun).on('requestfinished', ended).on('requestfailed', ended);
  await page.goto(path);
  // What is idle may have asked for more.
  do {
    if (open.size > 0) {
      const quiet = new Promise<void>((resolve) => (tell = resolve));
      await Promise.race([quiet, setTimeout(patience, undefined, { ref: false })]);
      open.clear();
    }
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          // A browser that draws nothing by itself may never call a page idle.
          requestIdleCallback(
            () => {
              resolve();
            },
            { timeout: 2_000 },
          );
        }),
    );
  } while (open.size > 0);
  page.off('request', begun).off('requestfinished', ended).off('requestfailed', ended);
}
