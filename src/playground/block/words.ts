// Arguments as a reader types them: words with spaces between, quotes around those that hold some.

/** The words of a line. Quotes may be missing at its end; a backslash is a backslash. */
export function splitWords(line: string): readonly string[] {
  const words = line.matchAll(/(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^\s"'])+/g);
  return [...words].map(([word]) => word.replace(/"([^"]*)(?:"|$)|'([^']*)(?:'|$)/g, '$1$2'));
}

/** A line that {@link splitWords} splits into these words. */
export function joinWords(words: readonly string[]): string {
  return words.map(quoteWord).join(' ');
}

function quoteWord(word: string): string {
  if (word !== '' && !/[\s"']/.test(word)) return word;
  if (!word.includes('"')) return `"${word}"`;
  // A word may change its quotes in the middle.
  return word
    .split(/("+)/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece.startsWith('"') ? `'${piece}'` : `"${piece}"`))
    .join('');
}

/** Words like `NAME=value`, as an environment. Those without a name or a `=` count for nothing. */
export function readEnvironment(words: readonly string[]): Readonly<Record<string, string>> {
  const pairs = words.map((word) => /^([A-Za-z_]\w*)=([^]*)$/.exec(word));
  return Object.fromEntries(
    pairs.flatMap((pair) => (pair ? [[pair[1] ?? '', pair[2] ?? ''] as const] : [])),
  );
}

/** An environment as words like `NAME=value`. */
export function environmentWords(env: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(env).map(([name, value]) => `${name}=${value}`);
}
