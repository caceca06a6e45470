// The numbers of an outcome that are not the same in all its runs: what was measured as histograms, times in figures.

import type { ManyStrings } from '../../i18n/strings/tools/types.ts';
import type { Group, Varying } from '../../outcomes/outcomes.ts';
import { element } from '../block/element.ts';
import { formatNumber } from './elements.ts';
import { histogramElement } from './histogram-element.ts';

/** As many histograms as are drawn for one outcome; of further numbers there are the figures. */
const mostHistograms = 6;

/** Makes what there is to see of them; nothing where no number varies. */
export function numbersElement(group: Group, strings: ManyStrings): HTMLElement {
  const part = element('div', 'outcome-numbers');
  const numbers = group.varying.filter(({ kind }) => kind === 'number');
  const times = group.varying.filter(({ kind }) => kind === 'time');
  if (numbers.length > 0) {
    part.append(element('p', 'outcome-title', strings.numbers));
    const drawn = numbers.slice(0, mostHistograms);
    const row = element('div', 'histograms');
    row.append(
      ...drawn.map((one) =>
        histogramElement(one.histogram, captionOf(group, one, strings), strings),
      ),
    );
    part.append(row, ...figuresOf(group, numbers.slice(mostHistograms), strings));
  }
  if (times.length > 0) {
    const fold = element('details', 'outcome-times');
    fold.append(element('summary', '', strings.durations), ...figuresOf(group, times, strings));
    part.append(fold);
  }
  return part;
}

function figuresOf(
  group: Group,
  some: readonly Varying[],
  strings: ManyStrings,
): readonly HTMLElement[] {
  if (some.length === 0) return [];
  const list = element('ul', 'outcome-figures');
  for (const one of some) {
    const { least, median, greatest } = one.histogram;
    const item = element('li', '');
    const figures = strings.figures(
      formatNumber(least),
      formatNumber(median),
      formatNumber(greatest),
    );
    item.append(
      ...captionOf(group, one, strings),
      ' ',
      element('span', 'histogram-figures', figures),
    );
    list.append(item);
  }
  return [list];
}

/** The line that a number stands in, and which of it is meant. */
function captionOf(
  { lines }: Group,
  { line, numeral }: Varying,
  strings: ManyStrings,
): readonly (Node | string)[] {
  const { text = '', numerals } = lines[line] ?? { numerals: [] };
  const { at = text.length, text: number = '' } = numerals[numeral] ?? {};
  return [
    element('span', 'histogram-line', `${strings.inLine(line + 1)} `),
    text.slice(0, at),
    element('strong', '', number),
    text.slice(at + number.length),
  ];
}
