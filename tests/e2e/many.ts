// The outcomes of many runs as a reader meets them, by the hooks that the README documents.

import { expect, type Locator } from '@playwright/test';
import type { Block } from './block.ts';

/** What is below a block once it runs many times. */
export class Many {
  readonly button: Locator;
  readonly panel: Locator;
  readonly groups: Locator;
  readonly summary: Locator;

  constructor(block: Block) {
    this.button = block.root.locator('[data-action="many"]');
    this.panel = block.root.locator('[data-part="outcomes"]');
    this.groups = this.panel.locator('[data-outcome]');
    this.summary = this.panel.getByRole('status');
  }

  /** Has it run, after the series that is shown, if any, and waits for its end. */
  async runAll(): Promise<void> {
    await this.begin();
    await this.isOver();
  }

  /** Has it run: what was shown is gone. */
  async begin(): Promise<void> {
    const last = await this.panel.elementHandles();
    await this.button.click();
    for (const panel of last) await panel.waitForElementState('hidden');
    await expect(this.panel).toBeVisible();
  }

  async isOver(): Promise<void> {
    await expect(this.panel).toHaveAttribute('data-state', 'over', { timeout: 250_000 });
  }

  /** So many runs at least are over, and the rest goes on. */
  async hasRun(times: number): Promise<void> {
    await expect
      .poll(async () => Number(await this.panel.getAttribute('data-runs')), { timeout: 60_000 })
      .toBeGreaterThanOrEqual(times);
  }

  /** How many runs each group has. */
  async counts(): Promise<readonly number[]> {
    const counts = await this.groups.evaluateAll((groups) =>
      groups.map((group) => Number(group.getAttribute('data-count'))),
    );
    return counts;
  }

  group(letter: string): Locator {
    return this.panel.locator(`[data-outcome="${letter}"]`);
  }

  async open(letter: string): Promise<Locator> {
    const group = this.group(letter);
    if ((await group.getAttribute('open')) === null) await group.locator('> summary').click();
    await expect(group.locator('.outcome-lines')).toBeVisible();
    return group;
  }
}

/** Prints one thing or another, and numbers that mean nothing. */
export const racy = `console.log('start', process.pid);
console.log(Math.random() < 0.5 ? 'Ada was first' : 'Alan was first');
console.log(\`end after \${(Math.random() * 100).toFixed(3)} ms\`);
`;
