// Titles as a page shows them. Styles let those in Chinese break at spaces and after marks alone; of the
// spaces beside Latin words and code, some stand within a phrase.

/** The `id` of a page's title, which names what stands before its first heading. */
export const pageTitleId = 'page-title';

const join = '\u00a0';

/** A word of one character leads on to what follows: 能 await, 從 Python, 和 Promise. */
const leading = /(?<=(?:^|[^\p{Script=Han}])\p{Script=Han}) (?=[^\p{Script=Han}])/gu;
/** A particle belongs to what it follows: await 的, async 了. */
const trailing = / (?=[的了著過地得嗎呢吧們])/gu;

/** A title with the spaces joined that a line must not break at. It reads the same. */
export function keepPhrases(title: string): string {
  return title.replaceAll(trailing, join).replaceAll(leading, join);
}
