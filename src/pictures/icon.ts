// The icon of the installed site.

import sharp from 'sharp';
import { colours, mark } from './mark.ts';

/** The mark on paper, a PNG of `size` pixels; the margin is what systems may cut off. */
export async function drawIcon(size: number): Promise<Uint8Array<ArrayBuffer>> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 -10 52 52" width="${String(size)}" height="${String(size)}">
    <rect x="-10" y="-10" width="52" height="52" fill="${colours.paper}"/>${mark}</svg>`;
  return new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer());
}
