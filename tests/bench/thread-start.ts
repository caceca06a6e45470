// How long a thread takes to start, in the built-in engine and in this very Node, side by side.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { browserArguments, findBrowser } from '../support/browser.ts';
import { serveBuiltinPage } from '../support/builtin-page/server.ts';

const rounds = 9;

/** Starts five threads at once; prints the milliseconds until each one's first message is there. */
const files = {
  'main.mjs': `import { Worker } from 'node:worker_threads';
const began = performance.now();
const times = [];
for (let n = 0; n < 5; n += 1) {
  new Worker(new URL('worker.mjs', import.meta.url)).on('message', () => {
    times.push(performance.now() - began);
    if (times.length === 5) console.log(JSON.stringify(times));
  });
}`,
  'worker.mjs': `import { parentPort } from 'node:worker_threads';
parentPort.postMessage('here');`,
};

interface Sample {
  readonly first: number;
  readonly last: number;
  readonly program: number;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function sample(stdout: string, program: number): Sample {
  const times = JSON.parse(stdout) as number[];
  return { first: Math.min(...times), last: Math.max(...times), program };
}

async function inEngine(): Promise<Sample[]> {
  const served = await serveBuiltinPage();
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: browserArguments,
  });
  const page = await browser.newPage();
  await page.goto(served.url);
  await page.waitForFunction(() => 'builtin' in globalThis);
  const samples: Sample[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const { stdout, duration } = await page.evaluate(async (tree) => {
      const began = performance.now();
      const done = await globalThis.builtin.run(tree);
      return { stdout: done.stdout, duration: performance.now() - began };
    }, files);
    samples.push(sample(stdout, duration));
  }
  await browser.close();
  await served.close();
  return samples;
}

function inNode(): Sample[] {
  const folder = mkdtempSync(join(tmpdir(), 'thread-start-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const samples: Sample[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const began = performance.now();
    const { stdout } = spawnSync(process.execPath, [join(folder, 'main.mjs')], {
      encoding: 'utf8',
    });
    samples.push(sample(stdout, performance.now() - began));
  }
  rmSync(folder, { recursive: true });
  return samples;
}

const results = { 'built-in engine': await inEngine(), [`Node ${process.version}`]: inNode() };
for (const [name, [cold, ...warm]] of Object.entries(results)) {
  console.log(name);
  for (const part of ['first', 'last', 'program'] as const) {
    const once = (cold?.[part] ?? Number.NaN).toFixed(1);
    const often = median(warm.map((each) => each[part])).toFixed(1);
    console.log(`  ${part.padEnd(8)} cold ${once} ms, then a median of ${often} ms`);
  }
}
