// Runs one test in a page, on a machine of its own, through nothing but `window.bootEngine()`.
import type { Page } from '@playwright/test';
import { treeOf } from '../../src/engine/stackblitz/tree.ts';
import type { Tree } from '../../src/engine/stackblitz/tree.ts';
import type { TestCase, TestResult, Verdict } from './test-case.ts';

/** What is kept of a test's output, in characters. */
const keptOutput = 8_000;

interface Outcome {
  /** Undefined when the limit came first. */
  readonly code: number | undefined;
  readonly milliseconds: number;
  readonly output: string;
}

/** Runs a test; `limit` is in milliseconds. Rejects where the page itself fails. */
export async function runCase(page: Page, test: TestCase, limit: number): Promise<TestResult> {
  const { file, area, flags, mounted } = test;
  const tree = treeOf(Object.fromEntries(mounted.map(({ path, contents }) => [path, contents])));
  const outcome = await page.evaluate(runInPage, { file, flags, tree, limit, keptOutput });
  const { milliseconds, output } = outcome;
  return {
    file,
    area,
    verdict: verdictOf(outcome),
    code: outcome.code ?? null,
    milliseconds,
    output,
  };
}

function verdictOf({ code, output }: Outcome): Verdict {
  if (code === undefined) return 'timed-out';
  if (code !== 0) return 'failed';
  return /^1\.\.0 # Skipped/mu.test(output) ? 'skipped' : 'passed';
}

/** Runs in the page: may use nothing of this file. */
async function runInPage({
  file,
  flags,
  tree,
  limit,
  keptOutput,
}: Pick<TestCase, 'file' | 'flags'> & {
  readonly tree: Tree;
  readonly limit: number;
  readonly keptOutput: number;
}): Promise<Outcome> {
  const machine = await globalThis.bootEngine();
  const began = performance.now();
  let output = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await machine.mount(tree);
    const process = await machine.spawn('node', [...flags, file]);
    const reading = process.output.pipeTo(
      new WritableStream({
        write(text) {
          output = (output + text).slice(-keptOutput);
        },
      }),
    );
    reading.catch(() => undefined);
    const tooLong = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => {
        resolve(undefined);
      }, limit);
    });
    // Playwright passes on an error's message, not its cause.
    const ended = process.exit.catch((error: unknown) => {
      throw new Error(`${String(error)}: ${String((error as Error).cause)}`);
    });
    const code = await Promise.race([ended, tooLong]);
    return { code, milliseconds: Math.round(performance.now() - began), output };
  } finally {
    clearTimeout(timer);
    machine.teardown();
  }
}
