// The examples on disk, for what runs outside of Vite.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCatalogue, type Catalogue } from '../catalogue.ts';
import { readPython, type PythonProgram } from '../python.ts';

/** The project's root folder. */
export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** Reads every example of the project. Throws a sentence that names the file to mend. */
export async function readExamples(): Promise<Catalogue> {
  return readCatalogue(await textsIn('content/examples'));
}

/** Reads every Python program of the project. Throws a sentence that names the file to mend. */
export async function readPythonPrograms(): Promise<ReadonlyMap<string, PythonProgram>> {
  return readPython(await textsIn('content/python'));
}

/** The texts of all files in a folder of the project, by their paths in it, which begin with `/`. */
export async function textsIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(join(projectRoot, folder), {
    recursive: true,
    withFileTypes: true,
  });
  const texts = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const key = relative(projectRoot, path).replaceAll(sep, '/');
      return [`/${key}`, await readFile(path, 'utf8')] as const;
    });
  return Object.fromEntries(await Promise.all(texts));
}
