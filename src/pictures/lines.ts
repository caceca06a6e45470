// Breaks a title into lines: SVG does not.

const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** The lines of a text, none wider than `limit` times the size of the font, as near as can be told. */
export function breakLines(text: string, limit: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(
    /[\p{Script=Han}][，。：；！？、）」]?|\s+|[^\s\p{Script=Han}]+/gu,
  ) ?? []) {
    if (line !== '' && widthOf(line + piece) > limit) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  return [...lines, line];
}

const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (wide.test(character) ? 1 : 0.58), 0);
