// Keeps what follows a term, such as a full stop, on its line: before and after a button a line may break.

const until = (end: string) => `(?:(?!${end}).)*${end}`;
const button = `<button type="button" class="term"${until('</button>')}`;
const tip = `\\s*<span class="term-tip"${until('</span>')}\\s*</span>(?:<script[^>]*></script>)?`;
const term = new RegExp(`(${button})(${tip})([，。、；：！？）」.,;:!?)]+)`, 'gs');

/** The HTML of a text, with the punctuation that follows a term moved in with it. */
export function glueTerms(html: string): string {
  return html.replaceAll(term, '$1$3$2');
}
