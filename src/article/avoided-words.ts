// The words that the course does not use for its terms: readers who know no other search for them.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'astro/zod';
import type { Locale } from '../i18n/locales.ts';

const words = z.object({ avoid: z.array(z.string()).default([]) });
const entry = z.object({ 'zh-TW': words, en: words });

/** The avoided words of a language, by the place of the term: `glossary#thread`. */
export async function readAvoidedWords(locale: Locale): Promise<ReadonlyMap<string, string>> {
  const folder = 'content/glossary';
  const read = async (name: string): Promise<[string, string]> => {
    const { avoid } = entry.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))[locale];
    return [`glossary#${name.replace(/\.json$/, '')}`, avoid.join(' ')];
  };
  return new Map(await Promise.all((await readdir(folder)).map(read)));
}
