// The picture of a page for previews elsewhere: its title between the site's two strands.

import sharp from 'sharp';
import { colours, mark } from './mark.ts';
import { breakLines } from './lines.ts';
import { hasGlyphs } from './glyphs.ts';

/** The usual size of such pictures, in pixels. */
const width = 1200;
const height = 630;
const margin = 88;
const titleSize = 76;

const fonts = "'Noto Sans TC', 'Noto Sans CJK TC', 'PingFang TC', 'Microsoft JhengHei', sans-serif";

/** What stands on it. */
export interface Card {
  readonly site: string;
  readonly title: string;
  readonly tagline: string;
}

/**
 * Draws a PNG. On a machine whose fonts lack the title's characters there is the mark and the strands
 * and no text: better than boxes.
 */
export async function drawCard({ site, title, tagline }: Card): Promise<Uint8Array<ArrayBuffer>> {
  const isReadable = await hasGlyphs(site + title + tagline, fonts);
  const lines = breakLines(title, (width - 2 * margin) / titleSize);
  const text = isReadable
    ? [
        `<text x="${String(margin + 92)}" y="142" font-size="44" font-weight="600">${escape(site)}</text>`,
        ...lines.map(
          (line, index) =>
            `<text x="${String(margin)}" y="${String(300 + index * titleSize * 1.3)}" font-size="${String(titleSize)}" font-weight="700">${escape(line)}</text>`,
        ),
        `<text x="${String(margin)}" y="476" font-size="34" fill="${colours.muted}">${escape(tagline)}</text>`,
      ]
    : [];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" height="${String(height)}">
    <rect width="100%" height="100%" fill="${colours.paper}"/>
    <g transform="translate(${String(margin - 6)} 88) scale(2.25)">${mark}</g>
    <g font-family="${fonts}" fill="${colours.ink}">${text.join('')}</g>
    ${strands}</svg>`;
  return new Uint8Array(await sharp(Buffer.from(svg)).png({ palette: true }).toBuffer());
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

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
