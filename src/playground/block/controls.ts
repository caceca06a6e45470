// The controls that a block gets beside those that came with it.

import type { ActionName, OutcomeAction } from './actions.ts';
import type { Block } from './block.ts';

/** Makes a button; `action` is what it does, where a press is not heard otherwise. */
function button(
  className: string,
  text: string,
  action?: ActionName | OutcomeAction,
): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = className;
  if (action !== undefined) element.dataset['action'] = action;
  element.textContent = text;
  return element;
}

/** A tool of a block: a quiet button that is words alone. */
export function toolButton(text: string, action?: ActionName | OutcomeAction): HTMLButtonElement {
  return button('block-tool', text, action);
}

/** A choice in a sentence of a block, which looks like a link. */
export function choiceButton(text: string, action: ActionName): HTMLButtonElement {
  return button('choice', text, action);
}

/** Its elements; buttons and what else it needs are the caller's to append. */
export interface LineForm {
  readonly form: HTMLFormElement;
  readonly label: HTMLLabelElement;
  readonly field: HTMLInputElement;
  readonly send: HTMLButtonElement;
}

/** Makes a form that is the block's `part`: one line to type, named by `words`, and what sends it. */
export function lineForm(part: string, name: string, words: string, sends: string): LineForm {
  const form = document.createElement('form');
  form.className = 'block-input';
  form.dataset['part'] = part;
  const label = document.createElement('label');
  const field = document.createElement('input');
  field.type = 'text';
  field.name = name;
  field.autocomplete = 'off';
  field.autocapitalize = 'off';
  field.spellcheck = false;
  label.append(words, field);
  const send = toolButton(sends);
  send.type = 'submit';
  form.append(label, send);
  return { form, label, field, send };
}

/**
 * The paragraph of a block behind its part `after`, made where it is not there yet: for words that come
 * later, which are heard only in a place that was there before.
 */
export function spokenPart(
  block: Block,
  name: string,
  after: Parameters<Block['part']>[0],
): HTMLElement {
  const known = block.root.querySelector<HTMLElement>(`[data-part="${name}"]`);
  if (known) return known;
  const paragraph = document.createElement('p');
  paragraph.className = `block-${name}`;
  paragraph.dataset['part'] = name;
  paragraph.role = 'status';
  block.part(after).after(paragraph);
  return paragraph;
}
