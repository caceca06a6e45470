// The lines of a text, as JavaScript counts them.

/** A line, counted from 1, or an empty one where there is none. */
export function lineOf(text: string, line: number): string {
  return text.split(/\r\n|[\n\r\u2028\u2029]/u)[line - 1] ?? '';
}
