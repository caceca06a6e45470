// What a reader can choose about engines: StackBlitz once more, and which engine comes first.

import { chooseEngine, readPreference } from '../../engine/preference.ts';
import { reconsiderEngines } from '../../engine/session.ts';
import type { EngineId } from '../../engine/types.ts';
import type { BlockStrings } from '../../i18n/strings/types.ts';
import type { Block } from '../block/block.ts';
import { choiceButton } from '../block/controls.ts';
import type { ReasonRecord } from '../block/run-record.ts';

/** Shows the choices below the status of a block, in the open. */
export function showChoices(block: Block, strings: BlockStrings, reason?: ReasonRecord): void {
  hideChoices(block);
  block.part('status').after(choicesElement(strings, reason));
}

/** Makes the choices of a block. `reason` is why the first engine did not run it. */
export function choicesElement(strings: BlockStrings, reason?: ReasonRecord): HTMLElement {
  const choices = document.createElement('div');
  choices.className = 'block-choices';
  choices.dataset['part'] = 'choices';
  if (reason?.engine === 'stackblitz' && 'failure' in reason) {
    const text = reason.needsReload ? strings.retryByReload : strings.retry;
    choices.append(button('retry', text, reason.needsReload ? 'reload' : 'run'));
  }
  const other = otherThanPreferred();
  choices.append(button('prefer', strings.prefer[other], other));
  return choices;
}

/** Takes the choices away. */
export function hideChoices(block: Block): void {
  block.root.querySelector('[data-part="choices"]')?.remove();
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
  const element = choiceButton(text, action);
  element.dataset['value'] = value;
  return element;
}
