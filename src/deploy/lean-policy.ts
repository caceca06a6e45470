// The policy of a built page, without the hashes of scripts and styles that the page does not have.
//
// Astro allows, in every page, the inline scripts of its islands, of which this site has none, and its
// own files by their hashes, which 'self' allows already. Hashes do not compress.

import { readFile, writeFile } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const policyPattern = /(<meta http-equiv="content-security-policy" content=")([^"]*)"/i;

/** A page whose policy allows, of all hashes, only these. */
export function leanPolicy(page: string, allowed: readonly string[]): string {
  return page.replace(policyPattern, (_, before: string, policy: string) => {
    const lean = policy.replace(/ '(sha\d+-[^']*)'/g, (source, hash: string) =>
      allowed.includes(hash) ? source : '',
    );
    return `${before}${lean}"`;
  });
}

/** Does so with every page, before others read or hash them. */
export function leanPolicies(allowed: readonly string[]): AstroIntegration {
  return {
    name: 'lean-policies',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        for (const path of globSync('**/*.html', { cwd: folder })) {
          const file = join(folder, path);
          await writeFile(file, leanPolicy(await readFile(file, 'utf8'), allowed));
        }
      },
    },
  };
}
