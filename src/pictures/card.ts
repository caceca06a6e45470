// The picture of a page for previews elsewhere: its title between the site's two strands.

import sharp from 'sharp';
import { colours, mark } from './mark.ts';
import { outline, type Style } from './font.ts';
import { breakLines } from './lines.ts';

/** The usual size of such pictures, in pixels. */
const width = 1200;
const height = 630;
const margin = 88;
const titleStyle = { size: 76, weight: 700 } as const;

/** What stands on it. */
export interface Card {
  readonly site: string;
  readonly title: string;
  readonly tagline: string;
}

/** Draws a PNG. Throws where the font lacks a character. */
export async function drawCard({ site, title, tagline }: Card): Promise<Uint8Array<ArrayBuffer>> {
  const lines = await breakLines(
    title,
    width - 2 * margin,
    async (line) => (await outline(line, titleStyle)).width,
  );
  const texts = await Promise.all([
    textAt(margin + 92, 142, site, { size: 44, weight: 600 }),
    ...lines.map((line, index) =>
      textAt(margin, 300 + index * titleStyle.size * 1.3, line, titleStyle),
    ),
    textAt(margin, 476, tagline, { size: 34, weight: 400 }, colours.muted),
  ]);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" height="${String(height)}">
    <rect width="100%" height="100%" fill="${colours.paper}"/>
    <g transform="translate(${String(margin - 6)} 88) scale(2.25)">${mark}</g>
    ${texts.join('')}
    ${strands}</svg>`;
  return new Uint8Array(await sharp(Buffer.from(svg)).png({ palette: true }).toBuffer());
}

async function textAt(
  x: number,
  y: number,
  text: string,
  style: Style,
  colour: string = colours.ink,
): Promise<string> {
  const { path } = await outline(text, style);
  return `<path transform="translate(${String(x)} ${String(y)})" fill="${colour}" d="${path}"/>`;
}

/** Along the bottom: each strand is above at every other crossing. */
const strands = `<g transform="translate(0 522) scale(1.25)" fill="none" stroke-width="5" stroke-linecap="round">${Array.from(
  { length: 6 },
  (_, index) => `<g transform="translate(${String(index * 192)} 0)">
    <path stroke="${colours.first}" d="M0 6 C32 6 64 42 96 42 C128 42 160 6 192 6"/>
    <path stroke="${colours.paper}" stroke-width="11" stroke-linecap="butt" d="M32 33 L64 15"/>
    <path stroke="${colours.second}" d="M0 42 C32 42 64 6 96 6 C128 6 160 42 192 42"/>
    <path stroke="${colours.paper}" stroke-width="11" stroke-linecap="butt" d="M128 33 L160 15"/>
    <path stroke="${colours.first}" d="M96 42 C128 42 160 6 192 6"/></g>`,
).join('')}</g>`;
