// What a reader can choose about engines: StackBlitz once more, and which engine comes first.

import { chooseEngine, readPreference } from '../../engine/preference.ts';
import { reconsiderEngines } from '../../engine/session.ts';
import type { EngineId } from '../../engine/types.ts';
import type { BlockStrings } from '../../i18n/strings/types.ts';
import { part } from '../parts.ts';
import type { FailureRecord } from './run-record.ts';

/** Shows the choices below the status of a block. `failure` is why StackBlitz did not serve it. */
export function showChoices(
  block: HTMLElement,
  strings: BlockStrings,
  failure?: FailureRecord,
): void {
  const choices = document.createElement('div');
  choices.className = 'block-choices';
  choices.dataset['part'] = 'choices';
  if (failure?.engine === 'stackblitz') {
    const text = failure.needsReload ? strings.retryByReload : strings.retry;
    choices.append(button('retry', text, failure.needsReload ? 'reload' : 'run'));
  }
  const other = otherThanPreferred();
  choices.append(button('prefer', strings.prefer[other], other));
  hideChoices(block);
  part(block, 'status').after(choices);
}

/** Takes the choices away. */
export function hideChoices(block: HTMLElement): void {
  block.querySelector('[data-part="choices"]')?.remove();
}

/** Remembers the engine that a button offers; every such button then offers the other one. */
export function preferEngine(chosen: HTMLElement, strings: BlockStrings): void {
  chooseEngine(chosen.dataset['value'] === 'builtin' ? 'builtin' : 'stackblitz');
  reconsiderEngines();
  const other = otherThanPreferred();
  for (const each of document.querySelectorAll<HTMLElement>('[data-action="prefer"]')) {
    each.dataset['value'] = other;
    each.textContent = strings.prefer[other];
  }
}

const otherThanPreferred = (): EngineId =>
  readPreference().engine === 'builtin' ? 'stackblitz' : 'builtin';

function button(action: 'retry' | 'prefer', text: string, value: string): HTMLElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'choice';
  element.dataset['action'] = action;
  element.dataset['value'] = value;
  element.textContent = text;
  return element;
}
