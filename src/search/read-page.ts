// Reads a built page into the sections of the index: what its readers see, and nothing else.

import { type ElementNode, ELEMENT_NODE, parse, TEXT_NODE } from 'ultrahtml';
import type { IndexedPage, Section } from './index-format.ts';

type Node = ElementNode['children'][number];
type Draft = { -readonly [Name in keyof Section]: Section[Name] };

/** Reads the page at `url`. Gives nothing for one without a main part and a title. */
export function readPage(url: string, html: string): IndexedPage | undefined {
  const main = first(parse(html) as ElementNode, ({ name }) => name === 'main');
  const title = main && first(main, ({ name }) => name === 'h1');
  if (!main || !title) return undefined;
  const drafts: Draft[] = [];
  const begin = (id: string, heading: string): Draft => {
    const draft = { id, heading, prose: '', code: '', also: [] };
    drafts.push(draft);
    return draft;
  };
  let current = begin('', textOf(title));

  function read(node: Node, inCode: boolean): void {
    if (node.type === TEXT_NODE) {
      const text = decode((node as { value: string }).value);
      if (inCode) current.code += text;
      else current.prose += text;
      return;
    }
    if (!isElement(node) || isHidden(node)) return;
    const { name, attributes } = node;
    if (/^h[1-6]$/.test(name)) {
      if (name !== 'h1') current = begin(attributes['id'] ?? '', textOf(node));
      return;
    }
    const before = current;
    const own = ownHeading(node);
    if (own !== undefined) current = begin(attributes['id'] ?? '', own);
    const isCode = inCode || name === 'pre' || attributes['data-part'] === 'recorded';
    if (isBlock(name)) current[isCode ? 'code' : 'prose'] += '\n';
    for (const child of node.children) read(child, isCode);
    if (isBlock(name)) current[isCode ? 'code' : 'prose'] += '\n';
    if (own !== undefined) current = before;
  }

  read(main, false);
  const sections = drafts.map((draft) => ({
    ...draft,
    prose: tidy(draft.prose),
    code: tidy(draft.code),
  }));
  return { url, title: textOf(title), sections };
}

/** An element that a link can lead to and that has a name of its own: an example, a term. */
function ownHeading(element: ElementNode): string | undefined {
  if (element.attributes['id'] === undefined) return undefined;
  const name =
    element.name === 'runnable-example'
      ? first(element, ({ attributes }) => attributes['class'] === 'block-title')
      : element.children.find((child) => isElement(child) && child.name === 'dt');
  if (!name || !isElement(name)) return undefined;
  const [strong] = name.children.filter(isElement).filter((child) => child.name === 'strong');
  return textOf(strong ?? name);
}

const isElement = (node: Node): node is ElementNode => node.type === ELEMENT_NODE;

/** What stands in the page's code and not before its readers: controls, tips, ways to other pages. */
function isHidden({ name, attributes }: ElementNode): boolean {
  if (attributes['class'] === 'term') return false;
  return (
    ['nav', 'button', 'script', 'style', 'noscript', 'template', 'dialog'].includes(name) ||
    ['tooltip', 'radiogroup'].includes(attributes['role'] ?? '') ||
    'hidden' in attributes ||
    'popover' in attributes ||
    attributes['data-part'] === 'answer'
  );
}

const inline = new Set(
  'a abbr b code em i kbd mark small span strong sub sup text tspan'.split(' '),
);
/** A word of code in a colour of its own is an element `t-…`. */
const isBlock = (name: string): boolean => !inline.has(name) && !name.startsWith('t-');

function textOf(node: Node): string {
  if (node.type === TEXT_NODE) return decode((node as { value: string }).value);
  return isElement(node) ? tidy(node.children.map(textOf).join('')) : '';
}

function first(
  node: ElementNode,
  isIt: (element: ElementNode) => boolean,
): ElementNode | undefined {
  for (const child of node.children) {
    if (!isElement(child)) continue;
    const found = isIt(child) ? child : first(child, isIt);
    if (found) return found;
  }
  return undefined;
}

const tidy = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function decode(text: string): string {
  return text.replaceAll(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (all: string, hex: string | undefined, decimal: string | undefined, name: string) => {
      if (hex) return String.fromCodePoint(parseInt(hex, 16));
      if (decimal) return String.fromCodePoint(Number(decimal));
      return named[name] ?? all;
    },
  );
}
