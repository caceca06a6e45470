// The font of the pictures, from a package: each machine has it, and each draws the same.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkitten';
import wawoff2 from 'wawoff2';

/** How a text is set: the size in pixels, and the weight from 100 to 900. */
export interface Style {
  readonly size: number;
  readonly weight: number;
}

/** A line of text as a picture has it. */
export interface Outline {
  /** The `d` of an SVG path that begins at 0, 0 on the base line. */
  readonly path: string;
  /** In pixels. */
  readonly width: number;
}

const packageName = '@fontsource-variable/noto-sans-tc';
const { resolve } = createRequire(import.meta.url);
const ranges = JSON.parse(
  await readFile(resolve(`${packageName}/unicode.json`), 'utf8'),
) as Readonly<Record<string, string>>;

/** The file that has each character: the package is cut into more than a hundred. */
const fileOf = new Map<number, string>();
for (const [name, list] of Object.entries(ranges)) {
  for (const range of list.split(',')) {
    const [first = 0, last = first] = range
      .trim()
      .slice(2)
      .split('-')
      .map((digits) => parseInt(digits, 16));
    // What several have is in all of them the same.
    for (let code = first; code <= last; code += 1) fileOf.set(code, name.replace(/[[\]]/g, ''));
  }
}

const fonts = new Map<string, Promise<Font>>();

/** A file of the package, in a weight: read once. */
function open(name: string, weight: number): Promise<Font> {
  const key = `${name} ${String(weight)}`;
  const known = fonts.get(key) ?? read(name, weight);
  fonts.set(key, known);
  return known;
}

async function read(name: string, weight: number): Promise<Font> {
  const file = resolve(`${packageName}/files/noto-sans-tc-${name}-wght-normal.woff2`);
  // The reader of fonts cannot vary the weight of a compressed one.
  const font = create(Buffer.from(await wawoff2.decompress(await readFile(file))));
  if (font.isCollection) throw new Error(`${file} is a collection of fonts.`);
  return font.getVariation({ wght: weight });
}

/** Draws a line of text. Throws where the font lacks a character, which would else be a box. */
export async function outline(text: string, { size, weight }: Style): Promise<Outline> {
  let [path, width] = ['', 0];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const name = fileOf.get(code);
    const font = name === undefined ? undefined : await open(name, weight);
    if (!font?.hasGlyphForCodePoint(code)) {
      throw new Error(`The font of the pictures has no '${character}': it is in "${text}".`);
    }
    const glyph = font.glyphForCodePoint(code);
    const scale = size / font.unitsPerEm;
    // A font counts upwards, a picture downwards.
    path += glyph.path.transform(scale, 0, 0, -scale, width, 0).toSVG();
    width += glyph.advanceWidth * scale;
  }
  return { path, width };
}
