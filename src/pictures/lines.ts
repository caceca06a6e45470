// Breaks a title into lines: SVG does not.

/** A character of Chinese with the mark that may not begin a line; a space; a word. */
const pieces = /[\p{Script=Han}][，。：；！？、）」]?|\s+|[^\s\p{Script=Han}]+/gu;

/** The lines of a text, none wider than `limit`, by what `widthOf` says, unless one piece alone is. */
export async function breakLines(
  text: string,
  limit: number,
  widthOf: (line: string) => Promise<number>,
): Promise<string[]> {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(pieces) ?? []) {
    if (line !== '' && (await widthOf((line + piece).trimEnd())) > limit) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  return [...lines, line];
}
