// The table that a run printed, drawn below its output where the example asks for that.
import { drawChart } from '../../chart/draw-chart.ts';
import { readChart } from '../../chart/chart.ts';
import type { RunEvent } from '../../engine/types.ts';
import { linesOf } from '../../example/lines.ts';
import type { Block } from '../block/block.ts';
import { element } from '../block/element.ts';
import { elementOf } from '../../drawing/element.ts';

/** Draws what these events printed; undefined where they printed no such table. */
export function showChart(
  block: Block,
  events: readonly RunEvent[],
  label: string,
): Element | undefined {
  const lines = linesOf(events).map(({ text }) => text);
  const chart = readChart(block.root.dataset['chart'] ?? '', lines);
  if (!chart) return undefined;
  const place = element('div', 'block-chart');
  place.dataset['part'] = 'chart';
  place.append(elementOf(drawChart(chart, label)));
  block.part('output').after(place);
  return place;
}
