// The lines of a program's code in its block: read, marked, and gone to.

import type { CodePlace } from '../../engine/types.ts';
import { codeOf, type Block } from '../block/block.ts';
import type { Files } from '../block/draft.ts';

/** The code of one run. */
export interface CodeLines {
  /** Whether the program has that file. */
  has(place: CodePlace): boolean;
  /** The text of a line as it ran; undefined where there is none. */
  text(place: CodePlace): string | undefined;
  /** Marks a line, and no other, where the block still has the code that ran; nothing without a place. */
  mark(place: CodePlace | undefined): void;
  /** Shows its file, marks the line, and brings it into the window. */
  goTo(place: CodePlace): void;
}

/** The code of a run of these files; undefined where it is not known any more what ran. */
export function codeLines(block: Block, files: Files | undefined): CodeLines {
  const has = ({ file }: CodePlace): boolean => files !== undefined && Object.hasOwn(files, file);
  const mark = (place: CodePlace | undefined): void => {
    for (const file of block.fileElements) {
      const isMarked = place !== undefined && file.dataset['file'] === place.file;
      const isAsRan = isMarked && files?.[place.file] === codeOf(file).textContent;
      file.toggleAttribute('data-at-line', isAsRan);
      if (isAsRan) file.style.setProperty('--at-line', String(place.line));
    }
  };
  return {
    has,
    text: ({ file, line }) => files?.[file]?.split('\n')[line - 1]?.trim(),
    mark,
    goTo(place) {
      const file = block.fileElement(place.file);
      if (!file || !has(place)) return;
      block.showFile(place.file);
      mark(place);
      const editor = block.editors.get(file);
      if (editor) {
        editor.focus(place);
        return;
      }
      const still = codeOf(file).closest('pre') ?? file;
      still.focus({ preventScroll: true });
      bringIn(still, place.line);
    },
  };
}

/** Scrolls the window, where need be, so that a line of code is in its middle. */
function bringIn(code: HTMLElement, line: number): void {
  const { lineHeight, paddingTop } = getComputedStyle(code);
  const height = Number.parseFloat(lineHeight) || 24;
  const top =
    code.getBoundingClientRect().top + (Number.parseFloat(paddingTop) || 0) + (line - 1) * height;
  const header = document.querySelector('.site-header')?.getBoundingClientRect().bottom ?? 0;
  if (top >= Math.max(header, 0) && top + height <= innerHeight) return;
  scrollBy({ top: top - innerHeight / 2 });
}
