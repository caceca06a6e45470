// A code block in WebKit, by the hooks that the README documents.

import assert from 'node:assert/strict';
import type { WebDriver } from 'selenium-webdriver';
import { click } from './page.ts';

/** All that a block shows. */
export interface BlockState {
  readonly state: string;
  readonly engine: string | null;
  readonly exitCode: string | null;
  readonly status: string;
  readonly lines: readonly {
    readonly text: string;
    readonly stream: string | null;
    readonly source: string | null;
  }[];
}

/** One `<runnable-example>` of the open page. */
export class Block {
  readonly #driver: WebDriver;
  readonly #selector: string;

  constructor(driver: WebDriver, id: string) {
    this.#driver = driver;
    this.#selector = `runnable-example[data-example="${id}"]`;
  }

  /** Presses Run or Stop. */
  async press(action: 'run' | 'stop'): Promise<void> {
    await click(this.#driver, `${this.#selector} [data-action="${action}"]`);
  }

  /** Resolves once the block has one of these states. The driver's limit on scripts is its limit. */
  async waitFor(...states: string[]): Promise<BlockState> {
    await this.#driver.executeAsyncScript(
      (selector: string, wanted: string[], done: () => void) => {
        const root = document.querySelector<HTMLElement>(selector);
        const look = (): void => {
          if (!wanted.includes(root?.dataset['state'] ?? '')) return;
          observer.disconnect();
          done();
        };
        const observer = new MutationObserver(look);
        if (root) observer.observe(root, { attributes: true });
        look();
      },
      this.#selector,
      states,
    );
    return await this.state();
  }

  /** Resolves once its output holds a text. */
  async waitForText(text: string): Promise<void> {
    await this.#driver.executeAsyncScript(
      (selector: string, wanted: string, done: () => void) => {
        const output = document.querySelector(`${selector} [data-part="output"]`);
        const look = (): void => {
          if (!output?.textContent.includes(wanted)) return;
          observer.disconnect();
          done();
        };
        const observer = new MutationObserver(look);
        if (output) observer.observe(output, { childList: true, subtree: true });
        look();
      },
      this.#selector,
      text,
    );
  }

  /** Runs to the end on the built-in engine. */
  async runToEnd(): Promise<BlockState> {
    await this.press('run');
    const end = await this.waitFor('exited', 'stopped', 'failed');
    assert.equal(end.state, 'exited', end.status);
    assert.equal(end.engine, 'builtin');
    return end;
  }

  async state(): Promise<BlockState> {
    return await this.#driver.executeScript<BlockState>((selector: string): BlockState => {
      const root = document.querySelector<HTMLElement>(selector);
      const lines = root?.querySelectorAll('[data-part="output"] [data-stream]') ?? [];
      return {
        state: root?.dataset['state'] ?? '',
        engine: root?.dataset['engine'] ?? null,
        exitCode: root?.dataset['exitCode'] ?? null,
        status: root?.querySelector('[data-part="status"]')?.textContent ?? '',
        lines: Array.from(lines, (line) => ({
          text: line.querySelector('.output-text')?.textContent ?? '',
          stream: line.getAttribute('data-stream'),
          source: line.getAttribute('data-source'),
        })),
      };
    }, this.#selector);
  }

  /** Puts another text into a file of the block, as an edit would. */
  async replaceFile(name: string, source: string): Promise<void> {
    await this.#driver.executeScript(
      (selector: string, text: string) => {
        const code = document.querySelector(selector);
        if (code) code.textContent = text;
      },
      `${this.#selector} [data-file="${name}"] code`,
      source,
    );
  }

  /** Runs a program in the place of the block's one file. */
  async runProgram(source: string): Promise<BlockState> {
    await this.replaceFile('main.mjs', source);
    return await this.runToEnd();
  }
}
