// What a timeline is made of on the page: its tools, the plot, what is said of it, its table.

import type { TimelineStrings } from '../../i18n/timeline-strings.ts';
import { toolButton } from '../block/controls.ts';
import { element } from '../block/element.ts';

/** What a press of a tool does. */
export type ToolName =
  'zoom-in' | 'zoom-out' | 'fit' | 'fold' | 'measure' | 'turn' | 'table' | 'save';

/** The elements of a timeline. */
export interface TimelineParts {
  readonly root: HTMLElement;
  readonly tools: ReadonlyMap<ToolName, HTMLButtonElement>;
  /** Has the focus, and holds the drawing. */
  readonly plot: HTMLElement;
  /** What happened at the mark that was gone to. */
  readonly said: HTMLElement;
  /** What every lane does at the cursor. */
  readonly moment: HTMLElement;
  readonly note: HTMLElement;
  readonly table: HTMLElement;
}

let count = 0;

/** Makes the parts; `program` is what the program is called. */
export function timelineParts(strings: TimelineStrings, program: string): TimelineParts {
  const { tools: names } = strings;
  count += 1;
  const root = element('div', 'timeline');
  root.dataset['part'] = 'timeline';
  root.role = 'group';
  root.ariaLabel = strings.of(program);
  const bar = element('div', 'timeline-tools');
  const tools = new Map<ToolName, HTMLButtonElement>();
  const add = (name: ToolName, text: string, label?: string): void => {
    const button = toolButton(text);
    button.dataset['tool'] = name;
    if (label !== undefined) button.ariaLabel = button.title = label;
    tools.set(name, button);
    bar.append(button);
  };
  add('zoom-out', '−', names.zoomOut);
  add('zoom-in', '+', names.zoomIn);
  add('fit', names.fit);
  add('fold', names.fold);
  add('measure', names.measure);
  add('turn', strings.turn.title);
  add('table', names.table);
  add('save', names.save);
  for (const name of ['fold', 'measure', 'turn', 'table'] as const) {
    const button = tools.get(name);
    if (button) button.ariaPressed = 'false';
  }

  const plot = element('div', 'timeline-plot');
  // Its keys are its own: they go from event to event, which is said in words.
  plot.role = 'application';
  plot.tabIndex = 0;
  plot.ariaLabel = strings.of(program);
  const keys = element('p', 'timeline-keys', strings.keys);
  keys.id = `timeline-keys-${String(count)}`;
  plot.setAttribute('aria-describedby', keys.id);

  const said = element('p', 'timeline-said', strings.hint);
  said.role = 'status';
  said.dataset['part'] = 'timeline-said';
  const moment = element('p', 'timeline-moment');
  moment.ariaLive = 'polite';
  moment.dataset['part'] = 'timeline-moment';
  const note = element('p', 'timeline-note');
  const table = element('div', 'timeline-table');
  table.tabIndex = 0;
  table.role = 'region';
  table.ariaLabel = strings.tools.table;
  table.hidden = true;
  root.append(bar, plot, keys, note, said, moment, table);
  return { root, tools, plot, said, moment, note, table };
}
