// The lines of an outcome, as the output shows lines, and the first that another one has otherwise.

import { laneCount } from '../../example/speakers.ts';
import type { BlockStrings } from '../../i18n/strings/types.ts';
import type { PrintedLine } from '../../outcomes/printed-run.ts';
import { lineElement } from '../output/line-element.ts';
import { plainStyle } from '../output/terminal-style.ts';
import { element } from '../block/element.ts';

/** As many lines as are shown of an outcome, those around the first difference among them. */
const shownLines = 60;

/** How many of them stand before the first difference. */
const before = 8;

/** What is shown of an outcome. */
export interface ShownOutcome {
  readonly lines: readonly PrintedLine[];
  /** How many more there are, which were not compared. */
  readonly further: number;
  /** The place of the first difference, from 0, where there is one: at the end, where nothing stands there. */
  readonly differsAt?: number | undefined;
}

/** Makes the list of lines. What was printed is only ever text. */
export function linesElement(
  { lines, further, differsAt }: ShownOutcome,
  strings: BlockStrings,
): HTMLElement {
  const { many, output } = strings.tools;
  const list = element('div', 'outcome-lines');
  list.tabIndex = 0;
  list.role = 'group';
  list.ariaLabel = strings.output;
  const isAlone = new Set(lines.map(({ speaker }) => speaker)).size < 2;
  list.toggleAttribute('data-alone', isAlone);
  const from = Math.max(0, Math.min((differsAt ?? 0) - before, lines.length - shownLines));
  const until = Math.min(lines.length, from + shownLines);
  if (from > 0) list.append(element('p', 'outcome-more', many.before(from)));
  const surroundings = { style: plainStyle, files: [], cut: output.cut };
  for (let at = from; at < until; at += 1) {
    const line = lines[at];
    if (!line) continue;
    const { stream, speaker, text } = line;
    const made = lineElement(
      { stream, source: speaker, lane: laneOf(speaker), text, time: '' },
      surroundings,
    );
    if (at === differsAt) markDifference(made, many.firstDifference);
    list.append(made);
  }
  if (differsAt === lines.length) {
    const end = element('div', 'output-line');
    end.append(element('span', 'output-source'), element('span', 'output-text', many.overHere));
    markDifference(end, many.firstDifference);
    list.append(end);
  }
  const more = lines.length - until + further;
  if (more > 0) list.append(element('p', 'outcome-more', many.further(more)));
  return list;
}

/** By words and a line, not by colour alone. */
function markDifference(line: HTMLElement, words: string): void {
  line.dataset['differs'] = 'first';
  line.querySelector('.output-text')?.prepend(element('mark', 'outcome-mark', words), ' ');
}

/** The lane of a speaker who is named as in every run: the same as beside the code. */
function laneOf(speaker: string): number {
  const [, thread] = /^worker (\d+)/.exec(speaker) ?? [];
  const shared = laneCount - 1;
  if (thread !== undefined) return 1 + ((Number(thread) - 1) % shared);
  return speaker.startsWith('child') ? shared : 0;
}
