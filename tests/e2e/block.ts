// A code block as a reader meets it, by the hooks that the README documents.

import { expect, type Locator, type Page } from '@playwright/test';

/** A line of output: what it says, and which stream and source it is marked with. */
export interface ShownLine {
  readonly text: string;
  readonly stream: 'stdout' | 'stderr';
  readonly source: string;
}

/** One `<runnable-example>` of the open page. */
export class Block {
  readonly root: Locator;
  readonly run: Locator;
  readonly stop: Locator;
  readonly status: Locator;
  readonly output: Locator;
  readonly recorded: Locator;

  constructor(page: Page, id: string) {
    this.root = page.locator(`runnable-example[data-example="${id}"]`);
    this.run = this.root.locator('[data-action="run"]');
    this.stop = this.root.locator('[data-action="stop"]');
    this.status = this.root.locator('[data-part="status"]');
    this.output = this.root.locator('[data-part="output"]');
    this.recorded = this.root.locator('[data-part="recorded"]');
  }

  async hasState(state: string): Promise<void> {
    await expect(this.root).toHaveAttribute('data-state', state, { timeout: 30_000 });
  }

  async hasExited(engine: 'stackblitz' | 'builtin', code: number): Promise<void> {
    await this.hasState('exited');
    await expect(this.root).toHaveAttribute('data-engine', engine);
    await expect(this.root).toHaveAttribute('data-exit-code', String(code));
  }

  /** Has the answer of its question shown, and so the recorded run. */
  async skipPrediction(): Promise<void> {
    await this.root.locator('[data-action="skip-prediction"]').click();
    await expect(this.recorded).toBeVisible();
  }

  /** The lines shown now, in order. */
  async lines(): Promise<ShownLine[]> {
    return this.output.locator('[data-stream]').evaluateAll((elements) =>
      elements.map((element) => ({
        text: element.querySelector('.output-text')?.textContent ?? '',
        stream: element.getAttribute('data-stream') === 'stderr' ? 'stderr' : 'stdout',
        source: element.getAttribute('data-source') ?? '',
      })),
    );
  }

  async text(): Promise<string[]> {
    return (await this.lines()).map(({ text }) => text);
  }

  /** Puts another text into a file of the block, as an edit would. */
  async replaceFile(name: string, source: string): Promise<void> {
    await this.root
      .locator(`[data-file="${name}"] code`)
      .evaluate((code, text) => void (code.textContent = text), source);
  }

  /** When each line appeared, in milliseconds of the page's clock: call before the run. */
  async watchArrivals(): Promise<() => Promise<Record<string, number>>> {
    await this.output.evaluate((output) => {
      const arrivals: Record<string, number> = {};
      Object.assign(output, { arrivals });
      new MutationObserver(() => {
        for (const element of output.querySelectorAll('[data-stream] .output-text')) {
          arrivals[element.textContent] ??= performance.now();
        }
      }).observe(output, { childList: true, subtree: true });
    });
    return () =>
      this.output.evaluate(
        (output) => (output as unknown as { arrivals: Record<string, number> }).arrivals,
      );
  }
}
