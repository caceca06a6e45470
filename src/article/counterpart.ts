// Which state of the other language a page was written against, so that no change to one forgets the other.

import { createHash } from 'node:crypto';

const line = /^counterpart: '(?<state>[0-9a-f]{12})'\n/m;

/**
 * The state of a page's text, 12 hexadecimal digits of its SHA-256. What the page says of its
 * counterpart does not count: so two pages can each name the state of the other.
 */
export function stateOf(text: string): string {
  return createHash('sha256').update(text.replace(line, '')).digest('hex').slice(0, 12);
}

/** The state of the other language that a page's front matter names; undefined when it names none. */
export function counterpartIn(text: string): string | undefined {
  return line.exec(text)?.groups?.['state'];
}

/** The page's text with `state` named in its front matter, as its last line. */
export function withCounterpart(text: string, state: string): string {
  return text.replace(line, '').replace(/\n---\n/, `\ncounterpart: '${state}'\n---\n`);
}
