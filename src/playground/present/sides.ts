// The two sides of a presented block: its code, and what comes of it.

import type { Block } from '../block/block.ts';
import { element } from '../block/element.ts';

/** The sides, and what gives the block its own order back. */
export interface Sides {
  readonly code: HTMLElement;
  readonly run: HTMLElement;
  readonly join: () => void;
}

/** Puts what a block holds into two sides: the same elements, each in the state in which it is. */
export function divide(block: Block): Sides {
  const { root } = block;
  const scrolled = scrollKeeper(block);
  const [code, run] = block.isFree ? ownSides(root) : newSides(root);
  scrolled();
  return {
    code,
    run,
    join() {
      const keep = scrollKeeper(block);
      const sides = code.parentElement;
      for (const side of [code, run]) {
        side.classList.remove('present-code', 'present-run');
        if (!block.isFree) side.replaceWith(...side.childNodes);
      }
      sides?.classList.remove('present-sides');
      if (!block.isFree) sides?.replaceWith(...sides.childNodes);
      keep();
    },
  };
}

/** A block of free files has two sides by itself. */
function ownSides(root: HTMLElement): [code: HTMLElement, run: HTMLElement] {
  const [code, run] = ['.free-code', '.free-output'].map((name) =>
    root.querySelector<HTMLElement>(name),
  );
  if (!code || !run) throw new Error('the free block has no sides');
  code.classList.add('present-code');
  run.classList.add('present-run');
  code.parentElement?.classList.add('present-sides');
  return [code, run];
}

function newSides(root: HTMLElement): [code: HTMLElement, run: HTMLElement] {
  const sides = element('div', 'present-sides');
  const code = element('div', 'present-code');
  const run = element('div', 'present-run');
  const [, ...parts] = root.children;
  const from = parts.findIndex((part) => part.matches('.block-run'));
  code.append(...parts.slice(0, from));
  run.append(...parts.slice(from));
  sides.append(code, run);
  root.append(sides);
  return [code, run];
}

/** What is moved forgets how far it was scrolled: remembers it, and returns what scrolls it there again. */
function scrollKeeper(block: Block): () => void {
  const output = block.part('output');
  const { scrollTop } = output;
  return () => {
    output.scrollTop = scrollTop;
  };
}
