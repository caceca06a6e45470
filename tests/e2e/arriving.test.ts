// A page that arrives piece by piece, as on a slow network: what is there stays where it is.

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { localeInfo } from '../../src/i18n/locales.ts';
import { noteShifts, shiftsOf } from './shifts.ts';

/** A server in front of the site, which leaves the body of a page to whoever sends it. */
async function startSlowHost(site: string): Promise<{
  origin: string;
  requested: Promise<{ html: string; response: ServerResponse }>;
  [Symbol.asyncDispose](): Promise<void>;
}> {
  const requested = Promise.withResolvers<{ html: string; response: ServerResponse }>();
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const served = await fetch(new URL(request.url ?? '/', site));
      response.writeHead(served.status, {
        'Content-Type': served.headers.get('Content-Type') ?? 'application/octet-stream',
      });
      if (request.headers['sec-fetch-dest'] === 'document') {
        requested.resolve({ html: await served.text(), response });
      } else {
        response.end(Buffer.from(await served.arrayBuffer()));
      }
    };
    answer().catch(requested.reject);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://localhost:${String((server.address() as AddressInfo).port)}`,
    requested: requested.promise,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

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
    baseURL,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await noteShifts(page);
    for (const path of ['', 'child-processes/', 'playground/']) {
      await using host = await startSlowHost(String(baseURL));
      const commit = page.goto(`${host.origin}/${localeInfo[locale].path}/${path}`, {
        waitUntil: 'commit',
      });
      const { html, response } = await host.requested;
      const [head, ...body] = piecesOf(html);
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
  });
}
