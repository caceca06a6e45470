// One line of output on the page: the twin of the lines in RecordedOutput.astro.

/** A line as it is shown. */
export interface ShownLine {
  readonly stream: 'stdout' | 'stderr';
  /** Who printed it: `main`, `worker 1`, `child 4012`. */
  readonly source: string;
  /** Which colour it has. */
  readonly lane: number;
  readonly text: string;
  /** Its time since the start of the run, in words. */
  readonly time: string;
}

/** Makes the element of a line. What was printed is only ever text. */
export function lineElement({ stream, source, lane, text, time }: ShownLine): HTMLElement {
  const element = document.createElement('div');
  element.className = 'output-line';
  element.dataset['stream'] = stream;
  element.dataset['source'] = source;
  element.dataset['lane'] = String(lane);
  element.append(
    span('output-source', source),
    span('output-text', text),
    span('output-time', time),
  );
  return element;
}

/** Reads a line back from its element. */
export function shownLine(element: HTMLElement): ShownLine {
  const textOf = (part: string): string => element.querySelector(part)?.textContent ?? '';
  return {
    stream: element.dataset['stream'] === 'stderr' ? 'stderr' : 'stdout',
    source: element.dataset['source'] ?? '',
    lane: Number(element.dataset['lane']),
    text: textOf('.output-text'),
    time: textOf('.output-time'),
  };
}

function span(className: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}
