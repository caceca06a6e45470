// What a presented block has on its bar beside Run: ten runs, the size of its type, the way back.

import type { ToolStrings } from '../../i18n/strings/tools/types.ts';
import { toolButton } from '../block/controls.ts';
import { element } from '../block/element.ts';

/** What its buttons and keys ask for. */
export interface PresentOrders {
  /** Writes it one size larger, or smaller. */
  readonly step: (by: 1 | -1) => void;
  readonly end: () => void;
}

/** How often a lecturer has a program run: a lecture waits for no more. */
const times = 10;

/** Makes them, in the order in which they stand. */
export function presentTools({ many, present }: ToolStrings, orders: PresentOrders): HTMLElement {
  const tools = element('div', 'present-tools');
  tools.dataset['part'] = 'present-tools';
  const again = toolButton('', 'many');
  again.append(element('span', 'many-verb', many.verb), ` ${many.times(times)}`);
  again.dataset['value'] = String(times);
  again.ariaLabel = many.run(times);
  const add = (name: string, text: string, label: string, act: () => void): HTMLElement => {
    const button = toolButton(text);
    button.dataset['tool'] = name;
    button.title = label;
    button.ariaLabel = /\w/.test(text) ? `${text} ${label}` : label;
    button.addEventListener('click', act);
    return button;
  };
  tools.append(
    again,
    add('smaller', 'A−', present.smaller, () => orders.step(-1)),
    add('larger', 'A+', present.larger, () => orders.step(1)),
    add('end', '×', present.end, orders.end),
  );
  return tools;
}
