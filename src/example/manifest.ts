// An example's `example.json`: what its author says of it.
import { z } from 'astro/zod';
import type { Clause, Property } from './property.ts';
import type { Locale } from '../i18n/locales.ts';
import { parseJson } from './json.ts';

const pattern = z.string().refine(isPattern, 'must be a regular expression');
const lines = z.array(z.string()).min(1);

const clause = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exact'), lines }),
  z.strictObject({ kind: z.literal('lines'), lines: z.array(pattern).min(1) }),
  z.strictObject({ kind: z.literal('order'), first: pattern, then: pattern }),
  z.strictObject({ kind: z.literal('between'), line: pattern, first: pattern, then: pattern }),
  z.strictObject({ kind: z.literal('has'), line: pattern }),
  z.strictObject({ kind: z.literal('lacks'), line: pattern }),
  z.strictObject({ kind: z.literal('last'), line: pattern }),
  z.strictObject({ kind: z.literal('exit'), code: z.int().min(0).max(255) }),
  z.strictObject({ kind: z.literal('differs'), runs: z.int().min(2) }),
]) satisfies z.ZodType<Clause>;

const title = z.string().min(1);

const manifest = z.strictObject({
  title: z.strictObject({ 'zh-TW': title, en: title }),
  entry: z.string(),
  args: z.array(z.string()).default([]),
  env: z.record(z.string(), z.string()).default({}),
  folded: z.array(z.string()).default([]),
  property: z.array(clause).min(1),
}) satisfies z.ZodType<Manifest>;

/** What `example.json` says. */
export interface Manifest {
  readonly title: Readonly<Record<Locale, string>>;
  /** The file that `node` is given. */
  readonly entry: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The files that a reader has met before: shown closed. */
  readonly folded: readonly string[];
  readonly property: Property;
}

/** Reads `example.json`. Throws a sentence that names `file` and what to mend in it. */
export function parseManifest(text: string, file: string): Manifest {
  return parseJson(text, file, manifest);
}

function isPattern(source: string): boolean {
  try {
    return Boolean(new RegExp(source, 'u'));
  } catch {
    return false;
  }
}
