// Whether this machine has the characters of a text: a build machine often lacks Chinese ones.

import sharp from 'sharp';

const known = new Map<string, Promise<boolean>>();

/** Whether `fonts` show the text, and not the box that stands for what is missing. */
export function hasGlyphs(text: string, fonts: string): Promise<boolean> {
  const han = /\p{Script=Han}/u.test(text);
  const key = `${String(han)} ${fonts}`;
  const found = known.get(key) ?? areDifferent(han ? ['交', '錯'] : ['a', 'b'], fonts);
  known.set(key, found);
  return found;
}

/** Characters that are missing look all the same. */
async function areDifferent([first, second]: [string, string], fonts: string): Promise<boolean> {
  const [a, b] = await Promise.all([draw(first, fonts), draw(second, fonts)]);
  return !a.equals(b);
}

function draw(character: string, fonts: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><text x="8" y="48" font-size="40" font-family="${fonts}">${character}</text></svg>`;
  return sharp(Buffer.from(svg)).raw().toBuffer();
}
