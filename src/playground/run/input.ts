// Standard input of a running program: line by line, and its end.

import type { Run } from '../../engine/types.ts';
import type { InputStrings } from '../../i18n/strings/tools/types.ts';
import { filesOf } from '../files.ts';
import { part } from '../parts.ts';

/** Words by which a program shows that it reads its input. */
const readers = /\bstdin\b|\breadline\b/;

/** Whether the block's program may want input. */
export function readsInput(block: HTMLElement): boolean {
  return Object.values(filesOf(block)).some((text) => readers.test(text));
}

/**
 * Shows, below the output, where to type the input of a run. `echo` is told each line. Returns what
 * takes it away.
 */
export function showInput(
  block: HTMLElement,
  run: Run,
  strings: InputStrings,
  echo: (line: string) => void,
): () => void {
  const form = document.createElement('form');
  form.className = 'block-input';
  form.dataset['part'] = 'input';
  const label = document.createElement('label');
  const field = document.createElement('input');
  field.type = 'text';
  field.name = 'line';
  field.autocomplete = 'off';
  field.autocapitalize = 'off';
  field.spellcheck = false;
  label.append(strings.label, field);
  const send = formButton('submit', strings.send);
  const end = formButton('button', strings.end);
  form.append(label, send, end);

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    run.write(`${field.value}\n`);
    echo(field.value);
    field.value = '';
    field.focus();
  });
  end.addEventListener('click', () => {
    run.endInput();
    for (const control of [field, send, end]) control.disabled = true;
    label.firstChild?.replaceWith(strings.ended);
  });
  part(block, 'output').after(form);
  return () => {
    const hadFocus = form.contains(document.activeElement);
    form.remove();
    if (hadFocus) block.querySelector<HTMLElement>('[data-action="run"]')?.focus();
  };
}

function formButton(type: 'submit' | 'button', text: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = type;
  button.className = 'block-tool';
  button.textContent = text;
  return button;
}
