// The built-in engine on an isolated page of its own, under the site's policy: real workers, no site.
import { expect, test as base, type Page } from '@playwright/test';
import type { Transcript } from '../support/builtin-page/page.ts';
import { serveBuiltinPage, type BuiltinPage } from '../support/builtin-page/server.ts';
import type { RunOptions } from '../../src/engine/types.ts';
import { runInNode } from '../support/real-node.ts';

/** How many workers there are while nothing runs: the one that waits for the next program. */
export const idleWorkers = 1;

interface Lab {
  readonly page: Page;
  /** What the page's console called an error: what the policy refused, above all. */
  readonly errors: string[];
}

interface Own {
  /** A page with the engine there to boot, for tests that need one to themselves. */
  lab: Page;
  /** The same for tests that do no more than run programs to their end: it stays open for the next one. */
  sharedLab: Page;
}

interface Shared {
  served: BuiltinPage;
  openLab: Lab;
}

export const test = base.extend<Own, Shared>({
  served: [
    async ({}, use) => {
      const served = await serveBuiltinPage();
      await use(served);
      await served.close();
    },
    { scope: 'worker' },
  ],
  openLab: [
    async ({ browser, served }, use) => {
      const page = await browser.newPage();
      await use(await open(page, served));
      await page.close();
    },
    { scope: 'worker' },
  ],
  lab: async ({ page, served }, use) => {
    const { errors } = await open(page, served);
    await use(page);
    expect(errors).toEqual([]);
  },
  sharedLab: async ({ openLab }, use) => {
    await use(openLab.page);
    expect(openLab.errors.splice(0)).toEqual([]);
  },
});

async function open(page: Page, { url }: BuiltinPage): Promise<Lab> {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(url);
  await page.waitForFunction(() => 'builtin' in globalThis);
  return { page, errors };
}

/** A program: files by name, or the text of its only one. */
type Program = Readonly<Record<string, string>> | string;

function treeOf(program: Program, entry: string): Readonly<Record<string, string>> {
  return typeof program === 'string' ? { [entry]: program } : program;
}

/** Runs a program to its end. */
export async function run(
  lab: Page,
  program: Program,
  entry = 'main.mjs',
  options: Pick<RunOptions, 'watch'> = {},
): Promise<Transcript> {
  const tree = treeOf(program, entry);
  return await lab.evaluate(([given, name, asked]) => globalThis.builtin.run(given, name, asked), [
    tree,
    entry,
    options,
  ] as const);
}

/** Expects of a program that it prints what it prints in real Node, and nothing for errors. */
export async function asInNode(lab: Page, program: Program, entry = 'main.mjs'): Promise<void> {
  const [node, { stdout, stderr }] = await Promise.all([
    runInNode(treeOf(program, entry), entry),
    run(lab, program, entry),
  ]);
  expect(stderr).toBe('');
  expect(stdout.split('\n')).toEqual(node.lines);
}
