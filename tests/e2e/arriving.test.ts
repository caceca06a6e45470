// A page that arrives piece by piece, as on a slow network: what is there stays where it is.

import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { headers } from '../../src/deploy/headers.ts';
import { localeInfo } from '../../src/i18n/locales.ts';
import { startStaticHost } from '../support/static-host/server.ts';
import { noteShifts, shiftsOf } from './shifts.ts';

/** The head at once, what fills the first screen tag by tag, the rest at once. */
function piecesOf(html: string): readonly string[] {
  const tags = html.match(/[^<]*<[^>]*>/g) ?? [];
  const body = tags.findIndex((tag) => tag.includes('<body'));
  return [
    tags.slice(0, body).join(''),
    ...tags.slice(body, body + 400),
    tags.slice(body + 400).join(''),
  ];
}

/** Until what has arrived was drawn. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => setTimeout(resolve));
      }),
  );
}

for (const [locale, width] of [
  ['zh-TW', 360],
  ['en', 1440],
] as const) {
  test(`nothing jumps while a page arrives in pieces, ${locale}, ${String(width)} px wide`, async ({
    page,
  }) => {
    let requested = Promise.withResolvers<[file: string, response: ServerResponse]>();
    const host = await startStaticHost(resolve('dist'), '/', headers, (file, response) => {
      if (file.endsWith('.html')) requested.resolve([file, response]);
      else createReadStream(file).pipe(response);
    });
    await page.setViewportSize({ width, height: 800 });
    await noteShifts(page);
    for (const path of ['', 'child-processes/', 'playground/']) {
      requested = Promise.withResolvers();
      const commit = page.goto(`${host.url}${localeInfo[locale].path}/${path}`, {
        waitUntil: 'commit',
      });
      const [file, response] = await requested.promise;
      const [head, ...body] = piecesOf(await readFile(file, 'utf8'));
      response.write(head);
      await commit;
      for (const piece of body) {
        response.write(piece);
        await drawn(page);
      }
      response.end();
      await page.waitForLoadState();
      await drawn(page);
      expect(await shiftsOf(page), path).toEqual([]);
      await expect(page.locator('.language-switch')).toBeVisible();
      await expect(page.locator('[data-action="share"]').first()).toBeVisible();
    }
    await host.close();
  });
}
