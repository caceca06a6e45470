// The real StackBlitz, where the network reaches it: every example runs there, to its property.

import type { Page } from '@playwright/test';
import type { Engine, Machine, Program, RunEvent, RunResult } from '../../src/engine/types.ts';
import { programOf } from '../../src/example/example.ts';
import { checkProperty } from '../../src/example/property.ts';
import { readExamples } from '../../src/example/recorder/folder.ts';
import { isRequired } from '../support/browser.ts';
import { startPageServer } from '../support/stackblitz/page-server.ts';
import { expect, test } from './engines.ts';

declare const stackblitzEngine: Engine;
declare let machine: Machine;

/** Why the test cannot run here; nothing when StackBlitz answers. */
async function unreachable(): Promise<string | undefined> {
  try {
    await fetch('https://stackblitz.com/headless?coep=require-corp', {
      signal: AbortSignal.timeout(10_000),
    });
    return undefined;
  } catch (error) {
    const { cause = error } = error as Error;
    return `stackblitz.com cannot be reached from here: ${String(cause)}`;
  }
}

function run(page: Page, program: Program): Promise<{ events: RunEvent[]; result: RunResult }> {
  return page.evaluate(async (program) => {
    const run = await machine.run(program);
    const events = await Array.fromAsync(run.events);
    return { events, result: await run.result };
  }, program);
}

// It is somebody else's host, at the other end of a network.
test.describe.configure({ retries: 2 });

test('every example runs on the real StackBlitz', async ({ page }) => {
  const reason = await unreachable();
  // The reporter tells that a test was skipped, not why.
  if (reason !== undefined) console.log(`Skipped, because ${reason}`);
  if (isRequired('stackblitz')) expect(reason).toBeUndefined();
  test.skip(reason !== undefined, reason);
  test.setTimeout(600_000);
  const server = await startPageServer();
  await page.goto(server.address);
  await page.waitForFunction(() => 'stackblitzEngine' in globalThis);
  const nodeVersion = await page.evaluate(async () => {
    const { signal } = new AbortController();
    const booted = await stackblitzEngine.boot({ signal, onStage: () => undefined });
    Object.assign(globalThis, { machine: booted });
    return booted.nodeVersion;
  });
  console.log(`Node on StackBlitz: ${nodeVersion}`);
  for (const example of (await readExamples()).values()) {
    await test.step(example.id, async () => {
      const { events, result } = await run(page, programOf(example, 'en'));
      const broken = checkProperty(example.property, events, result);
      expect.soft(broken, example.id).toBeUndefined();
      const named = events.every(({ at, source }) => at >= 0 && source.pid > 0);
      expect.soft(named, `${example.id}: every event has its source and time`).toBe(true);
    });
  }
  await server.close();
});
