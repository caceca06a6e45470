// What a build costs: time, work and memory.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface BuildCost {
  /** On the clock, which other work on the machine lengthens. */
  readonly seconds: number;
  /** Of all the build's threads together, which it hardly does. */
  readonly cpuSeconds: number;
  readonly megabytes: number;
}

const preload = pathToFileURL(join(import.meta.dirname, 'report-usage.mjs')).href;

/** Builds the Astro site in a folder. Throws what the build said when it fails. */
export function buildCost(site: string): BuildCost {
  const notes = mkdtempSync(join(tmpdir(), 'bench-'));
  const note = join(notes, 'usage.json');
  const astro = resolve(site, 'node_modules/astro/bin/astro.mjs');
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--max-old-space-size=8192', '--import', preload, astro, 'build'],
    {
      cwd: site,
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'production', REPORT_USAGE: note },
      maxBuffer: 2 ** 28,
    },
  );
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0) throw new Error((stdout + stderr).slice(-2000));
  const usage = JSON.parse(readFileSync(note, 'utf8')) as NodeJS.ResourceUsage;
  rmSync(notes, { recursive: true });
  return {
    seconds,
    cpuSeconds: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
    megabytes: usage.maxRSS / 1024,
  };
}
