// A drawing as a file of its own: as it is seen, with the name of the program and of the site below it.

import { elementOf } from '../../drawing/element.ts';
import { shape } from '../../drawing/shape.ts';

/** What CSS says of a shape, as attributes that every program that draws SVG knows. */
const looks = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
] as const;

/** The text of an SVG file of what is drawn, the styles of the page made its own. */
export function savedSvg(drawn: SVGElement, caption: string): string {
  const copy = drawn.cloneNode(true) as SVGElement;
  const originals = [drawn, ...drawn.querySelectorAll<SVGElement>('*')];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  for (const [index, original] of originals.entries()) {
    const style = getComputedStyle(original);
    for (const look of looks) copies[index]?.setAttribute(look, style.getPropertyValue(look));
  }
  const [width, height] = [
    Number(drawn.getAttribute('width')),
    Number(drawn.getAttribute('height')),
  ];
  const page = getComputedStyle(drawn);
  const whole = height + 24;
  const ground = shape('rect', { width, height: whole, fill: backgroundOf(drawn) });
  const font = { 'font-size': 11, 'font-family': page.fontFamily };
  const text = shape('text', { x: 10, y: height + 12, ...font, fill: page.color }, caption);
  copy.prepend(elementOf(ground));
  copy.append(elementOf(text));
  copy.setAttribute('height', String(whole));
  copy.setAttribute('viewBox', `0 0 ${String(width)} ${String(whole)}`);
  return new XMLSerializer().serializeToString(copy);
}

/** The colour of what is behind an element. */
function backgroundOf(element: Element): string {
  for (let each: Element | null = element; each; each = each.parentElement) {
    const { backgroundColor } = getComputedStyle(each);
    if (!/^rgba?\(.*[ ,/]0\)$|^transparent$/.test(backgroundColor)) return backgroundColor;
  }
  return 'white';
}
