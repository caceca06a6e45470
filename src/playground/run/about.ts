// What can be said of a run beside its result, on request: where it ran and why there, what its
// example promises, how it differs from the record, and the choice of an engine.

import { runsNeeded, type Clause } from '../../example/property.ts';
import type { PromiseStrings } from '../../i18n/strings/tools/types.ts';
import type { Block } from '../block/block.ts';
import { propertyOf } from './property.ts';

/** What there is to tell; the first lines first. */
export interface AboutRun {
  readonly title: string;
  readonly lines: readonly string[];
  /** What the example promises, where its own program ran. */
  readonly promise?: HTMLElement | undefined;
  readonly choices?: HTMLElement | undefined;
}

/** Shows it at the end of the report: open where the reader had it open before. */
export function showAbout(block: Block, { title, lines, promise, choices }: AboutRun): void {
  const about = aboutOf(block);
  const summary = document.createElement('summary');
  summary.textContent = title;
  const body = document.createElement('div');
  body.className = 'block-about-text';
  // A long one scrolls, by keys too.
  body.tabIndex = 0;
  body.role = 'group';
  body.ariaLabel = title;
  body.append(
    ...lines.map((line) => textElement('p', line)),
    ...[promise, choices].filter((part) => part !== undefined),
  );
  about.replaceChildren(summary, body);
  about.hidden = false;
}

/** Takes it away, until there is something to tell again. */
export function hideAbout(block: Block): void {
  const about = block.root.querySelector<HTMLElement>('[data-part="about"]');
  if (about) about.hidden = true;
}

function aboutOf(block: Block): HTMLElement {
  const known = block.root.querySelector<HTMLElement>('[data-part="about"]');
  if (known) return known;
  const about = document.createElement('details');
  about.className = 'block-about';
  about.dataset['part'] = 'about';
  block.part('status').parentElement?.append(about);
  return about;
}

/** What a block's example promises, clause by clause; undefined where it states nothing. */
export function promiseElement(block: Block, strings: PromiseStrings): HTMLElement | undefined {
  const property = propertyOf(block);
  if (property === undefined) return undefined;
  const element = document.createElement('div');
  element.dataset['part'] = 'promise';
  const list = document.createElement('ul');
  list.append(...property.map((clause) => clauseElement(clause, strings)));
  element.append(textElement('p', strings.title), list);
  return element;
}

/** A clause: a sentence, and the lines that it names, as they are or as patterns. */
function clauseElement(clause: Clause, strings: PromiseStrings): HTMLElement {
  const element = textElement('li', sentence(clause, strings));
  const lines = 'lines' in clause ? clause.lines : [];
  for (const line of lines) {
    const code = textElement('code', line);
    code.className = 'promised-line';
    element.append(code);
  }
  return element;
}

function sentence(clause: Clause, strings: PromiseStrings): string {
  switch (clause.kind) {
    case 'exact':
    case 'lines':
      return strings[clause.kind];
    case 'order':
      return strings.order(clause.first, clause.then);
    case 'between':
      return strings.between(clause.line, clause.first, clause.then);
    case 'has':
    case 'lacks':
    case 'last':
      return strings[clause.kind](clause.line);
    case 'exit':
      return strings.exit(clause.code);
    case 'differs':
      return strings.differs(runsNeeded([clause]));
  }
}

function textElement(name: string, text: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
