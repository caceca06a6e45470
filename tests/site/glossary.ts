// The glossary as its author wrote it.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { projectRoot } from '../../src/example/recorder/folder.ts';

const inLanguage = z.object({
  term: z.string(),
  definition: z.string(),
  avoid: z.array(z.string()).default([]),
});
const entry = z.object({ article: z.string(), 'zh-TW': inLanguage, en: inLanguage });

/** A term, with the words that the course uses and avoids for it. */
export type GlossaryEntry = z.infer<typeof entry> & { readonly id: string };

/** Reads all terms. */
export async function readGlossary(): Promise<readonly GlossaryEntry[]> {
  const folder = join(projectRoot, 'content/glossary');
  const read = async (name: string) => ({
    id: name.replace(/\.json$/, ''),
    ...entry.parse(JSON.parse(await readFile(join(folder, name), 'utf8'))),
  });
  return Promise.all((await readdir(folder)).sort().map(read));
}
