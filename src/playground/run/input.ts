// Standard input of a running program: line by line, and its end.

import type { Run } from '../../engine/types.ts';
import type { InputStrings } from '../../i18n/strings/tools/types.ts';
import { filesOf } from '../files.ts';
import { lineForm } from '../line-form.ts';
import { part } from '../parts.ts';
import { toolButton } from '../tool-button.ts';

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
  const { form, label, field } = lineForm('input', 'line', strings.label);
  const send = toolButton(strings.send, undefined, 'submit');
  const end = toolButton(strings.end);
  form.append(send, end);

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
