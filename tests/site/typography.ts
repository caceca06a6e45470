// How Chinese is set: what must not stand beside what.

const han = '\\p{Script=Han}';
const slips: readonly (readonly [string, RegExp])[] = [
  ['half-width punctuation after Chinese', new RegExp(`${han}[,;:!?]`, 'u')],
  ['half-width brackets around Chinese', new RegExp(`\\(${han}|${han}\\)`, 'u')],
  [
    'no space between Chinese and Latin',
    new RegExp(`${han}[A-Za-z0-9\`]|[A-Za-z0-9\`]${han}`, 'u'),
  ],
  ['a space beside full-width punctuation', / [，。：；！？、（）「」]|[，。：；！？、（）「」] /u],
];

/** The slips in a line of Markdown, in words: in what is read of it, not in code, link targets and tags. */
export function slipsIn(line: string): readonly string[] {
  const prose = line
    .replaceAll(/`[^`]*`/g, '`')
    .replaceAll(/\]\([^)]*\)/g, ']')
    .replaceAll(/<[^>]*>/g, '');
  return slips.filter(([, pattern]) => pattern.test(prose)).map(([slip]) => slip);
}
