// Shapes made elements of the page.

import type { Shape } from './shape.ts';

const namespace = 'http://www.w3.org/2000/svg';

/** The element of a shape. A text is only ever text. */
export function elementOf({ tag, attributes, children }: Shape): SVGElement {
  const element = document.createElementNS(namespace, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && name !== 'xmlns') element.setAttribute(name, String(value));
  }
  element.append(
    ...children.map((child) => (typeof child === 'string' ? child : elementOf(child))),
  );
  return element;
}
