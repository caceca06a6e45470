// Comments in two languages: a program's one source becomes the source of one page.
import type { Locale } from '../i18n/locales.ts';

const marks = { 'zh-TW': 'zh', en: 'en' } satisfies Record<Locale, string>;

const marked = /^(?<indent>\s*)\/\/ (?<mark>zh|en): (?<text>.+)$/;

/**
 * The source as a page in `locale` shows and runs it: of each pair of lines `// zh: …` and
 * `// en: …` the page's own is kept, without its mark, so that line numbers are the same in every
 * language. Throws, naming `file` and the line, where the pair is not two lines in that order with
 * the same indentation.
 */
export function localise(source: string, locale: Locale, file: string): string {
  const lines = source.split('\n');
  const kept: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const first = marked.exec(line)?.groups;
    if (!first) {
      kept.push(line);
      continue;
    }
    const second = marked.exec(lines[++index] ?? '')?.groups;
    if (first['mark'] !== 'zh' || second?.['mark'] !== 'en') {
      throw new Error(
        `${file}:${index}: a comment needs its two lines, "// zh: …" then "// en: …"`,
      );
    }
    if (first['indent'] !== second['indent']) {
      throw new Error(
        `${file}:${index}: the lines "// zh: …" and "// en: …" differ in indentation`,
      );
    }
    const own = marks[locale] === 'zh' ? first : second;
    kept.push(`${own['indent']}// ${own['text']}`);
  }
  return kept.join('\n');
}
