// JSON at the edge: read, validated, and refused with a sentence.
import { z } from 'astro/zod';

/** The value `text` holds. Throws, naming `file`, when it is no JSON or not of the schema's shape. */
export function parseJson<T>(text: string, file: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Error(`${file} is not valid JSON: ${String(cause)}`, { cause });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(`${file} needs mending:\n${z.prettifyError(parsed.error)}`);
}
