// A copy of the site to change and to build, beside the real one.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const parts = ['src', 'content', 'public', 'package.json', 'tsconfig.json', 'astro.config.mjs'];

/** Copies what a build needs into a new folder, which is the caller's to remove. */
export function copySite(): string {
  const copy = mkdtempSync(join(tmpdir(), 'interleave-'));
  for (const part of parts) cpSync(part, join(copy, part), { recursive: true });
  linkPackages(resolve('node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** Links each package and no cache: builds keep theirs in `node_modules`, and copies are built side by side. */
function linkPackages(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (!name.startsWith('.')) symlinkSync(join(from, name), join(to, name), 'junction');
  }
}

/** Builds a copy. Gives what the build said, and 0 as its status where all went well. */
export function buildSite(
  copy: string,
  env: Readonly<Record<string, string>> = {},
): { status: number | null; said: string } {
  const astro = resolve('node_modules/astro/bin/astro.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [astro, 'build'], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 2 ** 28,
  });
  return { status, said: stdout + stderr };
}
