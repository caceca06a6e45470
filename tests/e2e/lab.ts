// The built-in engine on an isolated page of its own, under the site's policy: real workers, no site.
import { expect, test as base, type Page } from '@playwright/test';
import type { Transcript } from '../support/builtin-page/page.ts';
import { serveBuiltinPage, type BuiltinPage } from '../support/builtin-page/server.ts';

export const test = base.extend<{ lab: Page }, { served: BuiltinPage }>({
  served: [
    async ({}, use) => {
      const served = await serveBuiltinPage();
      await use(served);
      await served.close();
    },
    { scope: 'worker' },
  ],
  /** The page, with the engine there to boot. The policy must have refused nothing in the end. */
  lab: async ({ page, served }, use) => {
    const refused: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text());
    });
    await page.goto(served.url);
    await page.waitForFunction(() => 'builtin' in globalThis);
    await use(page);
    expect(refused).toEqual([]);
  },
});

/** Runs a program to its end: files by name, or the text of its only one. */
export async function run(
  lab: Page,
  files: Readonly<Record<string, string>> | string,
  entry = 'main.mjs',
): Promise<Transcript> {
  const tree = typeof files === 'string' ? { [entry]: files } : files;
  return await lab.evaluate(([given, name]) => globalThis.builtin.run(given, name), [
    tree,
    entry,
  ] as const);
}
