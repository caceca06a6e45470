// JSON at the edge: read, validated, and refused with a sentence.
import * as v from 'valibot';

/** The value `text` holds. Throws, naming `file`, when it is no JSON or not of the schema's shape. */
export function parseJson<T>(text: string, file: string, schema: v.GenericSchema<unknown, T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Error(`${file} is not valid JSON: ${String(cause)}`, { cause });
  }
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const problems = parsed.issues.map(
    (issue) => `✖ ${issue.message}\n  → at ${v.getDotPath(issue) ?? 'the top'}`,
  );
  throw new Error(`${file} needs mending:\n${problems.join('\n')}`);
}

/** The text of an object whose lists have an item a line, so that a change reads well. */
export function formatByLine(value: Readonly<Record<string, unknown>>): string {
  const textOf = (field: unknown): string => {
    if (!Array.isArray(field)) return JSON.stringify(field);
    return `[\n${field.map((each) => `    ${JSON.stringify(each)}`).join(',\n')}\n  ]`;
  };
  const rows = Object.entries(value).map(([name, field]) => `  "${name}": ${textOf(field)}`);
  return `{\n${rows.join(',\n')}\n}\n`;
}
