// Packages that only a measurement needs: the project itself does not depend on them.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Installs exact versions (`lighthouse@12.8.2`) into a folder of their own under `node_modules/.cache`,
 * the first time, and gives the folder. Their install scripts do not run.
 */
export function borrow(...packages: readonly string[]): string {
  const name = packages.map((each) => each.replaceAll('/', '+')).join(',');
  const folder = resolve('node_modules/.cache/borrowed', name);
  if (existsSync(folder)) return folder;
  console.log(`Installing ${packages.join(', ')} outside of the project, this once…`);
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  writeFileSync(join(making, 'package.json'), '{ "private": true, "type": "module" }\n');
  const { status, stderr } = spawnSync(
    'npm',
    ['install', '--save-exact', '--ignore-scripts', '--no-audit', '--no-fund', ...packages],
    { cwd: making, encoding: 'utf8', shell: process.platform === 'win32' },
  );
  if (status !== 0) throw new Error(`npm could not install ${packages.join(', ')}: ${stderr}`);
  renameSync(making, folder);
  return folder;
}
