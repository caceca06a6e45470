// An SVG as plain records: a tree that a test can read, a page can build, and a file can hold.

/** An element. Attributes that are undefined are left out. */
export interface Shape {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly children: readonly (Shape | string)[];
}

/** Makes a shape. */
export const shape = (
  tag: string,
  attributes: Shape['attributes'],
  ...children: readonly (Shape | string)[]
): Shape => ({ tag, attributes, children });

/** A number as it stands in an SVG: a tenth of a pixel is as exact as a picture is. */
export const px = (value: number): string => String(Math.round(value * 10) / 10);

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' } as const;

/** Characters that XML does not know, whatever a program printed. */
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const escape = (text: string): string =>
  text
    .replace(forbidden, '\ufffd')
    .replace(/[&<>"]/g, (character) => entities[character as keyof typeof entities]);

/** The text of an SVG; what came from a program is only ever text in it. */
export function svgText({ tag, attributes, children }: Shape): string {
  const pairs = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [` ${name}="${escape(String(value))}"`],
  );
  const inside = children.map((child) =>
    typeof child === 'string' ? escape(child) : svgText(child),
  );
  const start = `<${tag}${pairs.join('')}`;
  return inside.length === 0 ? `${start}/>` : `${start}>${inside.join('')}</${tag}>`;
}
