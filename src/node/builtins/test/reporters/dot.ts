// The shortest reporter: a dot for what passed, a cross for what failed.
import { colorsOf } from './colors.ts';
import { isResult } from './data.ts';
import type { EventData, Events, ReporterNeeds } from './data.ts';
import { resultText } from './result.ts';

const leastColumns = 20;

export function createDot(needs: ReporterNeeds) {
  const width = (): number => Math.max(needs.columns() ?? leastColumns, leastColumns);
  return async function* dot(events: Events): AsyncGenerator<string> {
    const { green, red, clear, white } = colorsOf(needs.isColored());
    const failed: EventData[] = [];
    let column = 0;
    let columns = width();
    for await (const event of events) {
      if (!isResult(event)) continue;
      if (event.type === 'test:pass') yield `${green}.${clear}`;
      else {
        yield `${red}X${clear}`;
        failed.push(event.data);
      }
      column += 1;
      if (column === columns) {
        yield '\n';
        column = 0;
        columns = width();
      }
    }
    yield '\n';
    if (failed.length === 0) return;
    yield `\n${red}Failed tests:${white}\n\n`;
    for (const data of failed) yield resultText(needs, 'test:fail', { ...data, nesting: 0 }, true);
  };
}
