// The words that readers type for what the course calls otherwise: in the other language, in mainland
// China, in Python.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'astro/zod';
import type { Locale } from '../i18n/locales.ts';

const words = z.object({ term: z.string(), avoid: z.array(z.string()).default([]) });
const entry = z.object({ 'zh-TW': words, en: words });
const mainland = z.record(z.string(), z.string());
const table = z.record(z.string(), z.array(z.string().min(1)));
const names = z.object({ modules: table });

/** The words that lead elsewhere than to themselves. */
export interface OtherWords {
  /** By the place that they lead to: `glossary#thread`, `process-pool#` for the top of a page. */
  readonly places: ReadonlyMap<string, readonly string[]>;
  /** By the term of the language that they stand for: whatever is said of it is meant. */
  readonly terms: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads them for the readers of a language: from `content/other-words.json`, from the glossary, and from
 * the names of Python's modules, each of which has a table of its own.
 */
export async function readOtherWords(locale: Locale): Promise<OtherWords> {
  const listed = table.parse(JSON.parse(await readFile('content/other-words.json', 'utf8')));
  const places = new Map(Object.entries(listed));
  const { modules } = names.parse(JSON.parse(await readFile('content/python-names.json', 'utf8')));
  for (const [module, all] of Object.entries(modules)) {
    // The id of its heading, as Markdown makes it.
    const place = `from-python#${module.replaceAll('.', '')}`;
    places.set(
      place,
      all.map((name) => `${module}.${name}`),
    );
  }
  const terms = new Map<string, readonly string[]>();
  const folder = 'content/glossary';
  for (const name of (await readdir(folder)).sort()) {
    const { 'zh-TW': chinese, en: english } = entry.parse(
      JSON.parse(await readFile(join(folder, name), 'utf8')),
    );
    const place = `glossary#${name.replace(/\.json$/, '')}`;
    const { term } = locale === 'en' ? english : chinese;
    const all = [chinese.term, english.term, ...chinese.avoid, ...english.avoid];
    const others = new Set([...all, ...(places.get(place) ?? [])]);
    others.delete(term);
    places.set(place, [...others]);
    terms.set(term, [...others]);
  }
  if (locale === 'zh-TW') {
    const file = await readFile('content/mainland-words.json', 'utf8');
    for (const [other, term] of Object.entries(mainland.parse(JSON.parse(file)))) {
      terms.set(term, [...(terms.get(term) ?? []), other]);
    }
  }
  return { places, terms };
}
