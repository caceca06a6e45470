// The examples on disk, for what runs outside of Vite.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCatalogue, type Catalogue } from '../catalogue.ts';

/** The project's root folder. */
export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** Reads every example of the project. Throws a sentence that names the file to mend. */
export async function readExamples(): Promise<Catalogue> {
  const folder = join(projectRoot, 'content/examples');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const key = relative(projectRoot, path).replaceAll(sep, '/');
      return [`/${key}`, await readFile(path, 'utf8')] as const;
    });
  return readCatalogue(Object.fromEntries(await Promise.all(texts)));
}
