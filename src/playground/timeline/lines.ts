// The lines of output that a timeline is of: shown with its marks, and its marks with them.

/** The lines of one output, by their numbers from 0. */
export interface OutputLines {
  /** The element in which they are. */
  readonly root: HTMLElement;
  /** The element of a line; undefined where it is not shown. */
  find(line: number): HTMLElement | undefined;
  /** The number of the line that an element is in. */
  numberOf(element: Element): number | undefined;
}

/** The lines that were recorded: all there, in order. */
export function recordedLines(root: HTMLElement): OutputLines {
  const lines = [...root.querySelectorAll<HTMLElement>('.output-line')];
  return {
    root,
    find: (line) => lines[line],
    numberOf(element) {
      const found = lines.findIndex((line) => line.contains(element));
      return found < 0 ? undefined : found;
    },
  };
}

/** The lines of a run of the reader's own: some are filtered out, and of many only the last are there. */
export function liveLines(root: HTMLElement): OutputLines {
  return {
    root,
    find: (line) => root.querySelector<HTMLElement>(`[data-line="${String(line)}"]`) ?? undefined,
    numberOf(element) {
      const number = element.closest<HTMLElement>('[data-line]')?.dataset['line'];
      return number === undefined ? undefined : Number(number);
    },
  };
}

/** Marks these lines and no others; `reveals` also scrolls their box to the first, and nothing else. */
export function markLines(lines: OutputLines, numbers: readonly number[], reveals: boolean): void {
  for (const line of lines.root.querySelectorAll('[data-marked]'))
    line.removeAttribute('data-marked');
  const found = numbers.flatMap((number) => lines.find(number) ?? []);
  for (const line of found) line.dataset['marked'] = '';
  const [first] = found;
  if (!first || !reveals) return;
  const box = lines.root.getBoundingClientRect();
  const { top, bottom } = first.getBoundingClientRect();
  if (top < box.top) lines.root.scrollTop -= box.top - top;
  else if (bottom > box.bottom) lines.root.scrollTop += bottom - box.bottom;
}
