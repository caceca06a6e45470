// Writes the service worker, which knows every file of the build that it is to keep.

import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'esbuild';

/** What only hosts, search engines and previews ask for. */
const notForReaders = /^(?:pictures\/|_headers$|robots\.txt$|sitemap\.xml$|sw\.js$|.*rss\.xml$)/;

/** Writes `sw.js` at the end of a build: the last of the integrations that write files. */
export function serviceWorker(): AstroIntegration {
  return {
    name: 'service-worker',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const files = await hashFiles(folder);
        const version = hashOf(JSON.stringify(files));
        const entry = fileURLToPath(new URL('worker.ts', import.meta.url));
        const { outputFiles } = await build({
          entryPoints: [entry],
          bundle: true,
          minify: true,
          write: false,
          format: 'iife',
          define: {
            SITE_FILES: JSON.stringify(files),
            SITE_VERSION: JSON.stringify(version),
          },
        });
        await writeFile(join(folder, 'sw.js'), outputFiles[0]?.text ?? '');
        logger.info(`${String(Object.keys(files).length)} files for reading offline`);
      },
    },
  };
}

async function hashFiles(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length).replaceAll(sep, '/'))
    .filter((path) => !notForReaders.test(path))
    .sort();
  const hashed = paths.map(async (path) => {
    const hash = hashOf(await readFile(join(folder, path)));
    return [path.replace(/(^|\/)index\.html$/, '$1'), hash] as const;
  });
  return Object.fromEntries(await Promise.all(hashed));
}

const hashOf = (data: string | Buffer): string =>
  createHash('sha256').update(data).digest('hex').slice(0, 12);
