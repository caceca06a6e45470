// The pinned Node itself, as this very process is.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome, Side } from './outcome.ts';

export const nativeSide: Side = {
  name: `Node ${process.version}`,

  async run(files) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    try {
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
      return await measure(join(folder, 'main.mjs'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  },

  close: () => Promise.resolve(),
};

async function measure(entry: string): Promise<Outcome> {
  const began = performance.now();
  const child = spawn(process.execPath, [entry], { stdio: ['ignore', 'pipe', 'inherit'] });
  let first: number | undefined;
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    first ??= performance.now() - began;
    stdout += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  const whole = performance.now() - began;
  if (code !== 0) throw new Error(`${entry} exited with ${String(code)} in Node`);
  return { first: first ?? whole, whole, stdout };
}
