// A histogram as a table whose bars are seen and whose figures are read.

import type { ManyStrings } from '../../i18n/strings/tools/types.ts';
import type { Bin, Histogram } from '../../outcomes/histogram.ts';
import { element } from '../block/element.ts';
import { bar, formatNumber } from './elements.ts';

/** Makes the table; `caption` says what the numbers are. */
export function histogramElement(
  { least, median, greatest, bins }: Histogram,
  caption: readonly (Node | string)[],
  strings: ManyStrings,
): HTMLElement {
  const table = element('table', 'histogram');
  table.dataset['part'] = 'histogram';
  const title = table.createCaption();
  const figures = element(
    'span',
    'histogram-figures',
    strings.figures(formatNumber(least), formatNumber(median), formatNumber(greatest)),
  );
  const says = element('span', 'histogram-says');
  says.append(...caption);
  title.append(says, figures);
  const head = table.createTHead().insertRow();
  for (const words of [strings.value, strings.runs]) {
    const cell = element('th', '', words);
    cell.scope = 'col';
    head.append(cell);
  }
  const most = Math.max(...bins.map(({ count }) => count));
  const body = table.createTBody();
  for (const bin of bins) {
    const row = body.insertRow();
    row.dataset['count'] = String(bin.count);
    const name = element('th', '', rangeOf(bin, strings));
    name.scope = 'row';
    const cell = element('td', '');
    cell.append(bar(bin.count, most), element('span', 'histogram-count', String(bin.count)));
    row.append(name, cell);
  }
  return table;
}

const rangeOf = ({ from, to }: Bin, strings: ManyStrings): string =>
  from === to ? formatNumber(from) : strings.range(formatNumber(from), formatNumber(to));
